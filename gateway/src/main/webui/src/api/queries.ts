import { MutationCache, QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { everything, get, keyOf, query } from './api';
import { Problem } from './client';

const MINUTE = 60_000;

/** A "no" is an answer and stays one; only a failure is worth asking again. */
function worthRetrying(failures: number, error: Error): boolean {
  const answered = error instanceof Problem && error.status >= 400 && error.status < 500;
  return !answered && failures < 2;
}

export function newQueryClient(): QueryClient {
  // Whatever is refused because the session has ended, the frame asks who is logged in and says so.
  const onError = (error: Error, question?: { queryKey: readonly unknown[] }) => {
    if (!(error instanceof Problem) || error.status !== 401 || question?.queryKey[0] === 'me') return;
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError: (error) => onError(error) }),
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: MINUTE, refetchOnWindowFocus: false },
    },
  });
  return client;
}

export const meQuery = { ...query('/api/v1/me', {}), staleTime: 5 * MINUTE };

/** Whether the session of the person has ended since the page was opened. */
export function useExpired(): boolean {
  const { error } = useQuery(meQuery);
  return error instanceof Problem && error.status === 401;
}

export const regionsQuery = { ...everything('/api/v1/regions', {}), staleTime: 30 * MINUTE };

export const classesQuery = (region: string) => ({
  ...everything('/api/v1/regions/{region}/classes', { region }),
  staleTime: 10 * MINUTE,
});

/** The units that are there on a day, as they are called then; today without one. */
export const unitsQuery = (region: string, on?: string) => ({
  ...everything('/api/v1/regions/{region}/units', { region, on }),
  staleTime: 10 * MINUTE,
});

export const indicatorsQuery = (region: string) => ({
  ...everything('/api/v1/regions/{region}/indicators', { region }),
  staleTime: 10 * MINUTE,
});

/** Names of blocks stand in the schemes only. */
export const schemesQuery = (region: string, unitClass?: string) => ({
  ...everything('/api/v1/regions/{region}/schemes', { region, class: unitClass }),
  staleTime: unitClass === undefined ? MINUTE : 10 * MINUTE,
});

const VERSIONS = '/api/v1/regions/{region}/indicators/{indicator}/versions';

export const versionsQuery = (region: string, indicator: string) =>
  everything(VERSIONS, { region, indicator });

export const overviewQuery = (region: string, asOf?: string) =>
  queryOptions({
    queryKey: keyOf('/api/v1/regions/{region}/scores', { region, asOf }),
    queryFn: ({ signal }) =>
      get('/api/v1/regions/{region}/scores', { region, asOf }, signal).then((page) => page.items),
  });
