/** The most that what was shown may jump while a page comes, as browsers count it. */
export const MOST_SHIFT = 0.05;

/** For a browser's page to run before anything else: counts from then on, and keeps what jumped. */
export function countShifts() {
  window.shifted = { sum: 0, moved: [] };
  const named = (one) =>
    one?.nodeType === 1
      ? `${one.tagName.toLowerCase()}${[...one.classList].map((name) => `.${name}`).join('')}`
      : `${one?.nodeName}`;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      window.shifted.sum += value;
      const from = sources.slice(0, 3).map(({ node, previousRect: was, currentRect: is }) => {
        const at = (one) => `${one.x},${one.y} ${one.width}×${one.height}`;
        return `${named(node)} ${at(was)} → ${at(is)}`;
      });
      window.shifted.moved.push(`${value.toFixed(3)}: ${from.join('; ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What jumped on the page that is shown, where that is too much. */
export async function shifts(page) {
  const { sum, moved } = await page.evaluate(() => window.shifted);
  return sum > MOST_SHIFT ? [`${sum.toFixed(3)} in all`, ...moved] : [];
}
