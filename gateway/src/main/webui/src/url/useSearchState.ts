import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search';

export type Patch = { [K in keyof Search]?: Search[K] | undefined };

export function merged(search: Search, patch: Patch): Search {
  const next = { ...search, ...patch };
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== undefined && value !== ''),
  ) as Search;
}

/** What is taken along to another page. */
export function kept({ region, lang }: Search): Search {
  return merged({}, { region, lang });
}

/** The page's state, which is its address. */
export function useSearchState(): [Search, (patch: Patch, replace?: boolean) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (patch: Patch, replace = false) => {
      void navigate({ to: '.', search: (now: Search) => merged(now, patch), replace, resetScroll: false });
    },
    [navigate],
  );
  return [search, set];
}
