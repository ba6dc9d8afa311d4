import type { TFunction } from 'i18next';
import type { Derivation, Explanation, IndicatorScore, SchemeVersion, UnitScored } from '../../api/types';
import { between, compare, isDecimal, minus, NONE, over, percent, sum, times } from '../../format/decimal';
import { LIGHTS, type Light } from '../../format/light';
import { worded } from '../../i18n/words';

type Block = SchemeVersion['definition']['tree'];
type Node = Block['children'][number];
export type SchemeLeaf = Extract<Node, { kind: 'indicator' }>;
export type LightRule = SchemeLeaf['light'];

/** The version of the scheme a score was made by (`code@version`). */
export const schemeOf = (
  schemes: readonly SchemeVersion[] | undefined,
  wanted: string | undefined,
): SchemeVersion | undefined => schemes?.find((one) => `${one.scheme}@${one.version}` === wanted);

function eachNode(scheme: SchemeVersion | undefined, visit: (node: Node) => void): void {
  const read = (node: Node): void => {
    visit(node);
    if (node.kind === 'block') for (const child of node.children) read(child);
  };
  if (scheme) read(scheme.definition.tree);
}

/** The indicators of a scheme, wherever in its tree they stand; those of units' own lists are not in it. */
export function leavesOf(scheme: SchemeVersion | undefined): Map<string, SchemeLeaf> {
  const leaves = new Map<string, SchemeLeaf>();
  eachNode(scheme, (node) => {
    if (node.kind === 'indicator') leaves.set(node.indicator, node);
  });
  return leaves;
}

/** By which lines indicators of a unit's own have their light, by the block they stand in. */
function ownLights(scheme: SchemeVersion | undefined): Map<string, LightRule> {
  const lights = new Map<string, LightRule>();
  eachNode(scheme, (node) => {
    if (node.kind === 'own') lights.set(node.code, node.indicatorLight);
  });
  return lights;
}

/** By which lines a scheme gives an indicator of a unit its light. */
export function lightRules(
  scheme: SchemeVersion | undefined,
): (score: IndicatorScore) => LightRule | undefined {
  const leaves = leavesOf(scheme);
  const own = ownLights(scheme);
  return ({ indicator, block }) => leaves.get(indicator)?.light ?? own.get(block.split('/').at(-1) ?? block);
}

/** A figure with its unit of measure, as it is written: `97.3%`, `12000万元`. */
export function measured(value: string | undefined, unitOfMeasure = '', most = 4): string {
  const figure = between(value, 0, most);
  if (figure === NONE || !unitOfMeasure) return figure;
  return /^[%‰\u3400-\u9fff]/.test(unitOfMeasure) ? figure + unitOfMeasure : `${figure} ${unitOfMeasure}`;
}

/** What a light was decided by, as far as it is known. */
export interface Ground {
  score: IndicatorScore;
  rule: LightRule | undefined;
  /** The indicator's node of the explanation, where there is one. */
  node?: Derivation | undefined;
  /** What the explanation says of it beside the tree. */
  detail?: Explanation['score']['indicators'][number] | undefined;
  unitOfMeasure?: string | undefined;
}

const childOf = (node: Derivation | undefined, ...kinds: string[]) =>
  node?.children?.find(({ kind }) => kinds.includes(kind));

/** Every indicator's node of an explanation. */
export function indicatorNodes(root: Derivation | undefined): Map<string, Derivation> {
  const found = new Map<string, Derivation>();
  const read = (node: Derivation): void => {
    if (node.kind === 'indicator' && node.code) found.set(node.code, node);
    else for (const child of node.children ?? []) read(child);
  };
  if (root) read(root);
  return found;
}

/** What is held against the lines: a share of one for completion and course, else the figure itself. */
function heldAgainst({ score, rule, node, detail }: Ground): string | undefined {
  const held = node?.terms?.['light-held'];
  if (isDecimal(held)) return held;
  const ruled = childOf(node, 'rule');
  switch (rule?.on) {
    case 'achievement': {
      if (isDecimal(detail?.achievement)) return detail.achievement;
      const earned = ruled?.value ?? score.score;
      return isDecimal(earned) ? over(earned, '100', 8) : undefined;
    }
    case 'value':
      return score.value;
    case 'course': {
      const target = childOf(ruled, 'target')?.value;
      return isDecimal(score.value) && isDecimal(target) ? over(score.value, target, 8) : undefined;
    }
    default:
      return undefined;
  }
}

/** The lines from the best light to the worst, with the light that one has from each on. */
export function linesOf({ green, red, levels = 3 }: LightRule): { light: Light; line: string }[] {
  const middle = over(sum([green, red]), '2', 8) ?? green;
  return levels === 4
    ? [
        { light: 'green', line: green },
        { light: 'yellow', line: middle },
        { light: 'orange', line: red },
      ]
    : [
        { light: 'green', line: green },
        { light: 'yellow', line: red },
      ];
}

/** A share in as many decimals as it takes not to look like a line that it is not on. */
function shareText(x: string, lines: readonly { line: string }[]): string {
  const text = (decimals: number) => `${between(times(x, '100'), 0, decimals)}%`;
  const misleads = (shown: string) =>
    lines.some(({ line }) => percent(line) === shown && compare(line, x) !== 0);
  return text([1, 2, 4].find((decimals) => !misleads(text(decimals))) ?? 8);
}

const lineText = (rule: LightRule, line: string, unitOfMeasure: string | undefined) =>
  rule.on === 'value' ? measured(line, unitOfMeasure) : percent(line);

/** When which light is shown, in words. */
export function lightRuleText(t: TFunction, rule: LightRule, unitOfMeasure: string | undefined): string {
  const [green, middle, red] = [rule.green, linesOf(rule)[1]?.line ?? rule.red, rule.red].map((line) =>
    lineText(rule, line, unitOfMeasure),
  );
  const lines =
    rule.levels === 4
      ? t('lightKind.linesMiddle', { green, middle, red })
      : t('lightKind.linesThree', { green, red });
  return t(`lightKind.${rule.on}`, { lines });
}

/**
 * Why a light is what it is, in a sentence. A line is only named where the figure that is known leads to that very
 * light; else the sentence keeps to what was measured.
 */
export function lightReason(t: TFunction, ground: Ground): string {
  const { score, rule, node, detail, unitOfMeasure } = ground;
  const light = score.light as Light;
  if (detail?.lightOverridden || childOf(node, 'light')) {
    return t('ground.person', { light: t(`light.${light}`) });
  }
  if (score.noData) {
    const reason = worded(t, 'noData', score.noData);
    if (score.imputed) return t('ground.imputed', { reason });
    const policy = detail?.policy ?? childOf(node, 'policy')?.words?.policy;
    return policy ? t('ground.noData', { reason, policy: worded(t, 'noDataPolicy', policy) }) : reason;
  }
  const x = heldAgainst(ground);
  if (rule && isDecimal(x)) {
    const lines = linesOf(rule);
    const down =
      node?.words?.['light-lower'] === 'true' ||
      (rule.on !== 'achievement' && compare(rule.green, rule.red) < 0);
    const at = lines.findIndex(({ line }) => (down ? compare(x, line) <= 0 : compare(x, line) >= 0));
    const would = at < 0 ? 'red' : lines[at]?.light;
    if (would === light) {
      const text = (i: number) => lineText(rule, lines[i]?.line ?? '', unitOfMeasure);
      const lightAt = (i: number) => t(`light.${lines[i]?.light ?? 'red'}`);
      const head = t(`ground.${rule.on}`, {
        x: rule.on === 'value' ? measured(x, unitOfMeasure) : shareText(x, lines),
      });
      const way = down ? 'down' : 'up';
      if (at === 0) return t(`ground.${way}Green`, { head, line: text(0) });
      if (at < 0) {
        const last = lines.length - 1;
        return t(`ground.${way}Red`, { head, missed: lightAt(last), line: text(last) });
      }
      return t(`ground.${way}Between`, {
        head,
        missed: lightAt(at - 1),
        line: text(at - 1),
        reached: lightAt(at),
        other: text(at),
      });
    }
  }
  return earned(t, score, unitOfMeasure);
}

/** What was measured and what it earns. */
export function earned(t: TFunction, score: IndicatorScore, unitOfMeasure?: string): string {
  const value = measured(score.value, unitOfMeasure);
  if (score.watched) return t('ground.watched');
  return score.score === undefined
    ? t('ground.valueOnly', { value })
    : t('ground.stands', { value, score: between(score.score, 2, 2) });
}

/** By which rule of the scheme a unit has its grade; nothing where the scheme says nothing of it. */
export function gradeReason(
  t: TFunction,
  score: UnitScored,
  scheme: SchemeVersion | undefined,
  ranked: number | undefined,
): string | undefined {
  const grades = scheme?.definition.grades;
  const grade = grades?.grades.find((one) => one.grade === score.grade);
  if (!grades || !grade) return undefined;
  const atLeast = grade.atLeast && t('ground.gradeAtLeast', { mark: between(grade.atLeast, 0, 2) });
  // How many places there are is known where the whole class is.
  const places = grade.quota && ranked ? placesOf(grade.quota, ranked, grades.rounding) : undefined;
  const quota =
    places === undefined
      ? undefined
      : t('ground.gradeQuota', { share: percent(grade.quota), count: ranked, places });
  if (!atLeast && grade.quota && !quota) return undefined;
  const rule =
    atLeast && quota ? t('ground.gradeBoth', { atLeast, quota }) : atLeast || quota || t('ground.gradeRest');
  return t('ground.gradeOf', { grade: worded(t, 'grade', grade.grade), rule });
}

/** By which rule a unit has its grade and what the better one lacked, as the explanation says it. */
export function gradeGround(t: TFunction, node: Derivation | undefined): string | undefined {
  const { words, terms } = node ?? {};
  const ranked = terms?.['grade-ranked'];
  if (!words?.grade || !ranked) return undefined;
  const quotaOf = (share: string | undefined, places: string | undefined) =>
    share && places && t('ground.gradeQuota', { share: percent(share), count: Number(ranked), places });
  const atLeast =
    terms['grade-at-least'] && t('ground.gradeAtLeast', { mark: between(terms['grade-at-least'], 0, 2) });
  const quota = quotaOf(terms['grade-quota'], terms['grade-places']);
  const rule =
    atLeast && quota ? t('ground.gradeBoth', { atLeast, quota }) : atLeast || quota || t('ground.gradeRest');
  const given = t('ground.gradeOf', { grade: worded(t, 'grade', words.grade), rule });
  const better = words['better-grade'];
  if (!better) return given;
  const missed = {
    threshold: () => t('ground.missedTotal', { mark: between(terms['better-at-least'], 0, 2) }),
    quota: () => t('ground.missedQuota', { places: terms['better-places'] ?? NONE }),
    limit: () => t('ground.missedLimit'),
  }[words['better-missed'] ?? ''];
  return missed
    ? t('ground.gradeMissed', { given, grade: worded(t, 'grade', better), why: missed() })
    : given;
}

/** Why a block has its light; nothing where the scheme gives it none. */
export function blockLightReason(t: TFunction, node: Derivation): string | undefined {
  const { words = {}, terms = {} } = node;
  const on = words['light-on'];
  if (!words.light || !on) return undefined;
  if (on !== 'score') return t(`ground.blockBy.${on}`, { defaultValue: '' }) || undefined;
  const { 'light-held': held, 'light-green': green, 'light-red': red } = terms;
  if (!isDecimal(held) || !isDecimal(green) || !isDecimal(red)) return undefined;
  const lines = t('lightKind.linesThree', { green: between(green, 0, 2), red: between(red, 0, 2) });
  return t('ground.blockScore', { x: between(held, 0, 2), lines });
}

function placesOf(quota: string, ranked: number, rounding: string | undefined): string {
  const exact = times(quota, String(ranked));
  const whole = exact.split('.')[0] ?? exact;
  if (compare(exact, whole) === 0) return whole;
  if (rounding === 'ceiling') return String(Number(whole) + 1);
  if (rounding === 'half-up') return over(exact, '1', 0) ?? whole;
  return whole;
}

/** The worst first: red, missing, orange, yellow; of one light, those that cost most. */
export const ATTENTION = ['red', 'missing', 'orange', 'yellow'] as const;

export function attention(indicators: readonly IndicatorScore[]): IndicatorScore[] {
  const place = (one: IndicatorScore) => ATTENTION.indexOf(one.light as (typeof ATTENTION)[number]);
  return indicators
    .filter((one) => place(one) >= 0)
    .sort((a, b) => place(a) - place(b) || compare(a.score, b.score));
}

/** How many have which light; of those without a figure, how many for which reason: each is its own thing. */
export function counted(
  indicators: readonly IndicatorScore[],
): { light: Light; noData?: string; count: number }[] {
  const counts = new Map<string, { light: Light; noData?: string; count: number }>();
  for (const { light, noData } of indicators) {
    // Where another figure is used in its place, there is a light for that one.
    const without = (light === 'grey' || light === 'missing') && noData ? noData : '';
    const key = `${light} ${without}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { light: light as Light, ...(without ? { noData: without } : {}), count: 1 });
  }
  return [...counts.values()].sort(
    (a, b) =>
      LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light) || (a.noData ?? '').localeCompare(b.noData ?? ''),
  );
}

export const changeOf = (now: string | undefined, then: string | undefined): string | undefined =>
  isDecimal(now) && isDecimal(then) ? minus(now, then) : undefined;
