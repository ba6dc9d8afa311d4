// Prints what a person waits for at the first visit, with nothing kept: milliseconds to the first row of the board and
// to the largest thing on the screen, kilobytes over the line, and how far what was shown jumped (0.1 is too much).
//   npm run mock &   then   BASE=http://127.0.0.1:8080 node scripts/figures.mjs
//   a running suite: BASE=… PERSON=office PASSWORD=… node scripts/figures.mjs
import { chromium } from 'playwright-core';

const base = process.env.BASE ?? 'http://127.0.0.1:8080';
const { PERSON = 'office', PASSWORD } = process.env;
const RUNS = Number(process.env.RUNS ?? 5);
const SIZES = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
const PLACES = {
  home: ['/', '[data-testid="tile-tasks"]'],
  board: ['/scores', '[data-testid^="unit-row-"]'],
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

/** The cookies of somebody who is logged in. */
async function session() {
  const context = await browser.newContext();
  if (!PASSWORD) await context.addCookies([{ name: 'mock', value: 'office', url: base }]);
  else {
    const page = await context.newPage();
    await page.goto(`${base}/login?to=/help`);
    await page.locator('#username').fill(PERSON);
    await page.locator('#password').fill(PASSWORD);
    await page.locator('#kc-login').click();
    await page.getByTestId('user').waitFor();
  }
  const cookies = await context.cookies(base);
  await context.close();
  return cookies;
}

async function visit(cookies, viewport, [path, first]) {
  const context = await browser.newContext({ viewport });
  await context.addCookies(cookies);
  await context.addInitScript(() => {
    window.seen = { shift: 0, largest: 0 };
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) if (!one.hadRecentInput) window.seen.shift += one.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      window.seen.largest = list.getEntries().at(-1).startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const begun = Date.now();
  await page.goto(base + path, { waitUntil: 'commit' });
  await page.locator(first).first().waitFor();
  const shown = Date.now() - begun;
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.waitForTimeout(1_000);
  const { shift, largest } = await page.evaluate(() => window.seen);
  await context.close();
  return {
    shown,
    largest: Math.round(largest),
    kB: Math.round(bytes / 1000),
    shift: Number(shift.toFixed(4)),
  };
}

const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const cookies = await session();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const [place, wanted] of Object.entries(PLACES)) {
    const visits = [];
    for (let i = 0; i < RUNS; i++) visits.push(await visit(cookies, viewport, wanted));
    const of = (key) => middle(visits.map((one) => one[key]));
    console.log(
      `${place.padEnd(6)} ${size.padEnd(8)} first row ${of('shown')} ms, largest ${of('largest')} ms, ${of('kB')} kB, shift ${of('shift')}`,
    );
  }
}
await browser.close();
