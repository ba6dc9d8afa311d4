// What a person does, in a real browser; BrowserIT starts it and pushes a value where it says "watching".
// Prints one JSON document a line. WEBUI is the folder whose node_modules hold playwright-core and axe-core.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { BASE, CHROMIUM, PASSWORD, REGION, UNIT, WEBUI } = process.env;
const require = createRequire(join(WEBUI, 'package.json'));
const { chromium } = require('playwright-core');
const { inLine, violations } = await import(join(WEBUI, 'scripts/axe.mjs'));

const say = (line) => console.log(JSON.stringify(line));

async function look(page, where) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // Colours are judged as they are, not half way into view.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
  say({ step: 'looked', where, violations: (await violations(page)).map(inLine) });
}

// What an input method does: the letters on the way, and the characters in their place.
async function compose(devtools, letters, characters) {
  for (let i = 1; i <= letters.length; i++) {
    const text = letters.slice(0, i);
    await devtools.send('Input.imeSetComposition', { text, selectionStart: i, selectionEnd: i });
  }
  await devtools.send('Input.insertText', { text: characters });
}

async function type(page, devtools, field, where, address) {
  await field.click();
  await compose(devtools, "jiao'yu", '教育');
  const whole = await field.inputValue();
  await field.fill('甲丙');
  await field.evaluate((one) => one.setSelectionRange(1, 1));
  await compose(devtools, 'yi', '乙');
  await page.keyboard.type('xy');
  const between = await field.inputValue();
  if (address) await page.waitForURL((url) => [...url.searchParams.values()].includes('甲乙xy丙'));
  const kept = await field.inputValue();
  say({ step: 'typed', where, whole, between, kept });
  await field.fill('');
}

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => say({ step: 'broken', error: String(error) }));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) {
      say({ step: 'broken', error: message.text().slice(0, 300) });
    }
  });

  await page.goto(BASE);
  await page.getByTestId('login').waitFor();
  await look(page, 'start');
  await page.getByTestId('login').click();
  await page.locator('#username').fill('office');
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#kc-login').click();

  // Everybody begins at their workbench; the board is one press away.
  await page.getByTestId('tile-tasks').waitFor();
  await page.getByTestId('tile-classes').waitFor();
  await look(page, 'home');
  // Groups are open only while there are few places.
  if (!(await page.getByTestId('place-scores').isVisible())) await page.getByTestId('group-scores').click();
  await page.getByTestId('place-scores').click();
  const row = page.getByTestId(`unit-row-${UNIT}`);
  await row.waitFor();
  say({
    step: 'board',
    user: await page.getByTestId('user').innerText(),
    total: await row.getByTestId('total').innerText(),
    rank: await row.getByTestId('rank').innerText(),
  });
  await look(page, 'board');

  const devtools = await context.newCDPSession(page);
  const board = page.url();
  await page.evaluate(() => {
    const plain = document.createElement('input');
    plain.id = 'plain';
    document.body.append(plain);
  });
  await type(page, devtools, page.locator('#plain'), 'plain', false);
  await page.evaluate(() => document.getElementById('plain').remove());
  for (const [where, path] of [
    ['board', board],
    ['list', `${BASE}/indicators?region=${REGION}`],
  ]) {
    await page.goto(path);
    await type(page, devtools, page.locator('input[type="search"]').first(), where, true);
  }
  await page.goto(board);
  await row.waitFor();

  // On a laptop nothing of the table is cut off, in either language.
  await page.setViewportSize({ width: 1366, height: 768 });
  for (const lang of ['en', 'zh-CN']) {
    const there = new URL(board);
    there.searchParams.set('lang', lang);
    await page.goto(there.href);
    await row.waitFor();
    const inside = await page.getByTestId('board').evaluate((table) => {
      const sheet = table.parentElement;
      return table.offsetWidth <= sheet.clientWidth || getComputedStyle(sheet).overflowX === 'auto';
    });
    say({ step: 'fits', lang, inside });
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByTestId(`open-${UNIT}`).click();
  await page.getByTestId('why').waitFor();
  const rows = page.getByTestId('why-row');
  await rows.first().waitFor();
  say({
    step: 'reasons',
    total: await page.getByTestId('drawer-total').innerText(),
    kinds: await rows.evaluateAll((all) => all.map((one) => one.dataset.kind)),
  });
  await look(page, 'reasons');

  await page.locator('[data-testid="live"][data-state="live"]').waitFor({ state: 'attached' });
  const before = await row.getByTestId('total').innerText();
  await page.evaluate(() => {
    window.neverReloaded = true;
  });
  say({ step: 'watching', total: before });
  await page.waitForFunction(
    ([unit, old]) =>
      document.querySelector(`[data-testid="unit-row-${unit}"] [data-testid="total"]`)?.textContent !== old,
    [UNIT, before],
  );
  say({
    step: 'changed',
    total: await row.getByTestId('total').innerText(),
    drawer: await page.getByTestId('drawer-total').innerText(),
    reloaded: !(await page.evaluate(() => window.neverReloaded === true)),
  });
  await look(page, 'changed');

  // Seven tabs beside each other: one stream for all of them, and none waits for a connection.
  const streams = new Set();
  context.on('request', (one) => one.url().endsWith('/scores/stream') && streams.add(one));
  const ended = (one) => streams.delete(one);
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
  const tabs = [];
  for (let i = 0; i < 7; i++) {
    const tab = await context.newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(board);
    await tab.locator('[data-testid="live"][data-state="live"]').waitFor({ state: 'attached' });
    tabs.push(tab);
  }
  say({ step: 'tabs', tabs: tabs.length, streams: streams.size });
  // The first one read the stream all the while; when it leaves, another goes on.
  await page.goto(`${BASE}/help`);
  await page.locator('main').waitFor();
  const taken = Date.now() + 30_000;
  while (streams.size === 0 && Date.now() < taken) await page.waitForTimeout(100);
  say({ step: 'passed-on', streams: streams.size });
  await Promise.all(tabs.map((tab) => tab.close()));

  // An operator has a run made meanwhile; the office sees it, looks at what it changes, and approves it.
  say({ step: 'waiting' });
  const verified = () =>
    page.evaluate(async (region) => {
      const answer = await fetch(`/api/v1/regions/${region}/runs?state=verified`);
      return answer.ok ? (await answer.json()).items[0]?.run : undefined;
    }, REGION);
  const end = Date.now() + 120_000;
  let run = await verified();
  while (!run && Date.now() < end) {
    await page.waitForTimeout(500);
    run = await verified();
  }
  await page.goto(`${BASE}/replay?region=${REGION}`);
  await page.getByTestId(`run-${run}`).waitFor();
  await look(page, 'runs');
  await page.getByTestId(`run-${run}`).getByRole('link').first().click();
  await page.locator('[data-testid="differences"], [data-testid="same"]').first().waitFor();
  await look(page, 'run');
  await page.getByTestId('action-approval').click();
  await page.getByTestId('confirm').locator('.ant-btn-primary').click();
  await page.locator('[data-testid="state"][data-state="approved"]').first().waitFor();
  say({ step: 'approved', run });
  for (const path of ['/schemes/department-2025', '/indicators/enrolment-rate?tab=findings']) {
    const there = new URL(path, BASE);
    there.searchParams.set('region', REGION);
    await page.goto(there.href);
    await page.getByTestId('findings').waitFor();
    await look(page, 'findings');
  }

  for (const [where, path] of Object.entries({ goals: '/goals', goal: '/goals/enrolment' })) {
    await page.goto(`${BASE}${path}?region=${REGION}`);
    await page.locator('main h1').waitFor();
    await page.getByText('适龄儿童入学率达到95%').first().waitFor();
    await look(page, where);
  }

  // On a phone no page is wider than the window, in either language.
  const { places } = await import(join(WEBUI, 'scripts/places.mjs'));
  const { wide } = await import(join(WEBUI, 'scripts/wide.mjs'));
  const all = places({
    ...{ unitClass: 'department', period: '202501', number: '1', run, unit: UNIT, other: 'health-bureau' },
    ...{ indicator: 'enrolment-rate', goal: 'enrolment', scheme: 'department-2025' },
  });
  const phone = await context.newPage();
  phone.setDefaultTimeout(60_000);
  await phone.setViewportSize({ width: 390, height: 844 });
  for (const lang of ['en', 'zh-CN']) {
    for (const path of all) {
      const there = new URL(path, BASE);
      there.searchParams.set('region', REGION);
      there.searchParams.set('lang', lang);
      await phone.goto(there.href);
      await phone.locator('main').waitFor();
      await phone.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      say({ step: 'narrow', path, lang, wide: await phone.evaluate(wide) });
      if (path !== '/scores') continue;
      // What one chooses by leaves two thirds of the first screen to what was chosen.
      const top = await phone.getByTestId('board').evaluate((table) => table.getBoundingClientRect().top);
      say({ step: 'room', lang, taken: top / 844 });
    }
  }
  await phone.close();

  // Out again, while another tab of the same browser shows what is live.
  const other = await context.newPage();
  other.setDefaultTimeout(60_000);
  await other.goto(board);
  const live = '[data-testid="live"][data-state="live"]';
  await other.locator(live).waitFor({ state: 'attached' });
  const cookie = (await context.cookies(BASE)).map((one) => `${one.name}=${one.value}`).join('; ');
  const asked = async () => (await fetch(`${BASE}/api/v1/me`, { headers: { cookie } })).status;
  const known = await asked();
  await page.bringToFront();
  await page.getByTestId('user').click();
  await page.getByTestId('logout').click();
  await page.getByTestId('login').waitFor();
  await other.bringToFront();
  await other.waitForFunction((selector) => !document.querySelector(selector), live);
  say({ step: 'left', known, after: await asked() });
} finally {
  await browser.close();
}
