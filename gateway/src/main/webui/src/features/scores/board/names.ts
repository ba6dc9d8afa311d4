import { nameOf } from '../../../api/names';
import type { SchemeVersion } from '../../../api/types';

type Block = SchemeVersion['definition']['tree'];
type Own = Extract<Block['children'][number], { kind: 'own' }>;

/** Names of the blocks in the scheme (`code@version`), in a language, wherever in its tree they stand. */
export function blockNames(
  schemes: readonly SchemeVersion[],
  wanted: string | undefined,
  language: string,
): Map<string, string> {
  const names = new Map<string, string>();
  const read = (block: Block | Own): void => {
    const name = nameOf(block, language);
    if (name) names.set(block.code, name);
    if (block.kind === 'own') return;
    for (const child of block.children) if (child.kind !== 'indicator') read(child);
  };
  // The scheme in force is read last, so that its names win over those of other versions.
  const inForce = (one: SchemeVersion) => Number(`${one.scheme}@${one.version}` === wanted);
  for (const { definition } of [...schemes].sort((a, b) => inForce(a) - inForce(b))) read(definition.tree);
  return names;
}
