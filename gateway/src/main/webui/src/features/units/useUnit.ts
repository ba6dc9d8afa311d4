import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/api';
import { Problem } from '../../api/client';
import { mayOfAll } from '../../api/may';
import { indicatorsQuery, overviewQuery, schemesQuery, unitsQuery } from '../../api/queries';
import type { Indicator, Me, SchemeVersion, Scoreboard, Unit, UnitScored } from '../../api/types';
import { laterPeriod, openingPeriod, parsePeriod, periodBefore, periodsUpTo } from '../../format/period';
import { blockNames } from '../scores/board/names';
import { scoreboardQuery, unitTrendQuery } from '../scores/queries';
import { leavesOf, type SchemeLeaf, schemeOf } from '../scores/reasons';

const SCORE = '/api/v1/regions/{region}/scores/units/{unit}/{period}';
const none = (error: Error | null) => error instanceof Problem && error.status === 404;

/** How far back one looks, by the kind of period: a year and what it takes to see a course. */
const BACK = { month: 12, quarter: 8, half: 6, year: 5 } as const;

export interface Names {
  unit: (code: string) => string;
  indicator: (code: string) => string;
  block: (code: string) => string;
  measure: (code: string) => string | undefined;
}

/** Everything about a unit in a period that its parts share. */
export interface UnitView {
  region: string;
  unit: string;
  registered: Unit | undefined;
  /** All that have scores, the latest first. */
  periods: readonly string[];
  period: string | undefined;
  asOf: string | undefined;
  score: UnitScored | undefined;
  /** The unit's class in the period; nothing where one may see the own units only. */
  board: Scoreboard | undefined;
  scheme: SchemeVersion | undefined;
  leaves: ReadonlyMap<string, SchemeLeaf>;
  indicators: readonly Indicator[];
  names: Names;
}

export function useUnit(
  region: string,
  me: Me,
  unit: string,
  wanted: string | undefined,
  asOf: string | undefined,
) {
  const seesClass = mayOfAll('read-scores')(me);
  const overview = useQuery(overviewQuery(region, asOf));
  const units = useQuery(unitsQuery(region));
  const indicators = useQuery(indicatorsQuery(region));
  const registered = units.data?.find((one) => one.unit === unit);
  const periods = useMemo(() => {
    const own = overview.data?.filter((one) => one.unitClass === registered?.unitClass) ?? [];
    // A unit that has left its class keeps the scores that it has there.
    const some = own.length > 0 ? own : (overview.data ?? []);
    return [...new Set(some.flatMap((one) => one.periods))].sort(laterPeriod).reverse();
  }, [overview.data, registered?.unitClass]);
  const period = periods.find((one) => one === wanted) ?? openingPeriod(periods);
  const score = useQuery({
    ...query(SCORE, { region, unit, period: period ?? '', asOf }),
    enabled: period !== undefined,
  });
  const unitClass = score.data?.unitClass ?? registered?.unitClass;
  const board = useQuery({
    ...scoreboardQuery(region, unitClass ?? '', period ?? '', asOf),
    enabled: seesClass && period !== undefined && score.data !== undefined,
  });
  const schemes = useQuery({
    ...schemesQuery(region, unitClass ?? ''),
    enabled: unitClass !== undefined,
  });

  const { i18n } = useTranslation();
  const names = useMemo((): Names => {
    const ofUnit = new Map(units.data?.map((one) => [one.unit, one.name]));
    const ofIndicator = new Map(indicators.data?.map((one) => [one.indicator, one]));
    const ofBlock = blockNames(schemes.data ?? [], score.data?.scheme, i18n.language);
    return {
      unit: (code) => ofUnit.get(code) ?? code,
      indicator: (code) => ofIndicator.get(code)?.name ?? code,
      block: (code) => ofBlock.get(code) ?? code,
      measure: (code) => ofIndicator.get(code)?.unitOfMeasure,
    };
  }, [units.data, indicators.data, schemes.data, score.data?.scheme, i18n.language]);
  const scheme = schemeOf(schemes.data, score.data?.scheme);
  const leaves = useMemo(() => leavesOf(scheme), [scheme]);

  const view: UnitView = {
    region,
    unit,
    registered,
    periods,
    period,
    asOf,
    score: score.data,
    board: board.data,
    scheme,
    leaves,
    indicators: indicators.data ?? [],
    names,
  };
  return {
    view,
    /** Whether the region knows no such unit, and it never had a score. */
    unknown: units.isSuccess && !registered && (periods.length === 0 || none(score.error)),
    pending:
      overview.isPending ||
      units.isPending ||
      (period !== undefined && score.isPending) ||
      (seesClass && score.data !== undefined && board.isPending),
    error:
      (overview.data ? null : overview.error) ??
      (units.data ? null : units.error) ??
      (score.data || none(score.error) ? null : score.error),
    again: () => {
      void overview.refetch();
      void units.refetch();
      if (period !== undefined) void score.refetch();
    },
  };
}

/** The unit's totals and ranks of the periods up to the shown one, asked for at once. */
export function useTrend({ region, unit, period, asOf }: UnitView) {
  const kind = period ? parsePeriod(period)?.kind : undefined;
  const found = useQuery({
    ...unitTrendQuery(region, unit, period, kind ? BACK[kind] : BACK.month, asOf),
    enabled: period !== undefined,
  });
  return {
    items: found.data?.items ?? [],
    pending: period !== undefined && found.isPending,
    error: found.data ? null : found.error,
  };
}

/** The unit's scores of the periods up to the shown one, the first first; those without one are left out. */
export function useCourse({ region, unit, period, periods, asOf }: UnitView) {
  const kind = period ? parsePeriod(period)?.kind : undefined;
  const asked = useMemo(
    () => (period && kind ? periodsUpTo(period, BACK[kind]).filter((one) => periods.includes(one)) : []),
    [period, kind, periods],
  );
  return useQueries({
    queries: asked.map((one) => query(SCORE, { region, unit, period: one, asOf })),
    combine: (all) => ({
      scores: all.flatMap(({ data }) => (data ? [data] : [])),
      pending: all.some((one) => one.isPending),
      error: all.find(({ error, data }) => error && !data && !none(error))?.error ?? null,
    }),
  });
}

/** The period that is compared with: the one before, or the same of the year before. */
export function earlierOf(period: string, against: 'last-year' | undefined): string | undefined {
  const kind = parsePeriod(period)?.kind;
  const back = { month: 12, quarter: 4, half: 2, year: 1 };
  return kind && periodBefore(period, against === 'last-year' ? back[kind] : 1);
}
