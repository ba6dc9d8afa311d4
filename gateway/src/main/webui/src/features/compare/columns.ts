import type { IndicatorScore, UnitScored } from '../../api/types';
import { columnsOf } from '../scores/board/rows';

/** A unit in a period, beside others. */
export interface ComparedScore {
  unit: string;
  period: string;
  /** Absent where there is none. */
  score: UnitScored | undefined;
}

export const MOST = 6;

/** Every unit in every period, the periods of a unit beside each other. */
export const comparedScores = (
  units: readonly string[],
  periods: readonly string[],
  scoreOf: (unit: string, period: string) => UnitScored | undefined,
): ComparedScore[] =>
  units.flatMap((unit) => periods.map((period) => ({ unit, period, score: scoreOf(unit, period) })));

/** What of an address is a list of codes, each once. */
export const codesOf = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split(',').filter(Boolean)),
];

export interface Line {
  indicator: string;
  cells: readonly (IndicatorScore | undefined)[];
  /** Whether all have the same score and light. */
  same: boolean;
}

/** The indicators of all, by block, as the schemes list them. */
export function linesOf(some: readonly ComparedScore[]): { block: string; lines: Line[] }[] {
  const scores = some.flatMap(({ score }) => (score ? [score] : []));
  return columnsOf(scores).map(({ block, indicators }) => ({
    block,
    lines: indicators.map((indicator) => {
      const cells = some.map(({ score }) => score?.indicators.find((one) => one.indicator === indicator));
      const texts = cells.map((one) => `${one?.score} ${one?.light} ${one?.noData}`);
      return { indicator, cells, same: new Set(texts).size === 1 };
    }),
  }));
}
