import { queryOptions } from '@tanstack/react-query';
import { address, get, keyOf } from '../../api/api';
import { send } from '../../api/client';
import { differences, eventOf, type Recorded } from '../../parts/History';

export const JOURNALS = ['goals', 'indicators', 'monitoring', 'evaluation', 'reporting'] as const;
export type Journal = (typeof JOURNALS)[number];

/** So many entries of each journal are read at once. */
export const STEP = 100;
/** What a service gives at once. */
const MOST = 5_000;

export interface Entry extends Recorded {
  subject: string;
  recordedtime: string;
  /** In its stream, from 1. */
  streamversion?: number;
  correlationid?: string;
  causationid?: string;
}

export interface Latest {
  entries: Entry[];
  /** Whether it is all there is. */
  whole: boolean;
}

const ENTRIES = '/api/v1/regions/{region}/journals/{journal}/entries';

async function entriesAfter(
  region: string,
  journal: string,
  after: number,
  limit: number,
  signal: AbortSignal,
): Promise<Entry[]> {
  const asked = address(ENTRIES, { region, journal, after, limit } as never);
  const answer = await send(asked, 'application/x-ndjson', { signal });
  const lines = (await answer.text()).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Entry);
}

const POSITION = '/api/v1/regions/{region}/journals/{journal}/position';
/** So many entries of each journal are searched for what followed from one. */
export const SEARCHED = 1_000;
/** The clocks of the services differ by less. */
const SKEW_MS = 5_000;

export interface Found {
  /** What was recorded because of it, the first first. */
  entries: (Entry & { event: string })[];
  /**
   * How many present scores a figure bears on (of its unit, in periods that meet its own), and null where evaluation
   * has not received it yet. Absent of everything else: only figures are traced to scores.
   */
  scores?: number | null;
  /** Whether more was recorded since than was searched. */
  more: boolean;
}

/** What followed from an entry, in all journals from where they stood when it was recorded. */
export const effectsQuery = (region: string, cause: Entry) =>
  queryOptions({
    queryKey: [...keyOf(ENTRIES, { region, journal: cause.journal }), 'effects', cause.id],
    queryFn: async ({ signal }): Promise<Found> => {
      const at = new Date(Date.parse(cause.recordedtime) - SKEW_MS).toISOString();
      const [{ received, scores }, ...journals] = await Promise.all([
        get(
          '/api/v1/regions/{region}/trace/{position}',
          { region, position: `${cause.journal}@${Number(cause.sequence)}` },
          signal,
        ),
        ...([...JOURNALS, 'scores'] as const).map(async (journal) => {
          const { position } = await get(POSITION, { region, journal, at }, signal);
          return entriesAfter(region, journal, Number(position.split('@')[1] ?? 0), SEARCHED, signal);
        }),
      ]);
      return {
        entries: journals
          .flat()
          .filter((one) => one.causationid === cause.id)
          .sort((a, b) => a.recordedtime.localeCompare(b.recordedtime))
          .map((one) => ({ ...one, event: eventOf(one.type) })),
        ...(cause.subject.startsWith('observation/') ? { scores: received ? scores.length : null } : {}),
        more: journals.some((some) => some.length === SEARCHED),
      };
    },
    staleTime: 0,
  });

/** The last entries of a journal, the first of them first; with a moment, the last that were recorded by then. */
export const latestQuery = (region: string, journal: Journal, depth: number, until?: string) =>
  queryOptions({
    queryKey: [...keyOf(ENTRIES, { region, journal }), 'latest', depth, until],
    queryFn: async ({ signal }): Promise<Latest> => {
      // What is still to come has no position, and everything that is there was recorded before it.
      const at = until !== undefined && Date.parse(until) < Date.now() ? until : undefined;
      const { position } = await get(POSITION, { region, journal, at }, signal);
      const end = Number(position.split('@')[1] ?? 0);
      const limit = Math.min(MOST, STEP * depth);
      const after = Math.max(0, end - limit);
      if (end === 0) return { entries: [], whole: true };
      return { entries: await entriesAfter(region, journal, after, limit, signal), whole: after === 0 };
    },
    staleTime: 0,
  });

export interface Line extends Entry {
  event: string;
  changes: { key: string; before: unknown; after: unknown }[];
  /** Whether there is more of its stream before than is loaded, so that what was before is not known. */
  earlier: boolean;
  /** What was recorded because of it, as far as it is loaded. */
  effects: readonly Entry[];
}

export const streamOf = (entry: Pick<Entry, 'journal' | 'subject'>) => `${entry.journal} ${entry.subject}`;

/** The streams whose first entries are not among these, those of the newest entries first. */
export function beginningsMissing(all: readonly Latest[]): Entry[] {
  const first = new Map<string, Entry>();
  for (const entry of all.flatMap((one) => one.entries)) {
    if (!first.has(streamOf(entry))) first.set(streamOf(entry), entry);
  }
  return [...first.values()]
    .filter(({ streamversion = 1 }) => streamversion > 1)
    .sort((a, b) => b.recordedtime.localeCompare(a.recordedtime));
}

/**
 * All journals as one, the newest first. Where some of a journal is left out, nothing older of the others is shown
 * either: what is missing between two lines would look as if it had not happened.
 */
export function linesOf(
  all: readonly Latest[],
  histories: ReadonlyMap<string, readonly Recorded[]> = new Map(),
): Line[] {
  const from = all
    .filter((one) => !one.whole && one.entries.length > 0)
    .map((one) => one.entries[0]?.recordedtime ?? '')
    .reduce((latest, one) => (one > latest ? one : latest), '');
  const entries = all.flatMap((one) => one.entries);
  const streams = new Map<string, Entry[]>();
  const caused = new Map<string, Entry[]>();
  for (const entry of entries) {
    const stream = streamOf(entry);
    streams.set(stream, [...(streams.get(stream) ?? []), entry]);
    if (entry.causationid) {
      caused.set(entry.causationid, [...(caused.get(entry.causationid) ?? []), entry]);
    }
  }
  const changes = new Map<string, Line['changes']>();
  for (const [name, loaded] of streams) {
    const stream: readonly Recorded[] = histories.get(name) ?? loaded;
    differences(stream).forEach((some, i) => {
      const id = stream[i]?.id;
      if (id) changes.set(id, some);
    });
  }
  return entries
    .filter((entry) => entry.recordedtime >= from)
    .sort((a, b) => (a.recordedtime < b.recordedtime ? 1 : a.recordedtime > b.recordedtime ? -1 : 0))
    .map((entry) => ({
      ...entry,
      event: eventOf(entry.type),
      changes: changes.get(entry.id) ?? [],
      earlier: !histories.has(streamOf(entry)) && (streams.get(streamOf(entry))?.[0]?.streamversion ?? 1) > 1,
      effects: caused.get(entry.id) ?? [],
    }));
}
