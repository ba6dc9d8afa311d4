import type { SchemeVersion } from '../../../api/types';

/** Names of the blocks in the scheme (`code@version`), wherever in its tree they stand. */
export function blockNames(
  schemes: readonly SchemeVersion[],
  wanted: string | undefined,
): Map<string, string> {
  const names = new Map<string, string>();
  const read = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(read);
    else if (value && typeof value === 'object') {
      const { code, block, name } = value as Record<string, unknown>;
      const key = typeof code === 'string' ? code : block;
      if (typeof key === 'string' && typeof name === 'string') names.set(key, name);
      Object.values(value).forEach(read);
    }
  };
  // The scheme in force is read last, so that its names win over those of other versions.
  const inForce = (one: SchemeVersion) => Number(`${one.scheme}@${one.version}` === wanted);
  for (const { definition } of [...schemes].sort((a, b) => inForce(a) - inForce(b))) read(definition);
  return names;
}
