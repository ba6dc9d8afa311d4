import { QueryClient, queryOptions } from '@tanstack/react-query';
import { getAll, getFirstLine, getJson, Problem } from './client';
import type {
  Explanation,
  Indicator,
  Me,
  Observation,
  Region,
  SchemeVersion,
  Scoreboard,
  ScoredClass,
  Unit,
  UnitClass,
} from './types';

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

/** Where a region's things are. */
export const of = (region: string) => `/api/v1/regions/${encodeURIComponent(region)}`;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson<Me>('/api/v1/me', signal),
  staleTime: 5 * MINUTE,
});

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: ({ signal }) => getJson<{ items: Region[] }>('/api/v1/regions', signal).then((page) => page.items),
  staleTime: 30 * MINUTE,
});

export const classesQuery = (region: string) =>
  queryOptions({
    queryKey: ['region', region, 'classes'],
    queryFn: ({ signal }) => getAll<UnitClass>(`${of(region)}/classes`, signal),
    staleTime: 10 * MINUTE,
  });

export const unitsQuery = (region: string) =>
  queryOptions({
    queryKey: ['region', region, 'units'],
    queryFn: ({ signal }) => getAll<Unit>(`${of(region)}/units`, signal),
    staleTime: 10 * MINUTE,
  });

export const indicatorsQuery = (region: string) =>
  queryOptions({
    queryKey: ['region', region, 'indicators'],
    queryFn: ({ signal }) => getAll<Indicator>(`${of(region)}/indicators`, signal),
    staleTime: 10 * MINUTE,
  });

/** Names of blocks stand in the schemes only. */
export const schemesQuery = (region: string, unitClass: string) =>
  queryOptions({
    queryKey: ['region', region, 'schemes', unitClass],
    queryFn: ({ signal }) =>
      getAll<SchemeVersion>(`${of(region)}/schemes?class=${encodeURIComponent(unitClass)}`, signal),
    staleTime: 10 * MINUTE,
  });

/** What was known then is kept apart: the live scores never touch it. */
const at = (region: string, asOf: string | undefined) =>
  asOf ? (['region', region, 'past', asOf] as const) : (['region', region] as const);
const then = (asOf: string | undefined) => (asOf ? `?asOf=${encodeURIComponent(asOf)}` : '');

export const overviewQuery = (region: string, asOf?: string) =>
  queryOptions({
    queryKey: [...at(region, asOf), 'overview'],
    queryFn: ({ signal }) =>
      getJson<{ items: ScoredClass[] }>(`${of(region)}/scores${then(asOf)}`, signal).then(
        (page) => page.items,
      ),
  });

export const scoreboardQuery = (region: string, unitClass: string, period: string, asOf?: string) =>
  queryOptions({
    queryKey: [...at(region, asOf), 'scoreboard', unitClass, period],
    queryFn: ({ signal }) =>
      getJson<Scoreboard>(
        `${of(region)}/scores/${encodeURIComponent(unitClass)}/${encodeURIComponent(period)}${then(asOf)}`,
        signal,
      ),
  });

export const explanationQuery = (region: string, unit: string, period: string, asOf?: string) =>
  queryOptions({
    queryKey: [...at(region, asOf), 'explanation', unit, period],
    queryFn: ({ signal }) =>
      getJson<Explanation>(
        `${of(region)}/explanations/${encodeURIComponent(unit)}/${encodeURIComponent(period)}${then(asOf)}`,
        signal,
      ),
  });

export const observationsQuery = (region: string, unit: string) =>
  queryOptions({
    queryKey: ['region', region, 'observations', unit],
    queryFn: ({ signal }) =>
      getAll<Observation>(`${of(region)}/observations?unit=${encodeURIComponent(unit)}`, signal),
  });

/** A position is `journal@sequence`. */
export function parsePosition(position: string): { journal: string; sequence: number } | undefined {
  const match = /^([a-z-]+)@(\d{1,15})$/.exec(position);
  return match?.[1] ? { journal: match[1], sequence: Number(match[2]) } : undefined;
}

export const entryQuery = (region: string, position: string) =>
  queryOptions({
    queryKey: ['region', region, 'entry', position],
    queryFn: async ({ signal }) => {
      const at = parsePosition(position);
      if (!at) throw new Problem(404, position);
      const line = await getFirstLine(
        `${of(region)}/journals/${at.journal}/entries?after=${at.sequence - 1}&limit=1`,
        signal,
      );
      if (!line) throw new Problem(404, position);
      return line;
    },
    // What is recorded is never changed.
    staleTime: Number.POSITIVE_INFINITY,
  });
