// Takes pictures of the page against the mock server and runs axe on each; fails when axe finds anything.
//   PORT=8090 npm run mock &   then   BASE=http://127.0.0.1:8090 node scripts/look.mjs [folder]
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { violations } from './axe.mjs';
import { wide } from './wide.mjs';

const base = process.env.BASE ?? 'http://127.0.0.1:8080';
const folder = process.argv[2] ?? 'shots';
const only = process.argv[3];
mkdirSync(folder, { recursive: true });

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1366, height: 768 };
const open = (unit) => `/scores?class=department&period=202606&unit=${unit}`;
const of = (unit) => `/scores/units/${unit}?period=202607`;
const drawn = (page) => page.locator('.chart-picture svg').first().waitFor();
const reasons = (page) => page.getByTestId('why').waitFor();
const sha = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);
const run = (seed) => `/replay/runs/${sha(seed)}`;
const settled = (page) => page.getByTestId('diff').waitFor();
const asked = (page, action) => page.getByTestId(`action-${action}`).click();
const OVERLAY = encodeURIComponent(
  JSON.stringify({
    drafts: [{ of: 'indicator', code: 'tasks-done', version: '2' }],
    weights: [{ scheme: 'department-2026', path: 'all/quality', weight: '35' }],
    targets: [
      {
        of: 'unit',
        code: 'finance-bureau',
        indicator: 'tasks-done',
        period: '2026',
        value: '98',
        floor: '60',
      },
    ],
    json: '',
  }),
);
const WRONG = encodeURIComponent(
  JSON.stringify({ weights: [{ scheme: 'department-2026', path: 'quality', weight: 'x' }] }),
);
// The pieces are served by vite only: npx vite --port 8091, then PIECES=http://127.0.0.1:8091.
const PIECES = process.env.PIECES;
const piece = (name, more = {}) => ({
  name: `pieces${name}`,
  path: '/pieces/',
  whole: true,
  pieces: true,
  ...more,
});
const LOOKS = [
  piece(''),
  piece('-dark-en', { path: '/pieces/?lang=en', dark: true }),
  piece('-phone', { size: PHONE }),
  piece('-wrong', {
    after: async (page) => {
      for (const state of ['form-refused', 'form-conflict'])
        await page.locator(`[data-piece=${state}] button[type=submit]`).click();
      await page.locator('[data-piece=list] input[type=checkbox]').first().click();
    },
  }),
  ...['changes', 'bulk', 'second-person', 'refused'].map((state, i) =>
    piece(`-decision-${state}`, {
      whole: false,
      dark: i % 2 === 1,
      after: (page) => page.getByTestId(`decision-${state}`).click(),
    }),
  ),
  { name: 'home', path: '/', whole: true },
  { name: 'home-dark-en', path: '/?lang=en', dark: true, whole: true },
  { name: 'home-phone', path: '/', size: PHONE, whole: true },
  { name: 'home-leader', path: '/', as: 'office-as-leader' },
  { name: 'home-department', path: '/', as: 'office-as-department' },
  { name: 'home-operator', path: '/', as: 'office-as-operator', dark: true },
  { name: 'home-auditor', path: '/?lang=en', as: 'office-as-auditor' },
  { name: 'home-author', path: '/', as: 'office-as-indicator-author' },
  { name: 'home-evaluator', path: '/', as: 'office-as-evaluator' },
  { name: 'navigation-phone', path: '/', size: PHONE, after: (page) => page.getByTestId('menu').click() },
  { name: 'navigation-narrow', path: '/', after: (page) => page.getByTestId('menu').click() },
  { name: 'palette', path: '/', after: (page) => page.keyboard.press('Control+k') },
  { name: 'notices', path: '/', dark: true, after: (page) => page.getByTestId('notices').click() },
  { name: 'person', path: '/', after: (page) => page.getByTestId('person').click() },
  { name: 'help', path: '/help' },
  { name: 'tour', path: '/', as: 'office-as-leader', tour: true },
  {
    name: 'tour-dark-en',
    path: '/?lang=en',
    as: 'office-as-department',
    tour: true,
    dark: true,
    after: async (page) => {
      for (let i = 0; i < 2; i++) await page.getByTestId('tour-next').click();
    },
  },
  {
    name: 'tour-phone',
    path: '/',
    tour: true,
    size: PHONE,
    after: (page) => page.getByTestId('tour-next').click(),
  },
  { name: 'foreign', path: '/?region=nanshan' },
  { name: 'start', path: '/', nobody: true },
  { name: 'start-dark-en', path: '/?lang=en', nobody: true, dark: true },
  { name: 'start-phone', path: '/', nobody: true, size: PHONE },
  { name: 'board', path: '/scores?region=qinghe' },
  { name: 'board-dark', path: '/scores?region=qinghe', dark: true },
  { name: 'board-laptop', path: '/scores?region=qinghe', size: LAPTOP },
  { name: 'board-laptop-en', path: '/scores?region=qinghe&lang=en', size: LAPTOP, dark: true },
  { name: 'board-en', path: '/scores?lang=en&sort=-total&light=red' },
  { name: 'board-phone', path: '/scores', size: PHONE },
  { name: 'heatmap', path: '/scores?view=heatmap' },
  { name: 'heatmap-dark-en', path: '/scores?view=heatmap&lang=en&light=red&class=township', dark: true },
  { name: 'heatmap-phone', path: '/scores?view=heatmap', size: PHONE },
  { name: 'unit', path: `${open('finance-bureau')}&at=tasks-done`, after: reasons },
  { name: 'unit-dark', path: open('culture-bureau'), dark: true, after: reasons },
  {
    name: 'unit-en',
    path: `${open('audit-bureau')}&lang=en`,
    after: async (page) => {
      await reasons(page);
      await page.getByRole('button', { name: 'Expand all' }).click();
      await page.getByText('Show all digits').click();
    },
  },
  { name: 'unit-phone', path: `${open('finance-bureau')}&at=tasks-done`, size: PHONE, after: reasons },
  { name: 'unit-phone-dark', path: open('finance-bureau'), size: PHONE, dark: true, after: reasons },
  {
    name: 'reported',
    path: open('finance-bureau'),
    after: (page) => page.locator('.drawer-parts label').nth(1).click(),
  },
  {
    name: 'entry',
    path: `${open('finance-bureau')}&at=tasks-done`,
    after: async (page) => {
      await reasons(page);
      await page.getByRole('button', { name: /indicators@95/ }).click();
      await page.getByTestId('entry').waitFor();
    },
  },
  {
    name: 'entry-forbidden',
    path: open('finance-bureau'),
    dark: true,
    after: async (page) => {
      await reasons(page);
      await page.getByRole('button', { name: /goals@41/ }).click();
      await page.getByTestId('notice-forbidden').waitFor();
    },
  },
  { name: 'select-open', path: '/scores', after: (page) => page.getByTestId('period').click() },
  { name: 'empty', path: '/scores?region=empty' },
  { name: 'forbidden', path: '/scores?region=closed', dark: true },
  { name: 'broken', path: '/scores?region=broken' },
  { name: 'filtered-away', path: '/scores?q=%E6%B2%A1%E6%9C%89' },
  { name: 'lost', path: '/no-such-page' },
  { name: 'past', path: '/scores?asOf=2026-06-30T23:59:59%2B08:00' },
  { name: 'past-dark-en', path: '/scores?asOf=2026-06-30T23:59:59%2B08:00&lang=en', dark: true },
  { name: 'past-phone', path: '/scores?asOf=2026-06-30T23:59:59%2B08:00', size: PHONE },
  { name: 'registry', path: '/units', whole: true },
  { name: 'registry-dark-en', path: '/units?lang=en', dark: true },
  { name: 'registry-phone', path: '/units', size: PHONE },
  { name: 'groups', path: '/groups', whole: true },
  { name: 'groups-members-en', path: '/groups?group=inland&lang=en' },
  { name: 'groups-phone', path: '/groups', size: PHONE },
  { name: 'calibration', path: '/calibration' },
  { name: 'calibration-en', path: '/calibration?lang=en', size: PHONE },
  { name: 'goals', path: '/goals' },
  { name: 'goals-en', path: '/goals?lang=en', size: PHONE },
  { name: 'goal', path: '/goals/schools-2026', whole: true },
  { name: 'goal-dark-en', path: '/goals/schools-2026?lang=en', dark: true },
  { name: 'own-indicators', path: '/own-indicators' },
  { name: 'own-indicators-en', path: '/own-indicators?lang=en', size: PHONE },
  {
    name: 'own-indicators-ask',
    path: '/own-indicators',
    size: PHONE,
    after: (page) => page.getByRole('button', { name: '申请个性指标' }).click(),
  },
  { name: 'suppressions', path: '/suppressions' },
  { name: 'suppressions-en', path: '/suppressions?lang=en', size: PHONE },
  { name: 'people', path: '/people', as: 'office-as-admin' },
  {
    name: 'people-invite',
    path: '/people',
    as: 'office-as-admin',
    after: (page) => page.getByTestId('invite').click(),
  },
  { name: 'people-dark-en', path: '/people?lang=en', as: 'office-as-admin', dark: true },
  { name: 'people-phone', path: '/people', as: 'office-as-admin', size: PHONE },
  { name: 'machines', path: '/machines', as: 'office-as-admin' },
  { name: 'machines-dark-en', path: '/machines?lang=en', as: 'office-as-admin', dark: true },
  { name: 'audit', path: '/audit?f.journal=monitoring', as: 'office-as-auditor' },
  { name: 'audit-dark-en', path: '/audit?lang=en&f.journal=monitoring', as: 'office-as-auditor', dark: true },
  { name: 'journals', path: '/journals', as: 'office-as-operator', whole: true },
  { name: 'journals-dark-en', path: '/journals?lang=en', as: 'office-as-operator', dark: true },
  { name: 'verification', path: '/replay/verification', as: 'office-as-operator' },
  {
    name: 'verification-dark-en',
    path: '/replay/verification?lang=en',
    as: 'office-as-operator',
    dark: true,
  },
  { name: 'runs', path: '/replay' },
  { name: 'runs-dark-en', path: '/replay?lang=en&kind=what-if', dark: true },
  { name: 'runs-phone', path: '/replay', size: PHONE },
  { name: 'runs-empty', path: '/replay?region=empty', dark: true },
  { name: 'runs-forbidden', path: '/replay?region=closed' },
  { name: 'wizard-cause', path: `/replay/new?overlay=${OVERLAY}` },
  { name: 'wizard-cause-dark-en', path: `/replay/new?lang=en&overlay=${OVERLAY}`, dark: true },
  { name: 'wizard-cause-phone', path: `/replay/new?overlay=${OVERLAY}`, size: PHONE },
  { name: 'wizard-moment', path: '/replay/new?kind=as-of&asOf=2026-06-30T23:59:59%2B08:00', dark: true },
  { name: 'wizard-scope', path: '/replay/new?step=scope&classes=township&units=liuhe-town' },
  { name: 'wizard-plan', path: `/replay/new?step=plan&classes=department&overlay=${OVERLAY}` },
  { name: 'wizard-refused', path: `/replay/new?step=plan&overlay=${WRONG}` },
  {
    name: 'wizard-mend',
    path: `/replay/new?step=plan&overlay=${WRONG}`,
    dark: true,
    after: (page) => page.getByTestId('mend-cause').click(),
  },
  { name: 'wizard-confirm', path: '/replay/new?step=confirm&kind=official&periods=202606', dark: true },
  { name: 'wizard-forbidden', path: '/replay/new', as: 'office-reads' },
  { name: 'run', path: run('verified'), after: settled },
  { name: 'run-dark-en', path: `${run('verified')}?lang=en`, dark: true, after: settled },
  { name: 'run-phone', path: run('verified'), size: PHONE, after: settled },
  {
    name: 'run-running',
    path: run('running'),
    after: (page) => page.getByTestId('progress').getByText('%').first().waitFor(),
  },
  { name: 'run-running-dark', path: `${run('running')}?lang=en`, dark: true },
  { name: 'run-failed', path: run('failed'), dark: true },
  { name: 'run-mine', path: run('mine'), after: settled },
  {
    name: 'run-approve',
    path: run('verified'),
    after: async (page) => {
      await asked(page, 'approval');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'run-stale',
    path: run('stale'),
    dark: true,
    after: async (page) => {
      await asked(page, 'approval');
      await page.locator('.ant-modal-footer .ant-btn-primary').click();
      await page.getByTestId('refusal').waitFor();
    },
  },
  {
    name: 'diff-open',
    path: `${run('verified')}?changed=true`,
    whole: true,
    after: async (page) => {
      await settled(page);
      for (const i of [0, 1]) await page.locator('.diff-unit .twist').nth(i).click();
    },
  },
  {
    name: 'diff-open-dark-en',
    path: `${run('verified')}?lang=en&lights=true`,
    whole: true,
    dark: true,
    after: async (page) => {
      await settled(page);
      await page.locator('.diff-unit .twist').first().click();
    },
  },
  {
    name: 'run-supposed',
    path: run('verified'),
    dark: true,
    after: async (page) => {
      await settled(page);
      await page.getByTestId('supposed').click();
      await page.locator('.supposed pre').waitFor();
    },
  },
  { name: 'diff-nothing', path: run('old 1'), after: settled },
  { name: 'unit-page', path: of('finance-bureau'), whole: true, after: drawn },
  {
    name: 'unit-page-dark-en',
    path: `${of('culture-bureau')}&lang=en`,
    whole: true,
    dark: true,
    after: drawn,
  },
  { name: 'unit-page-phone', path: of('finance-bureau'), size: PHONE, whole: true, after: drawn },
  {
    name: 'unit-page-why',
    path: `${of('finance-bureau')}&tab=why&at=tasks-done`,
    whole: true,
    after: reasons,
  },
  {
    name: 'unit-page-why-phone',
    path: `${of('finance-bureau')}&tab=why&at=tasks-done`,
    size: PHONE,
    dark: true,
    after: reasons,
  },
  { name: 'unit-page-reported', path: `${of('finance-bureau')}&tab=reported`, whole: true },
  { name: 'unit-page-reported-dark-en', path: `${of('finance-bureau')}&tab=reported&lang=en`, dark: true },
  { name: 'unit-page-reported-phone', path: `${of('finance-bureau')}&tab=reported`, size: PHONE },
  { name: 'unit-page-history', path: `${of('finance-bureau')}&tab=history`, whole: true },
  { name: 'unit-page-card', path: `${of('finance-bureau')}&tab=card`, whole: true },
  { name: 'unit-page-card-dark-en', path: `${of('finance-bureau')}&tab=card&lang=en`, dark: true },
  { name: 'unit-page-card-phone', path: `${of('finance-bureau')}&tab=card`, size: PHONE },
  { name: 'unit-page-past', path: `${of('finance-bureau')}&asOf=2026-06-30T23:59:59%2B08:00`, after: drawn },
  { name: 'unit-page-phone-en', path: `${of('culture-bureau')}&lang=en`, size: PHONE, dark: true },
  { name: 'unit-page-department', path: of('finance-bureau'), as: 'office-as-department' },
  {
    name: 'indicator-months-phone-en',
    path: '/indicators/public-satisfaction?tab=months&lang=en',
    size: PHONE,
  },
  { name: 'unit-page-unknown', path: '/scores/units/nobody' },
  { name: 'indicators', path: '/indicators' },
  { name: 'indicators-dark-en', path: '/indicators?lang=en', dark: true },
  { name: 'indicators-phone', path: '/indicators', size: PHONE },
  { name: 'indicator', path: '/indicators/tasks-done', whole: true, after: drawn },
  { name: 'indicator-dark-en', path: '/indicators/tasks-done?lang=en&f.light=red', dark: true, whole: true },
  { name: 'indicator-phone', path: '/indicators/public-satisfaction', size: PHONE, whole: true },
  {
    name: 'indicator-months',
    path: '/indicators/public-satisfaction?tab=months&class=township',
    after: drawn,
  },
  { name: 'indicator-versions', path: '/indicators/tasks-done?tab=versions', dark: true },
  { name: 'indicator-use', path: '/indicators/public-satisfaction?tab=use' },
  { name: 'indicator-unknown', path: '/indicators/nothing' },
  { name: 'indicator-findings', path: '/indicators/tasks-done?tab=findings' },
  { name: 'indicator-findings-phone-en', path: '/indicators/tasks-done?tab=findings&lang=en', size: PHONE },
  { name: 'schemes', path: '/schemes' },
  { name: 'scheme', path: '/schemes/department-2026' },
  { name: 'scheme-phone-en', path: '/schemes/department-2026?lang=en', size: PHONE },
  { name: 'scheme-weights', path: '/schemes/department-2026?tab=use', whole: true },
  {
    name: 'compare',
    path: '/scores/compare?units=finance-bureau,audit-bureau&periods=202606,202607',
    whole: true,
    after: drawn,
  },
  {
    name: 'compare-dark-en',
    path: '/scores/compare?units=finance-bureau,audit-bureau&lang=en&changed=true',
    dark: true,
    after: drawn,
  },
  { name: 'compare-phone', path: '/scores/compare?units=finance-bureau,audit-bureau', size: PHONE },
  { name: 'compare-empty', path: '/scores/compare?class=township&units=nobody' },
  { name: 'cycles', path: '/cycles' },
  { name: 'cycles-dark-en', path: '/cycles?lang=en', dark: true },
  { name: 'cycles-phone', path: '/cycles', size: PHONE },
  { name: 'editions', path: '/editions' },
  { name: 'editions-dark-en', path: '/editions?lang=en&class=township', dark: true },
  { name: 'edition', path: '/editions/department/202605/2' },
  { name: 'edition-dark-en', path: '/editions/department/202605/1?lang=en', dark: true },
  { name: 'edition-phone', path: '/editions/department/202605/2', size: PHONE },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
let found = 0;
for (const look of LOOKS.filter((one) => (!only || one.name.match(only)) && (!one.pieces || PIECES))) {
  const context = await browser.newContext({
    viewport: look.size ?? DESK,
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  if (!look.nobody) await context.addCookies([{ name: 'mock', value: look.as ?? 'office', url: base }]);
  if (!look.tour) {
    // Who has been there before is not shown about again.
    const roles =
      'leader office department reviewer indicator-author indicator-approver evaluator operator auditor admin';
    await context.addInitScript((seen) => localStorage.setItem('kaocheng.toured', seen), roles);
  }
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    found++;
    console.log(`${look.name}: ${error}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/status of [45]/.test(message.text()))
      console.log(`${look.name}: ${message.text().slice(0, 300)}`);
  });
  await page.goto((look.pieces ? PIECES : base) + look.path);
  await page.locator('main').waitFor();
  if (!look.pieces) await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await look.after?.(page);
  await page.waitForTimeout(500);
  // Pictures are drawn when they come into sight.
  if (look.whole) {
    for (const chart of await page.locator('.chart-picture').all()) await chart.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  // Nothing is wider than what it stands in, unless it scrolls there.
  const cut = await page.evaluate(wide);
  found += cut.length;
  for (const line of cut) console.log(`${look.name}: wider than there is room: ${line}`);
  await page.screenshot({ path: `${folder}/${look.name}.png`, fullPage: look.whole ?? false });
  const wrong = await violations(page);
  found += wrong.length;
  console.log(`${look.name}: ${wrong.length === 0 ? 'ok' : ''}`);
  for (const { id, help, nodes } of wrong) {
    console.log(
      `  ${id}: ${help} (${nodes.length})\n    ${nodes[0].html.slice(0, 200)}\n    ${nodes[0].failureSummary?.split('\n').slice(1, 3).join(' ').slice(0, 260)}`,
    );
  }
  if (['board', 'unit', 'edition', 'unit-page', 'unit-page-card'].includes(look.name))
    await page.pdf({ path: `${folder}/${look.name}.pdf`, preferCSSPageSize: true, printBackground: true });
  await context.close();
}
await browser.close();
console.log(found === 0 ? 'nothing found' : `${found} found`);
process.exit(found === 0 ? 0 : 1);
