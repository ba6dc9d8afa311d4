import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { overviewQuery } from '../api/queries';
import { laterPeriod, openingPeriod } from '../format/period';
import { useSearchState } from '../url/useSearchState';

/** The classes of the region with the periods they have scores in, and the period that the address names, else what one would open. */
export function useScoredPeriods(region: string, enabled = true) {
  const [{ period: wanted, asOf }] = useSearchState();
  const overview = useQuery({ ...overviewQuery(region, asOf), enabled });
  return useMemo(() => {
    const classes = overview.data ?? [];
    const periods = [...new Set(classes.flatMap((one) => one.periods))].sort(laterPeriod).reverse();
    return {
      classes,
      periods,
      period: periods.find((one) => one === wanted) ?? openingPeriod(periods),
      asOf,
      pending: enabled && overview.isPending,
      error: overview.data ? null : overview.error,
    };
  }, [overview.data, overview.isPending, overview.error, enabled, wanted, asOf]);
}
