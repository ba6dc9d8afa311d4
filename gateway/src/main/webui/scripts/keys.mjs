// What somebody meets who has no mouse: every control is come to, it is seen where one is, nothing holds one back,
// tables and trees are gone through by arrows, and what opens gives the focus back.

/** In the page: remembers its controls, and how they look while one is elsewhere. */
function remember() {
  const USED = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  // Within these, one of the parts is come to by Tab and the others by arrows.
  const COMPOSITE = '[role=grid], [role=treegrid], [role=tree], [role=tablist], [role=listbox], [role=menu]';
  const NATIVE = 'a[href], button, input, select, textarea, summary';
  const shown = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return (
      width > 0 &&
      height > 0 &&
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.closest('[inert], [aria-hidden="true"]')
    );
  };
  const look = (one) => {
    const styles = [];
    const add = (some, pseudo) => {
      const style = getComputedStyle(some, pseudo);
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = style;
      styles.push([outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor]);
      styles.push([backgroundColor, style.textDecorationLine, style.opacity, style.clip, style.transform]);
    };
    for (let i = 0, at = one; i < 4 && at && at !== document.body; i++, at = at.parentElement) {
      add(at);
      add(at, '::before');
      add(at, '::after');
    }
    for (const beside of one.parentElement?.children ?? []) if (beside !== one) add(beside);
    return JSON.stringify(styles);
  };
  const name = (one) => {
    const said = one.getAttribute('aria-label') ?? one.innerText ?? one.getAttribute('name') ?? '';
    const test = one.dataset.testid ? `[${one.dataset.testid}]` : '';
    return `${one.tagName.toLowerCase()}${test} ${said.trim().replace(/\s+/g, ' ').slice(0, 40)}`;
  };
  const controls = [...document.querySelectorAll(USED)].filter(
    (one) =>
      shown(one) &&
      !one.disabled &&
      (one.tabIndex >= 0 || one.matches(NATIVE)) &&
      !(one.tabIndex < 0 && one.closest(COMPOSITE)) &&
      // Where a label or a field around it is what one comes to.
      !(one.tabIndex < 0 && one.closest('.ant-select, .ant-input-affix-wrapper, .ant-picker')),
  );
  const before = new Map(controls.map((one) => [one, look(one)]));
  window.keys = { before, name, look, met: new Set(), first: undefined };
  return controls.length;
}

/** In the page: where one is, and whether that is seen. */
function here() {
  const { keys } = window;
  const one = document.activeElement;
  if (!one || one === document.body) return { outside: true };
  const again = keys.first === one;
  keys.first ??= one;
  const known = keys.met.has(one);
  keys.met.add(one);
  if (known) return { again };
  const wrong = [];
  const was = keys.before.get(one);
  if (was !== undefined && was === keys.look(one)) wrong.push(`${keys.name(one)}: focus is not seen`);
  const { left, top, width, height } = one.getBoundingClientRect();
  const points = [
    [0.5, 0.5],
    [0.1, 0.2],
    [0.9, 0.8],
  ].map(([x, y]) => [left + width * x, top + height * y]);
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const around = one.closest('label, .ant-select, .ant-segmented-item, .ant-picker') ?? one.parentElement;
  const free = inside.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (one.contains(hit) || around?.contains(hit) || hit.contains(one));
  });
  if (inside.length === 0) wrong.push(`${keys.name(one)}: focus is outside of the window`);
  else if (!free) wrong.push(`${keys.name(one)}: focus is covered`);
  return { again: false, wrong };
}

/** In the page: controls that one has not come to. Of radio buttons that belong together, one is enough. */
function missed() {
  const { before, met, name } = window.keys;
  const groups = new Set([...met].filter((one) => one.type === 'radio').map((one) => one.name));
  return [...before.keys()]
    .filter((one) => one.isConnected && !met.has(one) && !(one.type === 'radio' && groups.has(one.name)))
    .filter(
      (one) =>
        !(
          one.matches('fieldset:disabled *') ||
          (one.getAttribute('tabindex') === '-1' && one.tagName === 'A')
        ),
    )
    .map((one) => `${name(one)}: Tab does not come to it`);
}

async function tabs(page) {
  const found = [];
  const count = await page.evaluate(remember);
  let outside = 0;
  for (let i = 0; i < count * 2 + 30; i++) {
    await page.keyboard.press('Tab');
    const { again, wrong = [], outside: left } = await page.evaluate(here);
    found.push(...wrong);
    // Round once, also where one began in the middle.
    if (again || (left && ++outside > 1)) break;
  }
  return [...found, ...(await page.evaluate(missed))];
}

async function arrows(page) {
  const found = [];
  const wholes = await page
    .locator('[role=grid]:visible, [role=treegrid]:visible, [role=tablist]:visible')
    .all();
  for (const whole of wholes) {
    const stop = whole.locator('[tabindex="0"]').first();
    const label = await whole.evaluate(
      (one) => `${one.getAttribute('role')} ${one.getAttribute('aria-label') ?? ''}`,
    );
    if ((await stop.count()) === 0) {
      const empty = await whole.evaluate((one) => one.querySelectorAll('tbody tr, [role=tab]').length === 0);
      if (!empty) found.push(`${label}: nothing in it is come to by Tab`);
      continue;
    }
    await stop.focus();
    const parts = await whole.evaluate(
      (one) => one.querySelectorAll('tbody [role=row], tbody tr, [role=tab]').length,
    );
    if (parts < 2) continue;
    const moved = async (key) => {
      await page.evaluate(() => {
        window.stood = document.activeElement;
      });
      await page.keyboard.press(key);
      return whole.evaluate(
        (one) => document.activeElement !== window.stood && one.contains(document.activeElement),
      );
    };
    const across = label.startsWith('tablist');
    const on = await moved(across ? 'ArrowRight' : 'ArrowDown');
    const back = await moved(across ? 'ArrowLeft' : 'ArrowUp');
    if (!on && !back) found.push(`${label}: arrows do not move in it`);
  }
  return found;
}

/** Everything that Tab and arrows meet on a page; nothing is pressed. */
export async function keys(page) {
  await page.evaluate(() => {
    const still = document.createElement('style');
    still.textContent = '*, ::before, ::after { transition: none !important; animation: none !important }';
    document.head.append(still);
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
  });
  return [...(await tabs(page)), ...(await arrows(page))];
}

/** Buttons that lead away, or out of the browser. */
const AWAY = /logout|login|print|download|tour-|theme|language/;

/** Presses each kind of button of a page by Enter: what opens takes the focus, keeps it, and gives it back. */
export async function windows(page, reload) {
  const found = [];
  const kinds = await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button:not(:disabled)')].filter((one) =>
      one.checkVisibility(),
    );
    const kinds = new Map();
    for (const [i, one] of buttons.entries()) {
      const test = one.dataset.testid ?? '';
      // Figures that lead to what they came from are of one kind.
      const words = one.innerText
        .trim()
        .replace(/[\d.,]+/g, '#')
        .slice(0, 12);
      const kind = `${one.className} ${test.replace(/-.*/, '')} ${words}`;
      if (!kinds.has(kind))
        kinds.set(kind, { i, test, name: (one.ariaLabel ?? one.innerText).trim().slice(0, 40) });
    }
    return [...kinds.values()];
  });
  const opened = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('[role=dialog], [aria-modal=true]')].filter((one) =>
          one.checkVisibility(),
        ).length,
    );
  const soon = async (what) => {
    for (let i = 0; i < 15; i++) {
      if (await page.evaluate(what)) return true;
      await page.waitForTimeout(100);
    }
    return false;
  };
  for (const { i, test, name } of kinds) {
    if (AWAY.test(test)) continue;
    const address = page.url();
    const before = await opened();
    const there = await page.evaluate((at) => {
      const one = [...document.querySelectorAll('button:not(:disabled)')].filter((b) => b.checkVisibility())[
        at
      ];
      one?.focus();
      window.pressed = one;
      return Boolean(one);
    }, i);
    if (!there) continue;
    await page.keyboard.press('Enter');
    await page.waitForTimeout(350);
    const where = `${name || test}`;
    if ((await opened()) > before) {
      const inside = () =>
        [...document.querySelectorAll('[role=dialog], .ant-select-dropdown, .ant-drawer')].some((one) =>
          one.contains(document.activeElement),
        );
      if (!(await soon(inside))) found.push(`${where}: what it opens does not take the focus`);
      for (let n = 0; n < 25; n++) await page.keyboard.press('Tab');
      // Past the last control there is the browser's own window before the first one comes again.
      const kept = () =>
        document.activeElement === document.body ||
        [...document.querySelectorAll('[role=dialog], .ant-select-dropdown, .ant-drawer')].some((one) =>
          one.contains(document.activeElement),
        );
      if (!(await soon(kept))) found.push(`${where}: Tab leaves what it opens`);
      await page.keyboard.press('Escape');
      const shut = await soon(
        () => ![...document.querySelectorAll('[role=dialog]')].some((one) => one.checkVisibility()),
      );
      if (!shut) found.push(`${where}: Escape does not close what it opens`);
      else if (!(await soon(() => document.activeElement === window.pressed || !window.pressed.isConnected)))
        found.push(`${where}: the focus does not come back to it`);
      if (!shut) await reload();
    } else if (
      await page.evaluate(
        () =>
          window.pressed?.getAttribute('aria-expanded') === 'true' &&
          window.pressed.getAttribute('aria-haspopup') !== null,
      )
    ) {
      await page.keyboard.press('Escape');
    }
    if (page.url() !== address || !(await page.evaluate(() => window.pressed?.isConnected))) await reload();
  }
  return found;
}
