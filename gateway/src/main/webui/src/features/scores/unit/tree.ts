import type { Derivation } from '../../../api/types';
import { between, fixed, isDecimal, isZero, minus, sum } from '../../../format/decimal';

/** Made by the page, not by the engine: what the digits that are not shown add up to. */
export const DISPLAY_ROUNDING = 'display-rounding';

const MARK_DECIMALS = 3;
const FIGURE_DECIMALS = 6;

/** A mark as the tree shows it. */
export function mark(value: string | undefined, exact: boolean): string | undefined {
  if (!isDecimal(value)) return undefined;
  return exact ? value : fixed(value, MARK_DECIMALS);
}

/** What was measured or set, in its own unit of measure. */
export function figure(value: string | undefined, exact: boolean): string | undefined {
  if (!isDecimal(value)) return undefined;
  return exact ? value : between(value, 0, FIGURE_DECIMALS);
}

/** A node's value: a mark where it adds to one or is made of such, else a figure. */
export function shownValue(node: Derivation, exact: boolean): string | undefined {
  const marked =
    node.contribution !== undefined || node.children?.some((one) => one.contribution !== undefined);
  return marked ? mark(node.value, exact) : figure(node.value, exact);
}

export interface TreeNode {
  /** Place in the tree: `0`, `0.2`, `0.2.1`. */
  id: string;
  parent: string | undefined;
  level: number;
  position: number;
  siblings: number;
  node: Derivation;
  children: TreeNode[];
}

/** Children, with a line more where what is shown would not add up to what is shown one level up. */
function childrenOf(node: Derivation, exact: boolean): Derivation[] {
  const children = node.children ?? [];
  const value = mark(node.value, exact);
  const parts = children.map((child) => mark(child.contribution, exact)).filter(isDecimal);
  if (exact || value === undefined || parts.length === 0) return children;
  const rest = minus(value, sum(parts));
  if (isZero(rest)) return children;
  const line: Derivation = {
    kind: DISPLAY_ROUNDING,
    value: rest,
    contribution: rest,
    sentence: { 'zh-CN': '', en: '' },
  };
  const last = children.findLastIndex((child) => isDecimal(child.contribution));
  return [...children.slice(0, last + 1), line, ...children.slice(last + 1)];
}

export function treeOf(root: Derivation, exact: boolean): TreeNode {
  const grow = (
    node: Derivation,
    id: string,
    level: number,
    position: number,
    siblings: number,
  ): TreeNode => {
    const children = childrenOf(node, exact);
    return {
      id,
      parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : undefined,
      level,
      position,
      siblings,
      node,
      children: children.map((child, i) => grow(child, `${id}.${i}`, level + 1, i + 1, children.length)),
    };
  };
  return grow(root, '0', 1, 1, 1);
}

export function everyNode(tree: TreeNode): TreeNode[] {
  return [tree, ...tree.children.flatMap(everyNode)];
}

/** What is open at first: down to the indicators, which stay closed. */
export function openAtFirst(tree: TreeNode): Set<string> {
  return new Set(
    everyNode(tree)
      .filter(({ node }) => ['published', 'total', 'block'].includes(node.kind))
      .map(({ id }) => id),
  );
}

/** Where an indicator's reasons stand, with everything above it. */
export function pathTo(tree: TreeNode, indicator: string): string[] {
  const found = everyNode(tree).find(({ node }) => node.kind === 'indicator' && node.code === indicator);
  if (!found) return [];
  const parts = found.id.split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'));
}

/** The rows that are to be seen, from top to bottom. */
export function visible(tree: TreeNode, open: ReadonlySet<string>): TreeNode[] {
  return [tree, ...(open.has(tree.id) ? tree.children.flatMap((child) => visible(child, open)) : [])];
}

export type Move = { focus: string } | { open: string } | { close: string } | undefined;

/** What a key does at a row, as treegrids do it (WAI-ARIA Authoring Practices). */
export function keyMove(key: string, at: string, rows: readonly TreeNode[], open: ReadonlySet<string>): Move {
  const index = rows.findIndex((row) => row.id === at);
  const row = rows[index];
  if (!row) return undefined;
  const focus = (target: TreeNode | undefined): Move => (target ? { focus: target.id } : undefined);
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
