import type { TFunction } from 'i18next';
import type { Me, Run, Scope } from '../../api/types';
import { spanParts } from '../../format/moment';
import { periodName } from '../../i18n/words';
import { fits } from '../../url/search';

/** Enough of a run's number to tell it from others. */
export const shortly = (run: string) => run.slice(0, 12);

export function scopeWords(
  t: TFunction,
  language: string,
  scope: Scope,
  names: { unitClass: (code: string) => string; unit: (code: string) => string },
): string {
  const join = (codes: readonly string[] | undefined, name: (code: string) => string, all: string) => {
    if (!codes?.length) return all;
    const shown = codes.slice(0, 6).map(name).join(t('replay.listComma'));
    return codes.length > 6 ? t('replay.andMore', { list: shown, count: codes.length }) : shown;
  };
  const parts = [
    join(scope.classes, names.unitClass, t('replay.everyClass')),
    join(scope.periods, (code) => periodName(t, code, language), t('replay.everyPeriod')),
  ];
  if (scope.units?.length) parts.push(join(scope.units, names.unit, ''));
  return parts.join(' · ');
}

/** What a person is called; whoever looks sees their own name, with a word that it is they. */
export function personWords(
  t: TFunction,
  subject: string | undefined,
  name: string | undefined,
  me: Me,
): string {
  if (!subject) return '';
  return subject === me.subject ? t('replay.you', { name: me.name || name || subject }) : name || subject;
}

export function spanWords(t: TFunction, span: number): string {
  const { minutes, seconds } = spanParts(span);
  return minutes > 0 ? t('replay.minutes', { minutes, seconds }) : t('replay.seconds', { seconds });
}

export const count = (n: number | undefined, language: string) =>
  n === undefined ? '–' : n.toLocaleString(language);

/** What a new run is to begin with, to look at the same once more. */
export function againSearch(run: Run) {
  return {
    kind: run.kind,
    ...(run.scope.classes?.length ? { classes: run.scope.classes.join(',') } : {}),
    ...(run.scope.periods?.length ? { periods: run.scope.periods.join(',') } : {}),
    ...(run.scope.units?.length ? { units: run.scope.units.join(',') } : {}),
    ...(fits(run.reason) ? { reason: run.reason } : {}),
    ...(run.overlay ? { again: run.run } : {}),
  };
}
