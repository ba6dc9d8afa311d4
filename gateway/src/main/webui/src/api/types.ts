import type { RunKind } from '../format/run';
import type { Answer, Item } from './api';
import type { Called } from './names';

// The things the API answers, by the names the pages use for them.

export type Me = Answer<'/api/v1/me'>;
export type Region = Item<'/api/v1/regions'>;
export type UnitClass = Item<'/api/v1/regions/{region}/classes'> & Called;
export type Unit = Item<'/api/v1/regions/{region}/units'> & Called;
export type Indicator = Item<'/api/v1/regions/{region}/indicators'> & Called;
export type SchemeVersion = Item<'/api/v1/regions/{region}/schemes'>;
export type Observation = Item<'/api/v1/regions/{region}/observations'>;

export type ScoredClass = Item<'/api/v1/regions/{region}/scores'>;
export type Scoreboard = Answer<'/api/v1/regions/{region}/scores/{unitClass}/{period}'>;
export type UnitScored = Scoreboard['units'][number];
export type BlockScore = UnitScored['blocks'][number];
export type IndicatorScore = UnitScored['indicators'][number];
export type Explanation = Answer<'/api/v1/regions/{region}/explanations/{unit}/{period}'>;
/** A node of a derivation: children with a contribution add up to the value. A page may add lines of its own kind. */
export interface Derivation extends Omit<Explanation['derivation'], 'kind' | 'children'> {
  kind: string;
  children?: Derivation[];
}

export type Run = Item<'/api/v1/regions/{region}/runs'>;
export type Scope = Run['scope'];
export type Counts = Run['plan'];
export type Planned = Answer<'/api/v1/regions/{region}/runs', 'post'>;
export type Progress = Answer<'/api/v1/regions/{region}/runs/{run}/progress'>;
export type Assumption = Answer<'/api/v1/regions/{region}/runs/{run}/assumptions'>['items'][number];
export type Verification = Answer<'/api/v1/regions/{region}/verification'>;

export const CAUSES = ['data', 'target', 'rule', 'weight', 'unitTree', 'peers'] as const;
/** Marks by what they come from; they add up to the change. */
export type Causes = Record<(typeof CAUSES)[number], string>;

export type Diff = Answer<'/api/v1/regions/{region}/runs/{run}/diff'>;
export type Difference = Diff['items'][number];
export type ScoreSummary = NonNullable<Difference['before']>;
export type Leaf = Difference['leaves'][number];
export type LeafScore = NonNullable<Leaf['before']>;
/** `none` where the indicator was not assessed. */
export type LightOrNone = Diff['lights'][number]['from'];

export type Edition = Item<'/api/v1/regions/{region}/editions'>;
export type EditionTable = Answer<'/api/v1/regions/{region}/editions/{unitClass}/{period}/{number}'>;
export type EditionRow = EditionTable['rows'][number];

/** What is asked for when a run is planned. */
export interface Asked {
  kind: RunKind;
  scope: Partial<Scope>;
  cut?: string;
  asOf?: string;
  overlay?: Record<string, unknown>;
  base?: string;
  reason: string;
}

/** An entry of a journal: a CloudEvents document. */
export interface Entry<T = unknown> {
  id: string;
  type: string;
  region: string;
  journal: string;
  sequence: string;
  subject?: string;
  streamversion?: number;
  time?: string;
  recordedtime?: string;
  actor?: string;
  data: T;
}
