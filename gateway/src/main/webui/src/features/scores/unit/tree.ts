import type { Derivation } from '../../../api/types';
import { between, fixed, isDecimal, isZero, minus, over, sum, times } from '../../../format/decimal';
import { measured } from '../reasons';

/** Made by the page, not by the engine: what the digits that are not shown add up to. */
export const DISPLAY_ROUNDING = 'display-rounding';

/** As scores are published. */
const MARK_DECIMALS = 2;
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

/** What has been measured or set, and so has a unit of measure. */
const MEASURED = ['actual', 'earlier', 'target', 'observation', 'made'];

/**
 * A node's value: a mark where it adds to one or is made of such, else a figure. A mark that is all counted stands
 * under what is counted, and not twice; what is weighed is shown also where weighing changes nothing, as with 0.
 */
export function shownValue(node: Derivation, exact: boolean, unitOfMeasure?: string): string | undefined {
  const marked =
    node.contribution !== undefined || node.children?.some((one) => one.contribution !== undefined);
  if (!marked) {
    const shown = figure(node.value, exact);
    return shown !== undefined && unitOfMeasure && MEASURED.includes(node.kind)
      ? measured(shown, unitOfMeasure, 30)
      : shown;
  }
  const value = mark(node.value, exact);
  return value === mark(node.contribution, exact) && !isDecimal(node.weight) ? undefined : value;
}

export interface TreeNode {
  /** Place in the tree: `0`, `0.2`, `0.2.1`. */
  id: string;
  parent: string | undefined;
  level: number;
  position: number;
  siblings: number;
  node: Derivation;
  /** The indicator whose figures stand here. */
  indicator: string | undefined;
  /** What the weight comes to where others in the block do not count. */
  effective: string | undefined;
  children: TreeNode[];
}

/** What is lost by rounding; for those who ask. */
const SMALL = ['rounding', 'remainder', DISPLAY_ROUNDING];

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

/**
 * What the weights of a block's parts come to: those that do not count leave theirs to the others, so that what is
 * counted is weighed as if it were the whole.
 */
function effectiveWeights(children: readonly Derivation[]): (string | undefined)[] {
  const weighed = children.filter((one) => isDecimal(one.weight) && !one.words?.watched);
  const counting = weighed.filter((one) => isDecimal(one.contribution));
  if (counting.length === 0 || counting.length === weighed.length) return children.map(() => undefined);
  const all = sum(weighed.map((one) => one.weight ?? '0'));
  const some = sum(counting.map((one) => one.weight ?? '0'));
  return children.map((one) =>
    counting.includes(one) ? over(times(one.weight ?? '0', all), some, 4) : undefined,
  );
}

export function treeOf(root: Derivation, exact: boolean, remainders = true): TreeNode {
  const grow = (
    node: Derivation,
    id: string,
    level: number,
    position: number,
    siblings: number,
    indicator: string | undefined,
    effective: string | undefined,
  ): TreeNode => {
    const children = childrenOf(node, exact).filter((one) => remainders || !SMALL.includes(one.kind));
    const weights = node.kind === 'block' ? effectiveWeights(children) : [];
    const own =
      node.kind === 'indicator' || node.kind === 'observation' || node.kind === 'absent'
        ? (node.code ?? indicator)
        : indicator;
    return {
      id,
      parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : undefined,
      level,
      position,
      siblings,
      node,
      indicator: own,
      effective,
      children: children.map((child, i) =>
        grow(child, `${id}.${i}`, level + 1, i + 1, children.length, own, weights[i]),
      ),
    };
  };
  return grow(root, '0', 1, 1, 1, undefined, undefined);
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
