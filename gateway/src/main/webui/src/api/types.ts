import type { Light } from '../format/light';

export interface Me {
  subject: string;
  name: string;
  roles: string[];
  regions: string[];
  units: string[];
}

export interface Region {
  region: string;
  name: string;
  timeZone: string;
}

export interface UnitClass {
  unitClass: string;
  name: string;
}

export interface Unit {
  unit: string;
  name: string;
  kind: string;
  parent?: string;
  unitClass?: string;
}

export interface Indicator {
  indicator: string;
  name: string;
  dimension: string;
  layer: string;
  unitOfMeasure?: string;
}

export interface SchemeVersion {
  scheme: string;
  version: number;
  definition: unknown;
}

export interface ScoredClass {
  unitClass: string;
  periods: string[];
}

export interface BlockScore {
  /** Codes from the root, joined by `/`. */
  block: string;
  weight?: string;
  score?: string;
  rank?: number;
}

export interface IndicatorScore {
  indicator: string;
  block: string;
  version?: number;
  value?: string;
  score?: string;
  contribution?: string;
  light: Light;
  noData?: string;
}

export interface UnitScored {
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

export interface Scoreboard {
  unitClass: string;
  period: string;
  units: UnitScored[];
}

/** A node of a derivation: children with a contribution add up to the value. */
export interface Derivation {
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

export interface Explanation {
  unit: string;
  period: string;
  cut: string;
  engine: string;
  incomplete: boolean;
  derivation: Derivation;
}

export interface Observation {
  unit: string;
  indicator: string;
  period: string;
  state: string;
  value?: string | number | null;
  numerator?: string | number | null;
  denominator?: string | number | null;
  source?: string;
  note?: string;
  remark?: string;
  late: boolean;
  version: number;
  position: string;
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
