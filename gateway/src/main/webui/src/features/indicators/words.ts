import './definitions/strings';
import type { TFunction } from 'i18next';
import type { Item } from '../../api/api';
import { between, NONE, percent } from '../../format/decimal';
import { worded } from '../../i18n/words';
import { measured } from '../scores/reasons';

export type Version = Item<'/api/v1/regions/{region}/indicators/{indicator}/versions'>;
type Definition = Version['definition'];
export type Rule = Definition['rule'];
export type Formula = NonNullable<Definition['formula']>;

/** How a figure is turned into marks, in words with the numbers of this very rule. */
export function ruleText(
  t: TFunction,
  rule: Rule,
  unitOfMeasure: string | undefined,
  peers?: string,
): string {
  const of = (value: string | undefined) => measured(value, unitOfMeasure);
  const say = (key: string, values: Record<string, unknown> = {}) => t(`ruleWords.${key}`, values);
  const parts: string[] = [];
  switch (rule.rule) {
    case 'completion':
      parts.push(say('completion'));
      if (rule.cap) parts.push(say('capped', { cap: percent(rule.cap) }));
      if (rule.floor && Number(rule.floor) !== 0)
        parts.push(say('nothingBelow', { floor: percent(rule.floor) }));
      break;
    case 'between':
      parts.push(say('between'));
      if (rule.floor) parts.push(say('floorIs', { value: of(rule.floor) }));
      if (rule.target) parts.push(say('targetIs', { value: of(rule.target) }));
      if (rule.cap) parts.push(say('capped', { cap: percent(rule.cap) }));
      break;
    case 'control':
      parts.push(say('control'));
      break;
    case 'closeness':
      parts.push(
        rule.low === undefined
          ? say('closeness', { tolerance: percent(rule.tolerance) })
          : say('closenessRange', {
              low: of(rule.low),
              high: of(rule.high),
              tolerance: percent(rule.tolerance),
            }),
      );
      break;
    case 'reached':
      parts.push(say(rule.strictly ? 'reachedStrictly' : 'reached'));
      break;
    case 'rank-decay':
      parts.push(say('rankDecay', { step: percent(rule.step ?? '0.05') }));
      break;
    case 'hurdle-and-rank':
      parts.push(say('hurdleAndRank', { part: percent(rule.part), step: percent(rule.step ?? '0.05') }));
      break;
    case 'rank-table':
      parts.push(
        say('rankTable', {
          marks: rule.marks.map((mark) => between(mark, 0, 4)).join(t('frame.comma')),
          full: between(rule.full, 0, 4),
        }),
      );
      break;
    case 'rank-bands':
      parts.push(
        say('rankBands', {
          bands: rule.bands
            .map((one) => say('band', { upTo: percent(one.upTo), earns: percent(one.earns) }))
            .join(t('frame.comma')),
        }),
      );
      break;
    case 'ratio-to-best':
      parts.push(say('ratioToBest'));
      break;
    case 'threshold-deduction':
      parts.push(
        say('thresholdDeduction', {
          threshold: rule.threshold ? of(rule.threshold) : say('theTarget'),
          step: of(rule.step ?? '1'),
          perStep: between(rule.perStep, 0, 4),
          full: between(rule.full, 0, 4),
        }),
      );
      break;
    case 'against-mean':
      parts.push(
        say('againstMean', { perUnit: between(rule.perUnit, 0, 4), full: between(rule.full, 0, 4) }),
      );
      break;
    case 'efficacy':
      parts.push(
        say('efficacy', {
          unacceptable: rule.unacceptable ? of(rule.unacceptable) : say('theFloor'),
          satisfactory: rule.satisfactory ? of(rule.satisfactory) : say('theTarget'),
          base: between(rule.base ?? '60', 0, 4),
        }),
      );
      break;
    case 'banded-efficacy':
      parts.push(
        say('bandedEfficacy', {
          bands: rule.standards
            .map((one) =>
              say('standard', { value: of(one.value), coefficient: between(one.coefficient, 0, 4) }),
            )
            .join(t('frame.comma')),
        }),
      );
      break;
    case 'range-share':
      parts.push(say('rangeShare', { base: percent(rule.base ?? '0.6') }));
      break;
    case 'steps': {
      const read = (text: string | undefined) =>
        text === undefined ? undefined : rule.read === 'completion' ? percent(text) : of(text);
      parts.push(
        say(rule.read === 'completion' ? 'stepsCompletion' : 'steps', {
          steps: rule.steps
            .map((one) => {
              const earns = percent(one.achievement);
              const [from, to] = [read(one.from), read(one.to)];
              if (from !== undefined && to !== undefined) return say('stepBetween', { from, to, earns });
              if (from !== undefined) return say('stepFrom', { from, earns });
              return say('stepTo', { to: to ?? NONE, earns });
            })
            .join(t('frame.comma')),
        }),
      );
      break;
    }
    case 'thirds':
      parts.push(
        say('thirds', {
          red: rule.red ? of(rule.red) : say('theFloor'),
          goal: rule.goal ? of(rule.goal) : say('theTarget'),
        }),
      );
      break;
    case 'growth-mix':
      parts.push(
        say('growthMix', {
          level: percent(rule.level),
          own: percent(rule.own),
          contribution: percent(rule.contribution),
          against: say(rule.against === 'previous' ? 'previous' : 'lastYear'),
        }),
      );
      break;
    case 'grade-table':
      parts.push(
        say('gradeTable', {
          grades: rule.grades
            .map((one) =>
              say('gradeMark', { grade: worded(t, 'grade', one.grade), marks: between(one.marks, 0, 4) }),
            )
            .join(t('frame.comma')),
          full: between(rule.full, 0, 4),
        }),
      );
      break;
    case 'satisfaction':
      parts.push(say('satisfaction', { full: between(rule.full, 0, 4) }));
      if (rule.minimumSample) parts.push(say('sample', { count: rule.minimumSample }));
      break;
    case 'timeliness':
      parts.push(
        say('timeliness', {
          full: between(rule.full, 0, 4),
          late: between(rule.late, 0, 4),
          missing: between(rule.missing, 0, 4),
          wrong: between(rule.wrong, 0, 4),
        }),
      );
      break;
  }
  if (peers && peers !== 'class') parts.push(say('among', { units: unitsText(t, peers) }));
  return parts.join(t('ruleWords.and'));
}

/** Which units are meant by `below`, `class`, `region` or `group:` and a code. */
export function unitsText(t: TFunction, units: string): string {
  const group = units.startsWith('group:') ? units.slice('group:'.length) : undefined;
  return t(`unitsWords.${group === undefined ? units : 'group'}`, { group });
}

/** How the figure is made from what is reported, in words. */
export function formulaText(t: TFunction, formula: Formula, indicator: (code: string) => string): string {
  const read = (one: Formula): string => formulaText(t, one, indicator);
  // What is put together from several parts stands in brackets within another.
  const part = (one: Formula): string =>
    ['sum', 'difference', 'product', 'quotient'].includes(one.op) ? `(${read(one)})` : read(one);
  const timesFactor = (factor: string | undefined) =>
    factor !== undefined && Number(factor) !== 1 ? ` × ${between(factor, 0, 6)}` : '';
  const say = (key: string, values: Record<string, unknown> = {}) => t(`formulaWords.${key}`, values);
  switch (formula.op) {
    case 'own':
      return say('own');
    case 'own-numerator':
      return say('numerator');
    case 'own-denominator':
      return say('denominator');
    case 'indicator':
      return say('indicator', { name: indicator(formula.indicator) });
    case 'constant':
      return between(formula.value, 0, 6);
    case 'sum':
      return formula.of.map(part).join(' + ');
    case 'difference':
      return `${part(formula.from)} − ${part(formula.take)}`;
    case 'product':
      return formula.of.map(part).join(' × ');
    case 'quotient':
      return `${part(formula.numerator)} ÷ ${part(formula.denominator)}${timesFactor(formula.factor)}`;
    case 'year-to-date':
      return say('yearToDate', { of: part(formula.of) });
    case 'weighted-year-to-date':
      return say('weightedYearToDate', { of: part(formula.of), by: part(formula.by) });
    case 'previous':
      return say('previous', { of: part(formula.of) });
    case 'last-year':
      return say('lastYear', { of: part(formula.of) });
    case 'growth':
      return `${say(formula.against === 'previous' ? 'growthPrevious' : 'growthLastYear', { of: part(formula.of) })}${timesFactor(formula.factor)}`;
    case 'logarithm':
      return say('logarithm', { of: read(formula.of) });
    case 'absolute':
      return `|${read(formula.of)}|`;
    case 'minimum':
      return say('minimum', { of: formula.of.map(read).join(t('frame.comma')) });
    case 'maximum':
      return say('maximum', { of: formula.of.map(read).join(t('frame.comma')) });
    case 'if-missing':
      return say('ifMissing', { of: part(formula.of), otherwise: part(formula.otherwise) });
    case 'over-units':
      return say(`overUnits.${formula.take}`, {
        of: part(formula.of),
        units: unitsText(t, formula.units),
        by: formula.by ? part(formula.by) : '',
      });
  }
}
