import { useEffect, useState } from 'react';

/**
 * For a window that is taken away with what it stands in, not only shut: once it is gone, the focus is where it was
 * when the window came, and who goes by keys goes on from there.
 */
export function useReturnFocus(): void {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The window is still in the page here, and the focus in it.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && from instanceof HTMLElement && from.isConnected) from.focus();
      });
    },
    [from],
  );
}
