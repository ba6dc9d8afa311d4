// What a person does, in a real browser; BrowserIT starts it and pushes a value where it says "watching".
// Prints one JSON document a line. WEBUI is the folder whose node_modules hold playwright-core and axe-core.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { BASE, CHROMIUM, PASSWORD, REGION, UNIT, WEBUI } = process.env;
const require = createRequire(join(WEBUI, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const say = (line) => console.log(JSON.stringify(line));

async function look(page, where) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // Colours are judged as they are, not half way into view.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  say({
    step: 'looked',
    where,
    violations: violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`),
  });
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
} finally {
  await browser.close();
}
