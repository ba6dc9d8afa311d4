import type { BlockScore, IndicatorScore, Scoreboard, UnitScored } from '../../../api/types';
import { compare } from '../../../format/decimal';
import { countLights, LIGHTS, type Light, type LightCounts } from '../../../format/light';
import { byName } from '../../../format/order';

/** A row of the board: the score with what is worked out from it once. */
export interface Row {
  score: UnitScored;
  name: string;
  /** By which the unit is found too. */
  alias?: string | undefined;
  lights: LightCounts;
  blocks: ReadonlyMap<string, BlockScore>;
  cells: ReadonlyMap<string, IndicatorScore>;
}

/** The blocks directly below the root, in the order in which the scheme lists them. */
export function topBlocks(units: readonly UnitScored[]): string[] {
  const paths = new Set<string>();
  for (const unit of units) {
    for (const { block } of unit.blocks) if (block.split('/').length === 2) paths.add(block);
  }
  return [...paths];
}

/** The last code of a path. */
export const blockCode = (path: string) => path.slice(path.lastIndexOf('/') + 1);

export function rowsOf(
  board: Scoreboard,
  nameOf: (unit: string) => string,
  aliasOf?: (unit: string) => string | undefined,
): Row[] {
  return board.units.map((score) => ({
    score,
    name: nameOf(score.unit),
    alias: aliasOf?.(score.unit),
    lights: countLights(score.indicators),
    blocks: new Map(score.blocks.map((block) => [block.block, block])),
    cells: new Map(score.indicators.map((cell) => [cell.indicator, cell])),
  }));
}

export function filtered(
  rows: readonly Row[],
  query: string | undefined,
  light: Light | undefined,
  reason?: string,
): Row[] {
  const wanted = query?.trim().toLocaleLowerCase() ?? '';
  return rows.filter(
    ({ name, alias = '', score, lights }) =>
      (!wanted || `${name} ${alias} ${score.unit}`.toLocaleLowerCase().includes(wanted)) &&
      (!light || lights[light] > 0) &&
      (!reason || score.indicators.some((one) => one.noData === reason)),
  );
}

/** The worst comes first: more red, then more missing, orange, yellow. */
function worse(a: Row, b: Row): number {
  for (const light of ['red', 'missing', 'orange', 'yellow'] as const) {
    if (a.lights[light] !== b.lights[light]) return a.lights[light] - b.lights[light];
  }
  return 0;
}

const byRank = (a: number | undefined, b: number | undefined) =>
  (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);

/** By a column, `-` in front for descending; equal rows stand by rank, then by code. */
export function sorted(rows: readonly Row[], sort: string | undefined): Row[] {
  const descending = sort?.startsWith('-') ?? false;
  const column = (descending ? sort?.slice(1) : sort) ?? 'rank';
  const order = (a: Row, b: Row): number => {
    if (column === 'unit') return byName(a.name, b.name);
    if (column === 'total') return compare(a.score.total, b.score.total);
    if (column === 'coverage') return compare(a.score.coverage, b.score.coverage);
    if (column === 'grade') return (a.score.grade ?? '').localeCompare(b.score.grade ?? '');
    if (column === 'lights') return worse(a, b);
    if (column.startsWith('block:')) {
      const path = column.slice('block:'.length);
      return compare(a.blocks.get(path)?.score, b.blocks.get(path)?.score);
    }
    return byRank(a.score.rank, b.score.rank);
  };
  const sign = descending ? -1 : 1;
  return [...rows].sort(
    (a, b) =>
      sign * order(a, b) || byRank(a.score.rank, b.score.rank) || a.score.unit.localeCompare(b.score.unit),
  );
}

/** Up first, then down, then as it was. */
export function nextSort(now: string | undefined, column: string): string | undefined {
  const first = column === 'unit' || column === 'rank' || column === 'grade' ? column : `-${column}`;
  const second = first.startsWith('-') ? column : `-${column}`;
  if ((now ?? 'rank') === first) return second === 'rank' ? undefined : second;
  if (now === second) return undefined;
  return first === 'rank' ? undefined : first;
}

export function lightTotals(rows: readonly Row[]): LightCounts {
  const totals = countLights([]);
  for (const row of rows) for (const light of LIGHTS) totals[light] += row.lights[light];
  return totals;
}

/** Indicators by top block, as in the scheme; those straight below the root come under ''. */
export function columnsOf(units: readonly UnitScored[]): { block: string; indicators: string[] }[] {
  const columns = new Map<string, Set<string>>();
  for (const unit of units) {
    for (const { indicator, block } of unit.indicators) {
      const top = block.split('/').slice(0, 2).join('/');
      const key = top.includes('/') ? top : '';
      const group = columns.get(key) ?? new Set();
      group.add(indicator);
      columns.set(key, group);
    }
  }
  return [...columns].map(([block, indicators]) => ({ block, indicators: [...indicators] }));
}
