/** What a run is for, the one asked for most first. */
export const RUN_KINDS = ['what-if', 'official', 'as-of', 'verify'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN_STATES = [
  'planned',
  'running',
  'completed',
  'verified',
  'approved',
  'promoted',
  'rejected',
  'cancelled',
  'failed',
  'expired',
] as const;
export type RunState = (typeof RUN_STATES)[number];

export const isRunKind = (text: unknown): text is RunKind => RUN_KINDS.includes(text as RunKind);
export const isRunState = (text: unknown): text is RunState => RUN_STATES.includes(text as RunState);
