import type { Item } from '../../api/api';
import type { Called } from '../../api/names';
import { byName } from '../../format/order';

export type Unit = Item<'/api/v1/regions/{region}/units'> & Called;

export interface UnitRow {
  id: string;
  parent: string | undefined;
  level: number;
  position: number;
  siblings: number;
  unit: Unit;
  children: UnitRow[];
}

/** The units below one another, by name; one whose upper unit is not there on that day stands at the top. */
export function treeOf(units: readonly Unit[]): UnitRow[] {
  const there = new Set(units.map(({ unit }) => unit));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const above = unit.parent && there.has(unit.parent) ? unit.parent : '';
    below.set(above, [...(below.get(above) ?? []), unit]);
  }
  const grow = (above: string, level: number): UnitRow[] => {
    const siblings = [...(below.get(above) ?? [])].sort((a, b) => byName(a.name, b.name));
    return siblings.map((unit, i) => ({
      id: unit.unit,
      parent: above || undefined,
      level,
      position: i + 1,
      siblings: siblings.length,
      unit,
      children: grow(unit.unit, level + 1),
    }));
  };
  return grow('', 1);
}

export const everyRow = (rows: readonly UnitRow[]): UnitRow[] =>
  rows.flatMap((row) => [row, ...everyRow(row.children)]);

/** The rows that are to be seen, from top to bottom. */
export const visible = (rows: readonly UnitRow[], open: ReadonlySet<string>): UnitRow[] =>
  rows.flatMap((row) => [row, ...(open.has(row.id) ? visible(row.children, open) : [])]);

/** What is found by name or code, with everything above it. */
export function found(rows: readonly UnitRow[], text: string): UnitRow[] {
  return rows.flatMap((row) => {
    const children = found(row.children, text);
    const itself = `${row.unit.name} ${row.unit.alias ?? ''} ${row.unit.unit}`
      .toLocaleLowerCase()
      .includes(text);
    return itself || children.length > 0 ? [{ ...row, children }] : [];
  });
}

/** Where a unit may be put: nowhere below itself. */
export function placesFor(units: readonly Unit[], unit: string | undefined): Unit[] {
  const row = everyRow(treeOf(units)).find(({ id }) => id === unit);
  const not = new Set(row ? everyRow([row]).map(({ id }) => id) : []);
  return units.filter((one) => !not.has(one.unit));
}
