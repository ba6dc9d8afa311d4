import type { RunKind } from '../format/run';
import type { Described, IsTold, PathOf } from './api';
import type { components } from './schema';

/**
 * What paths answer whose description says no more than that it is a text. A line goes when the description says
 * it: one that stays too long does not compile (`SAID_ALREADY`).
 */
export interface Undescribed {
  'post /api/v1/regions/{region}/runs':
    | Planned
    | (components['schemas']['Run'] & { outcome: 'recorded' | 'unchanged' });
  'post /api/v1/regions/{region}/runs/{run}/start': object;
  'post /api/v1/regions/{region}/runs/{run}/approval': object;
  'post /api/v1/regions/{region}/runs/{run}/promotion': object;
  'post /api/v1/regions/{region}/runs/{run}/rejection': object;
  'post /api/v1/regions/{region}/runs/{run}/cancellation': object;
  'post /api/v1/regions/{region}/runs/{run}/expiry': object;
  'post /api/v1/regions/{region}/runs/{run}/editions': object;
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

interface Counts {
  entries: number;
  cohorts: number;
  units: number;
  cells: number;
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
