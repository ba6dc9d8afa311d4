import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { everything, get, keyOf } from './api';
import { Problem } from './client';
import { called, calledAndMeasured } from './names';
import type { Indicator, Unit, UnitClass } from './types';

const MINUTE = 60_000;

/** A "no" is an answer and stays one; only a failure is worth asking again. */
function worthRetrying(failures: number, error: Error): boolean {
  const answered = error instanceof Problem && error.status >= 400 && error.status < 500;
  return !answered && failures < 2;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: MINUTE, refetchOnWindowFocus: false },
    },
  });
}

/** Who is logged in; nobody is a refusal here, though not to the browser, which reports each as an error of the page. */
export const meQuery = queryOptions({
  queryKey: keyOf('/api/v1/me', {}),
  queryFn: async ({ signal }) => {
    const { person } = await get('/api/v1/session', {}, signal);
    if (!person) throw new Problem(401, i18next.t('state.expired'), undefined, undefined, 'unauthenticated');
    return person;
  },
  staleTime: 5 * MINUTE,
});

/** Whether the session of the person has ended since the page was opened. */
export function useExpired(): boolean {
  const { error } = useQuery(meQuery);
  return error instanceof Problem && error.status === 401;
}

export const regionsQuery = { ...everything('/api/v1/regions', {}), staleTime: 30 * MINUTE };

export const classesQuery = (region: string) => ({
  ...everything('/api/v1/regions/{region}/classes', { region }),
  select: called<UnitClass>(),
  staleTime: 10 * MINUTE,
});

/** The units that are there on a day, as they are called then; today without one. */
export const unitsQuery = (region: string, on?: string) => ({
  ...everything('/api/v1/regions/{region}/units', { region, on }),
  select: called<Unit>(),
  staleTime: 10 * MINUTE,
});

export const indicatorsQuery = (region: string) => ({
  ...everything('/api/v1/regions/{region}/indicators', { region }),
  select: calledAndMeasured<Indicator>(),
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
