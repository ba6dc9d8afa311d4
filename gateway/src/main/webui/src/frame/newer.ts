import { useSyncExternalStore } from 'react';

let newer = false;
const listeners = new Set<() => void>();

/**
 * A part of the page that cannot be loaded is one of a version that has been replaced: vite says so before the import
 * fails, and the page offers to be loaded again instead of breaking.
 */
export function watchForNewer(): void {
  window.addEventListener('vite:preloadError', () => {
    newer = true;
    for (const listener of listeners) listener();
  });
}

export const useNewer = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => newer,
  );
