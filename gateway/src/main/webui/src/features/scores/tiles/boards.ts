import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Scoreboard, UnitScored } from '../../../api/types';
import { useScoredPeriods } from '../../../parts/useScoredPeriods';
import { scoreboardQuery } from '../queries';

export interface Boards {
  period: string | undefined;
  asOf: string | undefined;
  /** In the order of the classes; those without the period are left out. */
  boards: readonly Scoreboard[];
  pending: boolean;
  error: Error | null;
}

/** The boards of all classes in a period: the one of the header, or as many before it; none where they may not be read. */
export function useBoards(
  region: string,
  of: (period: string) => string | undefined = (same) => same,
  enabled = true,
): Boards {
  const scored = useScoredPeriods(region, enabled);
  const period = scored.period && of(scored.period);
  const classes = scored.classes.filter((one) => period !== undefined && one.periods.includes(period));
  const answers = useQueries({
    queries: classes.map((one) => scoreboardQuery(region, one.unitClass, period ?? '', scored.asOf)),
    combine: (all) => ({
      boards: all.flatMap(({ data }) => (data ? [data] : [])),
      pending: all.some((one) => one.isPending),
      error: all.find((one) => one.error && !one.data)?.error ?? null,
    }),
  });
  return useMemo(
    () => ({
      period,
      asOf: scored.asOf,
      boards: answers.boards,
      pending: scored.pending || answers.pending,
      error: scored.error ?? answers.error,
    }),
    [period, scored.asOf, scored.pending, scored.error, answers],
  );
}

/** A light that one unit has on one indicator. */
export interface Lit {
  unitClass: string;
  score: UnitScored;
  indicator: string;
}

export const lit = (boards: readonly Scoreboard[], ...lights: readonly string[]): Lit[] =>
  boards.flatMap(({ unitClass, units }) =>
    units.flatMap((score) =>
      score.indicators
        .filter(({ light }) => lights.includes(light))
        .map(({ indicator }) => ({ unitClass, score, indicator })),
    ),
  );
