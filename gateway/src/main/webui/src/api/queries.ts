import { QueryClient, queryOptions } from '@tanstack/react-query';
import { address, everything, get, keyOf, query } from './api';
import { getFirstLine, Problem } from './client';

const MINUTE = 60_000;
/** What is recorded is never changed. */
const FOR_EVER = Number.POSITIVE_INFINITY;

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

export const meQuery = { ...query('/api/v1/me', {}), staleTime: 5 * MINUTE };

export const regionsQuery = queryOptions({
  queryKey: keyOf('/api/v1/regions', {}),
  queryFn: ({ signal }) => get('/api/v1/regions', {}, signal).then((page) => page.items),
  staleTime: 30 * MINUTE,
});

export const classesQuery = (region: string) => ({
  ...everything('/api/v1/regions/{region}/classes', { region }),
  staleTime: 10 * MINUTE,
});

export const unitsQuery = (region: string) => ({
  ...everything('/api/v1/regions/{region}/units', { region }),
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
  queryOptions({
    queryKey: keyOf(VERSIONS, { region, indicator }),
    queryFn: ({ signal }) => get(VERSIONS, { region, indicator }, signal).then((page) => page.items),
  });

export const overviewQuery = (region: string, asOf?: string) =>
  queryOptions({
    queryKey: keyOf('/api/v1/regions/{region}/scores', { region, asOf }),
    queryFn: ({ signal }) =>
      get('/api/v1/regions/{region}/scores', { region, asOf }, signal).then((page) => page.items),
  });

export const scoreboardQuery = (region: string, unitClass: string, period: string, asOf?: string) =>
  query('/api/v1/regions/{region}/scores/{unitClass}/{period}', { region, unitClass, period, asOf });

export const explanationQuery = (region: string, unit: string, period: string, asOf?: string) =>
  query('/api/v1/regions/{region}/explanations/{unit}/{period}', { region, unit, period, asOf });

export const observationsQuery = (region: string, unit: string) =>
  everything('/api/v1/regions/{region}/observations', { region, unit });

/** Whether what is kept under the key is what holds now; what was known then the live scores never touch. */
export const isNow = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
  !queryKey.some((part) => typeof part === 'object' && part !== null && 'asOf' in part);

const JOURNALS = ['goals', 'indicators', 'monitoring', 'evaluation', 'reporting', 'scores'] as const;
type Journal = (typeof JOURNALS)[number];

/** A position is `journal@sequence`. */
export function parsePosition(position: string): { journal: Journal; sequence: number } | undefined {
  const match = /^([a-z-]+)@(\d{1,15})$/.exec(position);
  const journal = JOURNALS.find((one) => one === match?.[1]);
  return journal && { journal, sequence: Number(match?.[2]) };
}

const ENTRIES = '/api/v1/regions/{region}/journals/{journal}/entries';

/** The entry as it is written, to the last digit. */
export const entryQuery = (region: string, position: string) => {
  const at = parsePosition(position);
  return queryOptions({
    queryKey: ['regions', region, 'entry', position],
    queryFn: async ({ signal }) => {
      const line =
        at &&
        (await getFirstLine(
          address(ENTRIES, { region, journal: at.journal, after: String(at.sequence - 1), limit: '1' }),
          signal,
        ));
      if (!line) throw new Problem(404, position);
      return line;
    },
    staleTime: FOR_EVER,
  });
};
