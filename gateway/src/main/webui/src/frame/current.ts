import { useEffect, useSyncExternalStore } from 'react';

/** What the page that is open tells the frame around it. */
interface Current {
  /** For the breadcrumbs; empty where the place of the navigation says it all. */
  title: string;
  /** What the period can be chosen from on this page, the latest first; `shown` is the one it shows. */
  periods: readonly string[];
  shown: string | undefined;
}

const NOTHING: Current = { title: '', periods: [], shown: undefined };
let current = NOTHING;
const listeners = new Set<() => void>();

export function setCurrent(patch: Partial<Current>): void {
  current = { ...current, ...patch };
  for (const listener of listeners) listener();
}

export function useCurrent(): Current {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Offers the periods in the header; the choice comes back as `period` of the address. */
export function usePeriods(periods: readonly string[], shown: string | undefined): void {
  const joined = periods.join(' ');
  useEffect(() => {
    setCurrent({ periods: joined ? joined.split(' ') : [], shown });
    return () => setCurrent({ periods: [], shown: undefined });
  }, [joined, shown]);
}
