import { queryOptions } from '@tanstack/react-query';
import { address, everything, query } from '../../api/api';
import { Problem, send } from '../../api/client';

export const scoreboardQuery = (region: string, unitClass: string, period: string, asOf?: string) =>
  query('/api/v1/regions/{region}/scores/{unitClass}/{period}', { region, unitClass, period, asOf });

/** The totals of all classes over the periods up to one. */
export const trendsQuery = (region: string, upTo: string | undefined, asOf?: string) =>
  query('/api/v1/regions/{region}/score-trends/classes', { region, upTo, asOf });

/** The scores of a unit over the periods up to one. */
export const unitTrendQuery = (
  region: string,
  unit: string,
  upTo: string | undefined,
  count: number,
  asOf?: string,
) => query('/api/v1/regions/{region}/score-trends/units/{unit}', { region, unit, upTo, count, asOf });

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

const ENTRY = '/api/v1/regions/{region}/journals/{journal}/entries/{sequence}';

/** The entry as it is written, to the last digit. */
export const entryQuery = (region: string, position: string) => {
  const at = parsePosition(position);
  return queryOptions({
    queryKey: ['regions', region, 'entry', position],
    queryFn: async ({ signal }) => {
      if (!at) throw new Problem(404, position);
      const answer = await send(
        address(ENTRY, { region, ...at }),
        'application/json',
        signal ? { signal } : {},
      );
      return answer.text();
    },
    // What is recorded is never changed.
    staleTime: Number.POSITIVE_INFINITY,
  });
};
