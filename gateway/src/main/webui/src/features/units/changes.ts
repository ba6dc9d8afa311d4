import type { Derivation, UnitScored } from '../../api/types';
import { compare, isDecimal, isZero, minus, sum } from '../../format/decimal';
import { changeOf } from '../scores/reasons';

/** A part of a total before and after, and by how much it moved the total. */
export interface Part {
  kind: string;
  code: string | undefined;
  name: string | undefined;
  before: string | undefined;
  after: string | undefined;
  change: string;
}

const SMALL = ['rounding', 'remainder'];
const adds = (node: Derivation) => (node.children ?? []).filter((one) => isDecimal(one.contribution));

/**
 * What a published total is made of: the parts of the tree, and all that is added or taken beside it. A block is only
 * replaced by what is in it where that adds up to what the block itself adds.
 */
function partsOf(published: Derivation): Derivation[] {
  return adds(published).flatMap((top) =>
    top.kind !== 'total' || adds(top).length === 0
      ? [top]
      : adds(top).flatMap((line) => {
          const inside = adds(line);
          const whole = line.kind === 'block' && compare(line.value, line.contribution) === 0;
          return whole && adds(top).filter((one) => one.kind === 'block').length === 1 && inside.length > 0
            ? inside
            : [line];
        }),
  );
}

const keyOf = ({ kind, code }: Derivation) => (SMALL.includes(kind) ? 'rounding ' : `${kind} ${code ?? ''}`);

/** What moved a total from one explanation to the other; the changes add up to the whole, exactly. */
export function changesOf(before: Derivation | undefined, after: Derivation | undefined): Part[] {
  const parts = new Map<string, { node: Derivation; before: string[]; after: string[] }>();
  const read = (root: Derivation | undefined, side: 'before' | 'after') => {
    for (const node of root ? partsOf(root) : []) {
      const known = parts.get(keyOf(node)) ?? { node, before: [], after: [] };
      known[side].push(node.contribution ?? '0');
      if (side === 'after') known.node = node;
      parts.set(keyOf(node), known);
    }
  };
  read(before, 'before');
  read(after, 'after');
  return [...parts.values()].map((one) => ({
    kind: SMALL.includes(one.node.kind) ? 'rounding' : one.node.kind,
    code: one.node.code,
    name: one.node.words?.name,
    before: one.before.length > 0 ? sum(one.before) : undefined,
    after: one.after.length > 0 ? sum(one.after) : undefined,
    change: minus(sum(one.after), sum(one.before)),
  }));
}

/** What an indicator's score was and is. */
export interface Moved {
  indicator: string;
  before: string | undefined;
  after: string | undefined;
  change: string;
}

const size = (text: string) => (text.startsWith('-') ? text.slice(1) : text);

/** The indicators whose scores changed, the largest change first. */
export function movedOf(before: UnitScored, after: UnitScored): Moved[] {
  const then = new Map(before.indicators.map((one) => [one.indicator, one.score]));
  return after.indicators
    .flatMap(({ indicator, score }) => {
      const change = changeOf(score, then.get(indicator));
      return change === undefined || isZero(change)
        ? []
        : [{ indicator, before: then.get(indicator), after: score, change }];
    })
    .sort((a, b) => compare(size(b.change), size(a.change)) || a.indicator.localeCompare(b.indicator));
}
