import './wizard/strings';
import type { TFunction } from 'i18next';
import type { Finding } from '../../api/client';
import type { Asked } from '../../api/types';
import type { RunKind } from '../../format/run';
import { fits, isMoment, LONGEST_OVERLAY, type Search, type Step } from '../../url/search';

export interface DraftRow {
  of: 'indicator' | 'scheme';
  code: string;
  version: string;
}

export interface WeightRow {
  scheme: string;
  path: string;
  weight: string;
}

export interface TargetRow {
  of: 'unit' | 'unitClass';
  code: string;
  indicator: string;
  period: string;
  /** The kind of period for each of which within the period it is; empty for the period as a whole. */
  each: string;
  value: string;
  floor: string;
}

/** What a what-if lays over the rules, as the form holds it: the JSON comes on top of the rows. */
export interface OverlayForm {
  drafts: DraftRow[];
  weights: WeightRow[];
  targets: TargetRow[];
  json: string;
}

export type CutMode = 'now' | 'moment' | 'written';

/** A run that is being thought of. */
export interface Draft {
  kind: RunKind;
  classes: string[];
  periods: string[];
  units: string[];
  cutMode: CutMode;
  cut: string;
  asOf: string;
  base: string;
  overlay: OverlayForm;
  reason: string;
}

export const NO_OVERLAY: OverlayForm = { drafts: [], weights: [], targets: [], json: '' };

const rows = <T extends object>(found: unknown, empty: T): T[] =>
  Array.isArray(found)
    ? found
        .filter((one): one is object => typeof one === 'object' && one !== null)
        .slice(0, 100)
        .map((one) => {
          const texts = Object.entries(one).filter(([key, v]) => key in empty && typeof v === 'string');
          return { ...empty, ...Object.fromEntries(texts) };
        })
    : [];

export const NEW_DRAFT: DraftRow = { of: 'indicator', code: '', version: '' };
export const NEW_WEIGHT: WeightRow = { scheme: '', path: '', weight: '' };
export const NEW_TARGET: TargetRow = {
  of: 'unit',
  code: '',
  indicator: '',
  period: '',
  each: '',
  value: '',
  floor: '',
};

function overlayOf(text: string | undefined): OverlayForm {
  if (!text) return NO_OVERLAY;
  try {
    const { drafts, weights, targets, json } = JSON.parse(text) as Record<string, unknown>;
    return {
      drafts: rows(drafts, NEW_DRAFT).map((one) => ({
        ...one,
        of: one.of === 'scheme' ? 'scheme' : 'indicator',
      })),
      weights: rows(weights, NEW_WEIGHT),
      targets: rows(targets, NEW_TARGET).map((one) => ({
        ...one,
        of: one.of === 'unitClass' ? 'unitClass' : 'unit',
      })),
      json: typeof json === 'string' ? json : '',
    };
  } catch {
    return NO_OVERLAY;
  }
}

const list = (text: string | undefined) => text?.split(',').filter(Boolean) ?? [];

export function draftOf(search: Search): Draft {
  return {
    kind: search.kind ?? 'what-if',
    classes: list(search.classes),
    periods: list(search.periods),
    units: list(search.units),
    cutMode: search.asOf ? 'moment' : search.cut ? 'written' : 'now',
    cut: search.cut ?? '',
    asOf: search.asOf ?? '',
    base: search.base ?? '',
    overlay: overlayOf(search.overlay),
    reason: search.reason ?? '',
  };
}

export const isEmpty = (form: OverlayForm) =>
  form.drafts.length + form.weights.length + form.targets.length === 0 && !form.json.trim();

/** The draft as it stands in the address. */
export function searchOf(draft: Draft) {
  const overlay = isEmpty(draft.overlay) || draft.kind !== 'what-if' ? '' : JSON.stringify(draft.overlay);
  const text = (parts: readonly string[]) => parts.join(',') || undefined;
  return {
    kind: draft.kind,
    classes: text(draft.classes),
    periods: text(draft.periods),
    units: text(draft.units),
    cut: (draft.cutMode === 'written' && draft.cut) || undefined,
    asOf: (draft.cutMode === 'moment' && draft.asOf) || undefined,
    base: draft.base || undefined,
    overlay: (fits(overlay, LONGEST_OVERLAY) && overlay) || undefined,
    reason: (fits(draft.reason) && draft.reason) || undefined,
  };
}

/** Places of the form, as they are named in `wrong`. */
export type Place = string;
export type Wrong = ReadonlyMap<Place, string>;

/** The step on which a place stands. */
export function stepOf(place: Place): Step {
  if (place.startsWith('scope')) return 'scope';
  return 'cause';
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const WHOLE = /^[1-9]\d{0,8}$/;

interface SchemeVersion {
  scheme: string;
  version: number;
  definition: unknown;
}

/** The latest version of a scheme. */
export const latestOf = <T extends SchemeVersion>(schemes: readonly T[], scheme: string): T | undefined =>
  schemes
    .filter((one) => one.scheme === scheme)
    .reduce<T | undefined>((most, one) => (!most || one.version > most.version ? one : most), undefined);

const aboveOf = (path: string) => path.split('/').slice(0, -1).join('/');

/** Exact for what weights are: numbers with a few decimals. */
const total = (weights: readonly string[]) =>
  weights.reduce((sum, one) => sum + Math.round(Number(one) * 1e6), 0) / 1e6;

/**
 * What the weights beside each changed one add up to, where that was 100 and no longer is; by the row's index. A scheme
 * that the what-if replaces is left to the service.
 */
export function unbalanced(form: OverlayForm, schemes: readonly SchemeVersion[]): Map<number, number> {
  const found = new Map<number, number>();
  const replaced = new Set(form.drafts.filter((one) => one.of === 'scheme').map((one) => one.code));
  form.weights.forEach((row, i) => {
    const definition = latestOf(schemes, row.scheme)?.definition;
    if (!definition || replaced.has(row.scheme) || form.json.trim()) return;
    const beside = pathsOf(definition).filter(
      (one) => aboveOf(one.path) === aboveOf(row.path) && one.weight !== '',
    );
    const changed = (path: string) =>
      form.weights.findLast((one) => one.scheme === row.scheme && one.path === path)?.weight.trim();
    const after = beside.map((one) => changed(one.path) || one.weight);
    if (!beside.some((one) => one.path === row.path) || !after.every((one) => DECIMAL.test(one))) return;
    if (total(beside.map((one) => one.weight)) === 100 && total(after) !== 100) found.set(i, total(after));
  });
  return found;
}

/** What has to be filled in, is no number or adds up wrongly, before anything is asked of the service. */
export function incomplete(draft: Draft, t: TFunction, schemes: readonly SchemeVersion[] = []): Wrong {
  const wrong = new Map<Place, string>();
  const needed = (place: Place, text: string) => {
    if (!text.trim()) wrong.set(place, t('form.missing'));
  };
  const number = (place: Place, text: string, pattern: RegExp, message: string) => {
    needed(place, text);
    if (text.trim() && !pattern.test(text.trim())) wrong.set(place, message);
  };
  if (!draft.reason.trim()) wrong.set('reason', t('wizard.reasonMissing'));
  if (draft.cutMode === 'moment' && draft.kind !== 'verify') {
    needed('cut', draft.asOf);
    if (draft.asOf && !isMoment(draft.asOf)) wrong.set('cut', t('wizard.noMoment'));
  }
  if (draft.cutMode === 'written') needed('cut', draft.cut);
  if (draft.kind !== 'what-if') return wrong;
  draft.overlay.drafts.forEach((row, i) => {
    needed(`drafts.${i}.code`, row.code);
    number(`drafts.${i}.version`, row.version, WHOLE, t('wizard.noVersion'));
  });
  draft.overlay.weights.forEach((row, i) => {
    needed(`weights.${i}.scheme`, row.scheme);
    needed(`weights.${i}.path`, row.path);
    number(`weights.${i}.weight`, row.weight, DECIMAL, t('wizard.noNumber'));
  });
  for (const [i, sum] of unbalanced(draft.overlay, schemes)) {
    wrong.set(`weights.${i}.weight`, t('wizard.unbalanced', { sum }));
  }
  draft.overlay.targets.forEach((row, i) => {
    needed(`targets.${i}.code`, row.code);
    needed(`targets.${i}.indicator`, row.indicator);
    needed(`targets.${i}.period`, row.period);
    number(`targets.${i}.value`, row.value, DECIMAL, t('wizard.noNumber'));
    if (row.floor.trim()) number(`targets.${i}.floor`, row.floor, DECIMAL, t('wizard.noNumber'));
  });
  try {
    written(draft.overlay.json);
  } catch (e) {
    wrong.set('json', t('wizard.notJson', { why: e instanceof Error ? e.message : '' }));
  }
  return wrong;
}

export class UnreadableJson extends Error {}

function written(json: string): Record<string, unknown> {
  if (!json.trim()) return {};
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch (e) {
    throw new UnreadableJson(e instanceof Error ? e.message : String(e));
  }
  if (!read || typeof read !== 'object' || Array.isArray(read)) throw new UnreadableJson('{…}');
  return read as Record<string, unknown>;
}

const part = (json: Record<string, unknown>, name: string): unknown[] =>
  Array.isArray(json[name]) ? (json[name] as unknown[]) : [];

/**
 * What is sent. The form's rows come before those of the JSON, so that a finding's index is the index of the row.
 *
 * @throws UnreadableJson where the field for JSON holds none
 */
export function askedOf(draft: Draft, reason: string): Asked {
  const scope = {
    ...(draft.classes.length ? { classes: draft.classes } : {}),
    ...(draft.periods.length ? { periods: draft.periods } : {}),
    ...(draft.units.length && draft.kind !== 'official' ? { units: draft.units } : {}),
  };
  const asked: Asked = { kind: draft.kind, scope, reason };
  if (draft.cutMode === 'written' && draft.cut.trim()) asked.cut = draft.cut.trim();
  if (draft.cutMode === 'moment' && draft.asOf && draft.kind !== 'verify') asked.asOf = draft.asOf;
  if (draft.base.trim() && draft.kind !== 'official') asked.base = draft.base.trim();
  if (draft.kind !== 'what-if' || isEmpty(draft.overlay)) return asked;
  const json = written(draft.overlay.json);
  const { drafts, weights, targets } = draft.overlay;
  const all = {
    ...json,
    drafts: [
      ...drafts.map(({ of, code, version }) => ({
        [of]: code.trim(),
        // What is no number is sent as it is: the service says what is wrong with it.
        version: /^\d{1,9}$/.test(version.trim()) ? Number(version) : version,
      })),
      ...part(json, 'drafts'),
    ],
    weights: [
      ...weights.map(({ scheme, path, weight }) => ({
        scheme: scheme.trim(),
        path: path.trim(),
        weight: weight.trim(),
      })),
      ...part(json, 'weights'),
    ],
    targets: [
      ...targets.map(({ of, code, indicator, period, each, value, floor }) => ({
        [of]: code.trim(),
        indicator: indicator.trim(),
        period: period.trim(),
        ...(each ? { each } : {}),
        value: value.trim(),
        ...(floor.trim() ? { floor: floor.trim() } : {}),
      })),
      ...part(json, 'targets'),
    ],
  };
  const overlay = Object.fromEntries(
    Object.entries(all).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
  return Object.keys(overlay).length ? { ...asked, overlay } : asked;
}

const FIELDS: Record<string, readonly string[]> = {
  drafts: ['code', 'version'],
  weights: ['scheme', 'path', 'weight'],
  targets: ['code', 'indicator', 'period', 'each', 'value', 'floor'],
};

function overlayPlace(parts: readonly string[], form: OverlayForm): Place {
  const [group = '', index = '', field = ''] = parts;
  const count = { drafts: form.drafts, weights: form.weights, targets: form.targets }[group]?.length ?? 0;
  if (!/^\d+$/.test(index) || Number(index) >= count) return form.json.trim() ? 'json' : 'overlay';
  const named = ['indicator', 'scheme', 'unit', 'unitClass'].includes(field) && group !== 'weights';
  const own = group === 'targets' && field === 'indicator' ? 'indicator' : named ? 'code' : field;
  return `${group}.${index}.${FIELDS[group]?.includes(own) ? own : (FIELDS[group]?.[0] ?? '')}`;
}

/** Where a refusal that has no pointer belongs. */
const BY_CODE: Record<string, Place> = {
  'unknown-cut': 'cut',
  'cut-in-future': 'cut',
  'cut-not-closed': 'cut',
  'nothing-to-replay': 'scope',
  'run-overlaps': 'scope',
};

/** The place of the form a finding is about; nothing where it is about the whole. */
export function placeOf(finding: Pick<Finding, 'pointer' | 'code'>, form: OverlayForm): Place | undefined {
  const [, first = '', ...rest] = finding.pointer?.split('/') ?? [];
  switch (first) {
    case '':
      return BY_CODE[finding.code];
    case 'scope':
      return ['classes', 'periods', 'units'].includes(rest[0] ?? '') ? `scope.${rest[0]}` : 'scope';
    case 'overlay':
      return overlayPlace(rest, form);
    case 'asOf':
      return 'cut';
    default:
      return ['kind', 'cut', 'base', 'reason'].includes(first) ? first : undefined;
  }
}

/** Findings by place; those of one place one after the other. */
export function wrongOf(
  findings: readonly Finding[],
  code: string,
  fallback: string,
  form: OverlayForm,
): Wrong {
  const wrong = new Map<Place, string>();
  const all = findings.length ? findings : [{ code, message: fallback }];
  for (const one of all) {
    const place = placeOf({ ...one, code: one.code || code }, form);
    if (!place) continue;
    const before = wrong.get(place);
    wrong.set(place, before ? `${before} ${one.message}` : one.message);
  }
  return wrong;
}

/** A path through a scheme's tree for every block and indicator, as the service takes it, with its weight. */
export function pathsOf(definition: unknown): { path: string; name: string; weight: string }[] {
  const paths: { path: string; name: string; weight: string }[] = [];
  const visit = (node: unknown, above: string) => {
    if (!node || typeof node !== 'object') return;
    const { code, indicator, name, weight, children } = node as Record<string, unknown>;
    const own = typeof code === 'string' ? code : typeof indicator === 'string' ? indicator : '';
    if (!own) return;
    const path = above ? `${above}/${own}` : own;
    if (above) {
      const heavy = typeof weight === 'string' || typeof weight === 'number' ? String(weight) : '';
      paths.push({ path, name: typeof name === 'string' ? name : '', weight: heavy });
    }
    if (Array.isArray(children)) for (const child of children) visit(child, path);
  };
  const { tree, root } = (definition ?? {}) as Record<string, unknown>;
  visit(tree ?? root, '');
  return paths;
}
