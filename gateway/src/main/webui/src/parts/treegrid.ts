/** A row of a treegrid, as far as keys are concerned. */
export interface TreeRow {
  id: string;
  parent: string | undefined;
  children: readonly unknown[];
}

export type Move = { focus: string } | { open: string } | { close: string } | undefined;

/** What a key does at a row, as treegrids do it (WAI-ARIA Authoring Practices). */
export function keyMove(key: string, at: string, rows: readonly TreeRow[], open: ReadonlySet<string>): Move {
  const index = rows.findIndex((row) => row.id === at);
  const row = rows[index];
  if (!row) return undefined;
  const focus = (target: TreeRow | undefined): Move => (target ? { focus: target.id } : undefined);
  const expandable = row.children.length > 0;
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (!expandable) return undefined;
      return open.has(at) ? focus(rows[index + 1]) : { open: at };
    case 'ArrowLeft':
      if (expandable && open.has(at)) return { close: at };
      return row.parent === undefined ? undefined : { focus: row.parent };
    case 'Enter':
      if (!expandable) return undefined;
      return open.has(at) ? { close: at } : { open: at };
    default:
      return undefined;
  }
}
