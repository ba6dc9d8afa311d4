import { queryOptions } from '@tanstack/react-query';
import { address, get, keyOf, post, query } from '../../api/api';
import type { Asked } from '../../api/types';
import type { RunKind, RunState } from '../../format/run';

export const ORDERS = ['size', 'gain', 'loss', 'moved', 'place'] as const;
export type Order = (typeof ORDERS)[number];

export interface DiffFilter {
  order?: Order;
  changed?: true;
  light?: true;
  moved?: number;
  class?: string;
  period?: string;
  unit?: string;
}

const RUNS = '/api/v1/regions/{region}/runs';
const RUN = '/api/v1/regions/{region}/runs/{run}';
const RUNS_A_PAGE = 25;
const ROWS_A_PAGE = 50;

export const runsQuery = (
  region: string,
  filter: { state?: RunState | undefined; kind?: RunKind | undefined; cursor?: string | undefined },
) => ({ ...query(RUNS, { region, ...filter, limit: RUNS_A_PAGE }), staleTime: 0 });

export const verificationQuery = (region: string) => ({
  ...query('/api/v1/regions/{region}/verification', { region }),
  staleTime: 0,
});

/** Where the second execution follows by itself, and a second person has a say. */
export const isApprovable = (run: { kind: RunKind }) => run.kind === 'what-if' || run.kind === 'official';

/** Whether something will happen to it without anybody doing anything. */
export const isUnderWay = (run: { state: RunState; kind: RunKind }) =>
  run.state === 'planned' || run.state === 'running' || (run.state === 'completed' && isApprovable(run));

export const runQuery = (region: string, run: string) =>
  queryOptions({
    ...query(RUN, { region, run }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? 3_000 : false),
  });

const TARGET = ['unit', 'unitClass', 'indicator', 'period', 'each', 'value', 'floor'] as const;

interface Suppressed {
  unit: string;
  period: string;
  suppression: { block: string; what: string; reason: string };
}

/** What a planned run supposes, in the form in which it can be asked for again. */
export function supposedOf(planned: unknown): Record<string, unknown> | undefined {
  const { overlay } = (planned ?? {}) as { overlay?: Record<string, unknown> | null };
  if (!overlay) return undefined;
  const list = (name: string) => (Array.isArray(overlay[name]) ? (overlay[name] as object[]) : []);
  const targets = list('targets').map((one) =>
    Object.fromEntries(Object.entries(one).filter(([key, v]) => TARGET.includes(key as never) && v !== null)),
  );
  // Kept as facts of the evaluation journal; nothing else of these can be supposed.
  const suppressions = (list('evaluation') as Suppressed[]).map(({ unit, period, suppression }) => ({
    unit,
    period,
    block: suppression.block,
    what: suppression.what.toLowerCase(),
    reason: suppression.reason,
  }));
  const parts = {
    indicators: list('indicators'),
    schemes: list('schemes'),
    targets,
    suppressions,
    ownLists: list('ownLists'),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, all]) => all.length > 0));
}

export const supposedQuery = (region: string, run: string) =>
  queryOptions({
    queryKey: [...keyOf(RUN, { region, run }), 'supposed'],
    queryFn: async ({ signal }) =>
      supposedOf({ overlay: (await get(RUN, { region, run }, signal)).overlayContent }) ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a run assumes, change by change; it is never changed. */
export const assumptionsQuery = (region: string, run: string) => ({
  ...query('/api/v1/regions/{region}/runs/{run}/assumptions', { region, run }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const progressAddress = (region: string, run: string) =>
  address('/api/v1/regions/{region}/runs/{run}/progress', { region, run });

export const diffQuery = (
  region: string,
  run: string,
  root: string,
  filter: DiffFilter,
  cursor: string | undefined,
) => {
  const params = { region, run, ...filter, cursor, limit: ROWS_A_PAGE };
  return queryOptions({
    // Results with that root are never changed.
    queryKey: [...keyOf('/api/v1/regions/{region}/runs/{run}/diff', params), root],
    queryFn: ({ signal }) => get('/api/v1/regions/{region}/runs/{run}/diff', params, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

export const diffFile = (region: string, run: string, form: 'csv' | 'xlsx', filter: DiffFilter) =>
  address(`/api/v1/regions/{region}/runs/{run}/diff/${form}`, { region, run, ...filter });

export const cutQuery = (region: string, at: string | undefined) => ({
  ...query('/api/v1/regions/{region}/cuts', { region, at }),
  staleTime: 0,
});

export const planQuery = (region: string, asked: Asked) =>
  queryOptions({
    queryKey: [...keyOf(RUNS, { region }), 'plan', asked],
    queryFn: ({ signal }) => post(RUNS, { region, dryRun: true }, asked, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

export const planRun = (region: string, asked: Asked) => post(RUNS, { region }, asked);

export type Intention =
  | 'start'
  | 'approval'
  | 'promotion'
  | 'rejection'
  | 'cancellation'
  | 'expiry'
  | 'editions';

/** Why, or with which remark. */
export type Remarks = { reason?: string; remark?: string };

/** The key lets the service know a second press of the same button for what it is. */
export const intend = (
  region: string,
  run: string,
  intention: Intention,
  remarks: Remarks | undefined,
  key: string,
) =>
  post(
    `/api/v1/regions/{region}/runs/{run}/${intention}`,
    { region, run },
    remarks,
    intention === 'editions' ? { key } : {},
  );
