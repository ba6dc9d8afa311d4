import type { QueryClient } from '@tanstack/react-query';
import { keyOf, regionKey } from '../../../api/api';
import { overviewQuery } from '../../../api/queries';
import type { Entry, Scoreboard, ScoredClass, UnitScored } from '../../../api/types';
import { isNow, parsePosition } from '../queries';

export const UNIT_SCORED = 'kaocheng.scores.unit-scored.v1';
export const SCORE_WITHDRAWN = 'kaocheng.scores.score-withdrawn.v1';

export type ScoreEntry = Entry<Partial<UnitScored> & { unit: string; period: string }>;

/** What of the shown board an entry changed. */
export interface Change {
  unit: string;
  total?: string;
  rank?: number;
  /** The cells that are other than before: `total`, `rank`, `block:` with its path, `cell:` with its indicator. */
  parts: readonly string[];
}

/** In which of its cells a row is another; a new row is in all of them. */
export function differing(was: UnitScored | undefined, now: UnitScored): string[] {
  if (!was) return ['row'];
  const parts: string[] = [];
  for (const part of ['total', 'rank', 'grade', 'coverage'] as const) {
    if (was[part] !== now[part]) parts.push(part);
  }
  if (!was.partial !== !now.partial) parts.push('total');
  const blocks = new Map(was.blocks.map((one) => [one.block, one]));
  for (const { block, score, rank, light } of now.blocks) {
    const before = blocks.get(block);
    if (before?.score !== score || before?.rank !== rank || before?.light !== light)
      parts.push(`block:${block}`);
  }
  const cells = new Map(was.indicators.map((one) => [one.indicator, one]));
  let lights = was.indicators.length !== now.indicators.length;
  for (const { indicator, light, score, noData } of now.indicators) {
    const before = cells.get(indicator);
    if (before?.light !== light) lights = true;
    if (before?.light !== light || before?.score !== score || before?.noData !== noData)
      parts.push(`cell:${indicator}`);
  }
  if (lights) parts.push('lights');
  return parts;
}

const sequenceOf = (row: UnitScored) => (row.position ? (parsePosition(row.position)?.sequence ?? 0) : 0);

function ranked(a: UnitScored, b: UnitScored): number {
  return (
    (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || a.unit.localeCompare(b.unit)
  );
}

/**
 * The board after an entry; the same object where nothing changed. An entry that the board already holds, or a newer
 * one of the same unit, changes nothing, so that a redelivery is harmless.
 */
export function applied(board: Scoreboard, entry: ScoreEntry): Scoreboard {
  const sequence = Number(entry.sequence);
  const { data } = entry;
  const there = board.units.find((row) => row.unit === data.unit);
  if (data.period !== board.period || (there && sequenceOf(there) >= sequence)) return board;
  const others = board.units.filter((row) => row !== there);
  if (entry.type === SCORE_WITHDRAWN || (there && data.unitClass !== board.unitClass)) {
    return there ? { ...board, units: others } : board;
  }
  if (entry.type !== UNIT_SCORED || data.unitClass !== board.unitClass) return board;
  const row: UnitScored = { ...(data as UnitScored), position: `scores@${sequence}` };
  return { ...board, units: [...others, row].sort(ranked) };
}

/** A board as it is now: of a class and a period. */
const isBoard = (kept: { queryKey: readonly unknown[] }) => isNow(kept) && kept.queryKey.length === 5;

/** Puts entries into the cache and says what changed on the board that is shown. */
export function applyEntries(
  client: QueryClient,
  region: string,
  shown: { unitClass: string; period: string } | undefined,
  entries: readonly ScoreEntry[],
): Change[] {
  const changes = new Map<string, Change>();
  // What the shown board was before all of these: what is back to what it was has not changed.
  const before = new Map<string, UnitScored | undefined>();
  for (const entry of entries) {
    const { unit, period, unitClass } = entry.data;
    const boards = client.getQueriesData<Scoreboard>({
      queryKey: [...regionKey(region), 'scores'],
      predicate: isBoard,
    });
    for (const [key, board] of boards) {
      if (!board) continue;
      const after = applied(board, entry);
      if (after === board) continue;
      client.setQueryData<Scoreboard>(key, after);
      if (shown && board.unitClass === shown.unitClass && board.period === shown.period) {
        const { total, rank } = entry.data;
        if (!before.has(unit))
          before.set(
            unit,
            board.units.find((row) => row.unit === unit),
          );
        const now = after.units.find((row) => row.unit === unit);
        const parts = now ? differing(before.get(unit), now) : [];
        if (parts.length === 0) {
          changes.delete(unit);
          continue;
        }
        changes.set(unit, {
          unit,
          ...(total === undefined ? {} : { total }),
          ...(rank === undefined ? {} : { rank }),
          parts,
        });
      }
    }
    applyToUnit(client, region, entry);
    void client.invalidateQueries({
      queryKey: keyOf('/api/v1/regions/{region}/score-trends/units/{unit}', { region, unit }),
      predicate: isNow,
    });
    const overview = client.getQueryData<ScoredClass[]>(overviewQuery(region).queryKey);
    const known = overview?.some((c) => c.unitClass === unitClass && c.periods.includes(period));
    if (overview && unitClass && !known)
      void client.invalidateQueries({ queryKey: overviewQuery(region).queryKey });
    void client.invalidateQueries({
      queryKey: keyOf('/api/v1/regions/{region}/explanations/{unit}/{period}', { region, unit, period }),
      predicate: isNow,
    });
    void client.invalidateQueries({
      queryKey: keyOf('/api/v1/regions/{region}/observations', { region, unit }),
    });
  }
  return [...changes.values()];
}

/** The score of a unit's own page, where it is kept. */
function applyToUnit(client: QueryClient, region: string, { type, sequence, data }: ScoreEntry): void {
  const { unit, period } = data;
  const queryKey = keyOf('/api/v1/regions/{region}/scores/units/{unit}/{period}', { region, unit, period });
  const kept = client.getQueryData<UnitScored>(queryKey);
  if (kept && type === UNIT_SCORED) {
    if (sequenceOf(kept) >= Number(sequence)) return;
    client.setQueryData<UnitScored>(queryKey, {
      ...(data as UnitScored),
      position: `scores@${Number(sequence)}`,
    });
  } else void client.invalidateQueries({ queryKey, exact: true });
}

export function refreshBoards(
  client: QueryClient,
  region: string,
  refetchType: 'active' | 'none' = 'active',
): void {
  const queryKey = keyOf('/api/v1/regions/{region}/scores', { region });
  void client.invalidateQueries({ queryKey, predicate: isNow, refetchType });
}
