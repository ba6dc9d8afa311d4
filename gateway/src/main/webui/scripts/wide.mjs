/**
 * For a browser's page to run: what makes the document wider than its window, and what scrolls sideways although
 * nobody was told that it does. What scrolls on purpose can be reached by the keyboard.
 */
export function wide() {
  const root = document.documentElement;
  const found = [];
  const named = (one) =>
    `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ''}${[...one.classList].map((name) => `.${name}`).join('')}`;
  const clips = (one) => getComputedStyle(one).overflowX !== 'visible';
  const meant = (one) =>
    one.tabIndex === 0 || one.querySelector('[role=grid]') !== null || one.matches('textarea, input, select');
  const room = root.clientWidth;
  if (root.scrollWidth > room) {
    // Where it begins: what reaches beyond although nothing below it does.
    const beyond = [...document.body.querySelectorAll('*')].filter((one) => {
      const { right, width } = one.getBoundingClientRect();
      if (width === 0 || right <= room + 0.5) return false;
      for (let above = one.parentElement; above && above !== root; above = above.parentElement) {
        if (above !== document.body && clips(above)) return false;
      }
      return true;
    });
    const begins = beyond.filter((one) => !beyond.some((other) => other !== one && one.contains(other)));
    found.push(`document: ${root.scrollWidth} in ${room}: ${begins.slice(0, 5).map(named).join(', ')}`);
  }
  for (const one of document.body.querySelectorAll('*')) {
    if (one.clientWidth === 0 || one.scrollWidth <= one.clientWidth + 1 || meant(one)) continue;
    const { overflowX } = getComputedStyle(one);
    if (
      overflowX === 'auto' ||
      overflowX === 'scroll' ||
      (overflowX === 'visible' && one.matches('.sheet, main'))
    ) {
      found.push(`${named(one)}: ${one.scrollWidth} in ${one.clientWidth}`);
    }
  }
  return found;
}
