import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Whether the table inside is no wider than the part of the page it stands in; one that is wider scrolls in it, and is
 * never cut off.
 */
export function useFits(around: RefObject<HTMLElement | null>): boolean {
  const [fits, setFits] = useState(false);
  useLayoutEffect(() => {
    const element = around.current;
    const table = element?.querySelector('table');
    if (!element || !table) return;
    const measure = () => setFits(table.offsetWidth <= element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(table);
    return () => observer.disconnect();
  }, [around]);
  return fits;
}
