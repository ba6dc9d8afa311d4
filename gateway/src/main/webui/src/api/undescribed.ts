import type { Light } from '../format/light';
import type { RunKind, RunState } from '../format/run';
import type { Described, IsTold, PathOf } from './api';
import type { CAUSES } from './types';

/** A list in pages. */
interface Page<T> {
  items: T[];
  next?: string | null;
}

/**
 * What paths answer whose description says no more than that it is a text. A line goes when the description says
 * it: one that stays too long does not compile (`SAID_ALREADY`).
 */
export interface Undescribed {
  'get /api/v1/regions/{region}/scores': { items: ScoredClass[] };
  'get /api/v1/regions/{region}/scores/{unitClass}/{period}': Scoreboard;
  'get /api/v1/regions/{region}/explanations/{unit}/{period}': Explanation;
  'get /api/v1/regions/{region}/cuts': { cut: string; scores: string };
  'get /api/v1/regions/{region}/runs': Page<Run>;
  'post /api/v1/regions/{region}/runs': Planned | (Run & { outcome: 'recorded' | 'unchanged' });
  'get /api/v1/regions/{region}/runs/{run}': Run;
  'post /api/v1/regions/{region}/runs/{run}/start': object;
  'post /api/v1/regions/{region}/runs/{run}/approval': object;
  'post /api/v1/regions/{region}/runs/{run}/promotion': object;
  'post /api/v1/regions/{region}/runs/{run}/rejection': object;
  'post /api/v1/regions/{region}/runs/{run}/cancellation': object;
  'post /api/v1/regions/{region}/runs/{run}/expiry': object;
  'post /api/v1/regions/{region}/runs/{run}/editions': object;
  'get /api/v1/regions/{region}/runs/{run}/progress': Progress;
  'get /api/v1/regions/{region}/runs/{run}/diff': Diff;
  'get /api/v1/regions/{region}/verification': Verification;
  'get /api/v1/regions/{region}/editions': Page<Edition>;
  'get /api/v1/regions/{region}/editions/{unitClass}/{period}/{number}': EditionTable;
}

type SaidAlready = {
  [K in keyof Undescribed]: K extends `${infer M extends 'get' | 'post'} ${infer P}`
    ? P extends PathOf<M>
      ? IsTold<Described<P, M>> extends true
        ? K
        : never
      : K
    : K;
}[keyof Undescribed];
/** Lines above that a description has made needless, or whose path is described no more. */
export const SAID_ALREADY: [SaidAlready] extends [never] ? undefined : SaidAlready = undefined;

interface ScoredClass {
  unitClass: string;
  periods: string[];
}

interface BlockScore {
  /** Codes from the root, joined by `/`. */
  block: string;
  weight?: string;
  score?: string;
  rank?: number;
}

interface IndicatorScore {
  indicator: string;
  block: string;
  version?: number;
  value?: string;
  score?: string;
  contribution?: string;
  light: Light;
  noData?: string;
}

interface UnitScored {
  unit: string;
  period: string;
  unitClass: string;
  scheme: string;
  total?: string;
  rank?: number;
  grade?: string;
  coverage: string;
  blocks: BlockScore[];
  indicators: IndicatorScore[];
  incomplete: boolean;
  cut: string;
  engine: string;
  /** Of the entry in the journal of scores; filled in from the stream's sequence. */
  position?: string;
}

interface Scoreboard {
  unitClass: string;
  period: string;
  units: UnitScored[];
}

/** A node of a derivation: children with a contribution add up to the value. */
interface Derivation {
  kind: string;
  code?: string;
  value?: string;
  weight?: string;
  contribution?: string;
  terms?: Record<string, string>;
  words?: Record<string, string>;
  rule?: unknown;
  sources?: string[];
  sentence: { 'zh-CN': string; en: string };
  children?: Derivation[];
}

interface Explanation {
  unit: string;
  period: string;
  cut: string;
  engine: string;
  incomplete: boolean;
  derivation: Derivation;
}

interface Scope {
  classes?: string[];
  periods?: string[];
  units?: string[];
}

interface Counts {
  entries: number;
  cohorts: number;
  units: number;
  cells: number;
}

interface Run {
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

interface Planned {
  run: string;
  kind: RunKind;
  cut: string;
  engine?: string;
  base?: string;
  overlay?: string;
  plan: Counts;
  exists: boolean;
}

interface Progress {
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

type Causes = Record<(typeof CAUSES)[number], string>;

interface Standing {
  total?: string;
  rank?: number;
  grade?: string;
  scheme?: string;
}

interface LeafScore {
  value?: string;
  score?: string;
  contribution?: string;
  light: Light;
  version?: number;
}

interface Leaf {
  indicator: string;
  before?: LeafScore;
  after?: LeafScore;
  causes?: Causes;
}

/** `none` where the indicator was not assessed. */
type LightOrNone = Light | 'none';

interface Difference {
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

interface Diff extends Page<Difference> {
  run: string;
  totals: { units: number; changed: number; unchanged: number; appeared: number; withdrawn: number };
  lights: { from: LightOrNone; to: LightOrNone; count: number }[];
}

interface Verification {
  last?: Run;
  alarm: boolean;
  differences: number;
}

interface Edition {
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

interface EditionRow {
  unit: string;
  total?: string;
  rank?: number;
  grade?: string;
  was?: string;
  change?: Causes;
}

interface EditionTable extends Edition {
  rows: EditionRow[];
}
