import { useMemo } from 'react';
import type { Filters } from '../url/search';
import { type Patch, useSearchState } from '../url/useSearchState';

/** Filters of any list by their names: `useFilters()` gives `[filters, set]`, kept in the address as `f.state=open`. */
export function useFilters(): [Filters, (patch: Record<string, string | undefined>) => void] {
  const [search, set] = useSearchState();
  const filters = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(search).flatMap(([key, value]) =>
          key.startsWith('f.') && typeof value === 'string' ? [[key.slice(2), value]] : [],
        ),
      ),
    [search],
  );
  const change = (patch: Record<string, string | undefined>) =>
    set({
      ...Object.fromEntries(Object.entries(patch).map(([key, value]) => [`f.${key}`, value])),
      cursor: undefined,
    } as Patch);
  return [filters, change];
}
