// Every page in both languages and themes, on a desk and on a phone, against the mock: axe, nothing wider than there
// is room, nothing that jumps while it comes, and everything by keys alone. Prints what it finds, and fails then.
//   npm run build; PORT=8090 DELAY=300 npm run mock &   then   BASE=http://127.0.0.1:8090 node scripts/sweep.mjs [path]
import { createHash } from 'node:crypto';
import { chromium } from 'playwright-core';
import { inLine, violations } from './axe.mjs';
import { keys, windows } from './keys.mjs';
import { NAMED, places } from './places.mjs';
import { countShifts, shifts } from './shift.mjs';
import { wide } from './wide.mjs';

const base = process.env.BASE ?? 'http://127.0.0.1:8080';
const only = process.argv[2];
/** Such as "shift wide": only these of the checks. */
const CHECKS = process.env.CHECKS?.split(' ') ?? ['shift', 'wide', 'axe', 'keys', 'windows'];
/** Such as "zh-CN light 1440": only what is looked at so. */
const SO = process.env.SO;
const AT_ONCE = Number(process.env.AT_ONCE ?? 2);
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Who sees most of a page, where it is not the office. */
const WHO = { '/people': 'admin', '/machines': 'admin', '/audit': 'auditor', '/journals': 'operator' };
const run = createHash('sha256').update('verified').digest('hex').slice(0, 12);
const all = places({ ...NAMED, run })
  // Written so that the page and its pictures have something to show.
  .map((path) => (path === '/audit' ? '/audit?f.journal=monitoring' : path))
  .filter((path) => !only || path.match(only));
const homes = ['leader', 'department', 'operator', 'auditor', 'indicator-author', 'evaluator', 'admin']
  .filter(() => !only || '/'.match(only))
  .map((role) => ({ path: '/', role }));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
let found = 0;
const say = (where, lines) => {
  found += lines.length;
  for (const line of lines) console.log(`${where}: ${line}`);
};

const named = ({ path, role, lang, dark, viewport }) =>
  `${path}${role ? ` (${role})` : ''} ${lang} ${dark ? 'dark' : 'light'} ${viewport.width}`;

async function look(one) {
  const { path, role, lang, dark, viewport } = one;
  const where = named(one);
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  try {
    const who = role ?? WHO[path.split('?')[0]];
    await context.addCookies([{ name: 'mock', value: who ? `office-as-${who}` : 'office', url: base }]);
    const roles =
      'leader office department reviewer indicator-author indicator-approver evaluator operator auditor admin';
    await context.addInitScript((seen) => localStorage.setItem('kaocheng.toured', seen), roles);
    await context.addInitScript(countShifts);
    const page = await context.newPage();
    page.on('pageerror', (error) => say(where, [String(error)]));
    const there = new URL(path, base);
    there.searchParams.set('region', 'qinghe');
    there.searchParams.set('lang', lang);
    const open = async () => {
      await page.goto(there.href);
      await page.locator('main').waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await page.waitForTimeout(700);
    };
    await open();
    if (CHECKS.includes('shift')) say(where, await shifts(page));
    if (CHECKS.includes('wide')) say(where, await page.evaluate(wide));
    if (CHECKS.includes('axe')) say(where, (await violations(page)).map(inLine));
    if (lang === 'zh-CN' && !dark) {
      if (CHECKS.includes('keys')) say(where, await keys(page));
      if (CHECKS.includes('windows') && viewport === DESK) say(where, await windows(page, open));
    }
  } catch (error) {
    say(where, [`${error}`.split('\n')[0]]);
  } finally {
    await context.close();
  }
}

const looks = ['zh-CN', 'en']
  .flatMap((lang) =>
    [false, true].flatMap((dark) =>
      [DESK, PHONE].flatMap((viewport) =>
        [...all.map((path) => ({ path })), ...homes].map((one) => ({ ...one, lang, dark, viewport })),
      ),
    ),
  )
  .filter((one) => !SO || named(one).endsWith(SO));
const begun = Date.now();
const count = looks.length;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = looks.shift(); next; next = looks.shift()) await look(next);
  }),
);
await browser.close();
console.log(`${count} looks in ${Math.round((Date.now() - begun) / 1000)} s, ${found} found`);
process.exit(found === 0 ? 0 : 1);
