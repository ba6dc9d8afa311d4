import { queryOptions } from '@tanstack/react-query';
import type { Light } from '../format/light';
import type { RunKind, RunState } from '../format/run';
import { getAll, getJson, type Page, postJson } from './client';
import { of } from './queries';
import type { Entry, SchemeVersion } from './types';

export interface Scope {
  classes?: string[];
  periods?: string[];
  units?: string[];
}

export interface Counts {
  entries: number;
  cohorts: number;
  units: number;
  cells: number;
}

export interface Run {
  run: string;
  kind: RunKind;
  state: RunState;
  version: number;
  scope: Scope;
  cut: string;
  engine: string;
  /** Hash of what was laid over the rules. */
  overlay?: string;
  base?: string;
  reason: string;
  requester: string;
  /** What the requester is called; absent where nobody has said. */
  requesterName?: string;
  approver?: string;
  approverName?: string;
  plan: Counts;
  attempt: number;
  root?: string;
  entries?: number;
  cohorts?: number;
  units?: number;
  changed?: number;
  failure?: string;
  plannedAt: string;
  changedAt: string;
}

export interface Planned {
  run: string;
  kind: RunKind;
  cut: string;
  engine?: string;
  base?: string;
  overlay?: string;
  plan: Counts;
  exists: boolean;
}

export interface Progress {
  run: string;
  state: RunState;
  phase: string;
  entries: number;
  entriesPlanned: number;
  cohorts: number;
  cohortsPlanned: number;
  cells: number;
  cellsPlanned?: number;
  seconds: number;
  entriesPerSecond?: number;
  cellsPerSecond?: number;
  secondsLeft?: number;
}

export const CAUSES = ['data', 'target', 'rule', 'weight', 'unitTree', 'peers'] as const;
/** Marks by what they come from; they add up to the change. */
export type Causes = Record<(typeof CAUSES)[number], string>;

export interface Standing {
  total?: string;
  rank?: number;
  grade?: string;
  scheme?: string;
}

export interface LeafScore {
  value?: string;
  score?: string;
  contribution?: string;
  light: Light;
  version?: number;
}

export interface Leaf {
  indicator: string;
  before?: LeafScore;
  after?: LeafScore;
  causes?: Causes;
}

/** `none` where the indicator was not assessed. */
export type LightOrNone = Light | 'none';

export interface Difference {
  unit: string;
  period: string;
  unitClass: string;
  before?: Standing;
  after?: Standing;
  change?: string;
  /** Ranks won; negative where they are lost. */
  moved?: number;
  changed: boolean;
  lights: { indicator: string; from: LightOrNone; to: LightOrNone }[];
  causes?: Causes;
  leaves: Leaf[];
}

export interface Diff extends Page<Difference> {
  run: string;
  totals: { units: number; changed: number; unchanged: number; appeared: number; withdrawn: number };
  lights: { from: LightOrNone; to: LightOrNone; count: number }[];
}

export interface Verification {
  last?: Run;
  alarm: boolean;
  differences: number;
}

export interface Edition {
  unitClass: string;
  period: string;
  number: number;
  run: string;
  root: string;
  cut: string;
  reason: string;
  publisher: string;
  publisherName?: string;
  published: string;
  superseded?: number;
}

export interface EditionRow {
  unit: string;
  total?: string;
  rank?: number;
  grade?: string;
  was?: string;
  change?: Causes;
}

export interface EditionTable extends Edition {
  rows: EditionRow[];
}

export interface DiffFilter {
  changed?: 'true';
  light?: 'true';
  moved?: string;
  class?: string;
  period?: string;
  unit?: string;
}

/** What is asked for when a run is planned. */
export interface Asked {
  kind: RunKind;
  scope: Scope;
  cut?: string;
  asOf?: string;
  overlay?: Record<string, unknown>;
  base?: string;
  reason: string;
}

export function asQuery(parts: object): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parts)) {
    if (value !== undefined && value !== '') query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

const runs = (region: string) => `${of(region)}/runs`;
const runAt = (region: string, run: string) => `${runs(region)}/${encodeURIComponent(run)}`;

const RUNS_A_PAGE = 25;
const ROWS_A_PAGE = 50;

export const runsQuery = (
  region: string,
  filter: { state?: RunState | undefined; kind?: RunKind | undefined; cursor?: string | undefined },
) =>
  queryOptions({
    queryKey: ['region', region, 'runs', filter],
    queryFn: ({ signal }) =>
      getJson<Page<Run>>(`${runs(region)}${asQuery({ ...filter, limit: RUNS_A_PAGE })}`, signal),
    staleTime: 0,
  });

export const verificationQuery = (region: string) =>
  queryOptions({
    queryKey: ['region', region, 'verification'],
    queryFn: ({ signal }) => getJson<Verification>(`${of(region)}/verification`, signal),
    staleTime: 0,
  });

/** Where the second execution follows by itself, and a second person has a say. */
export const isApprovable = (run: { kind: RunKind }) => run.kind === 'what-if' || run.kind === 'official';

/** Whether something will happen to it without anybody doing anything. */
export const isUnderWay = (run: { state: RunState; kind: RunKind }) =>
  run.state === 'planned' || run.state === 'running' || (run.state === 'completed' && isApprovable(run));

export const runQuery = (region: string, run: string) =>
  queryOptions({
    queryKey: ['region', region, 'run', run],
    queryFn: ({ signal }) => getJson<Run>(runAt(region, run), signal),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? 3_000 : false),
  });

const TARGET = ['unit', 'unitClass', 'indicator', 'period', 'value', 'floor'] as const;

/** What a planned run supposes, in the form in which it can be asked for again. */
export function supposedOf(planned: unknown): Record<string, unknown> | undefined {
  const { overlay } = (planned ?? {}) as { overlay?: Record<string, unknown> | null };
  if (!overlay) return undefined;
  const list = (name: string) => (Array.isArray(overlay[name]) ? (overlay[name] as object[]) : []);
  const targets = list('targets').map((one) =>
    Object.fromEntries(Object.entries(one).filter(([key, v]) => TARGET.includes(key as never) && v !== null)),
  );
  const parts = { indicators: list('indicators'), schemes: list('schemes'), targets };
  return Object.fromEntries(Object.entries(parts).filter(([, all]) => all.length > 0));
}

/** It stands in the run's first entry only: everywhere else by its hash. */
export const supposedQuery = (region: string, run: string) =>
  queryOptions({
    queryKey: ['region', region, 'supposed', run],
    queryFn: async ({ signal }) => {
      const { entries } = await getJson<{ entries: Entry<unknown>[] }>(
        `${of(region)}/journals/evaluation/history${asQuery({ subject: `run/${run}` })}`,
        signal,
      );
      return supposedOf(entries[0]?.data) ?? {};
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const progressAddress = (region: string, run: string) => `${runAt(region, run)}/progress`;

export const diffQuery = (
  region: string,
  run: string,
  root: string,
  filter: DiffFilter,
  cursor: string | undefined,
) =>
  queryOptions({
    queryKey: ['region', region, 'diff', run, root, filter, cursor],
    queryFn: ({ signal }) =>
      getJson<Diff>(
        `${runAt(region, run)}/diff${asQuery({ ...filter, cursor, limit: ROWS_A_PAGE })}`,
        signal,
      ),
    // Results with that root are never changed.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const diffFile = (region: string, run: string, form: 'csv' | 'xlsx', filter: DiffFilter) =>
  `${runAt(region, run)}/diff/${form}${asQuery(filter)}`;

export const cutQuery = (region: string, at: string | undefined) =>
  queryOptions({
    queryKey: ['region', region, 'cut', at],
    queryFn: ({ signal }) =>
      getJson<{ cut: string; scores: string }>(`${of(region)}/cuts${asQuery({ at })}`, signal),
    staleTime: 0,
  });

export const planQuery = (region: string, asked: Asked) =>
  queryOptions({
    queryKey: ['region', region, 'plan', asked],
    queryFn: ({ signal }) => postJson<Planned>(`${runs(region)}?dryRun=true`, asked, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

export const planRun = (region: string, asked: Asked) =>
  postJson<Run & { outcome: 'recorded' | 'unchanged' }>(runs(region), asked);

export type Intention =
  | 'start'
  | 'approval'
  | 'promotion'
  | 'rejection'
  | 'cancellation'
  | 'expiry'
  | 'editions';

/** The key lets the service know a second press of the same button for what it is. */
export const intend = (
  region: string,
  run: string,
  intention: Intention,
  reason: string | undefined,
  key: string,
) =>
  postJson<unknown>(
    `${runAt(region, run)}/${intention}`,
    reason === undefined ? undefined : { reason },
    intention === 'editions' ? { key } : {},
  );

export const editionsQuery = (region: string, unitClass: string | undefined, period: string | undefined) =>
  queryOptions({
    queryKey: ['region', region, 'editions', unitClass, period],
    queryFn: ({ signal }) =>
      getJson<Page<Edition>>(`${of(region)}/editions${asQuery({ class: unitClass, period })}`, signal),
    staleTime: 0,
  });

export const editionQuery = (region: string, unitClass: string, period: string, number: string) =>
  queryOptions({
    queryKey: ['region', region, 'edition', unitClass, period, number],
    queryFn: ({ signal }) =>
      getJson<EditionTable>(
        `${of(region)}/editions/${[unitClass, period, number].map(encodeURIComponent).join('/')}`,
        signal,
      ),
  });

export const everySchemeQuery = (region: string) =>
  queryOptions({
    queryKey: ['region', region, 'schemes', undefined],
    queryFn: ({ signal }) => getAll<SchemeVersion>(`${of(region)}/schemes`, signal),
    staleTime: 60_000,
  });

export const versionsQuery = (region: string, indicator: string) =>
  queryOptions({
    queryKey: ['region', region, 'versions', indicator],
    queryFn: ({ signal }) =>
      getJson<{ items: { version: number; stage?: string }[] }>(
        `${of(region)}/indicators/${encodeURIComponent(indicator)}/versions`,
        signal,
      ).then((page) => page.items),
    staleTime: 60_000,
  });
