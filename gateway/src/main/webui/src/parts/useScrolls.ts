import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether there is more in it than is seen, so that who has no mouse must be able to scroll it. */
export function useScrolls(around: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = around.current;
    if (!element) return;
    const measure = () =>
      setScrolls(
        element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1,
      );
    const sized = new ResizeObserver(measure);
    const watch = () => {
      sized.disconnect();
      for (const one of [element, ...element.children]) sized.observe(one);
      measure();
    };
    const filled = new MutationObserver(watch);
    filled.observe(element, { childList: true, subtree: true });
    watch();
    return () => {
      sized.disconnect();
      filled.disconnect();
    };
  }, [around]);
  return scrolls;
}
