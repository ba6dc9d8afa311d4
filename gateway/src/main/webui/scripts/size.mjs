// Fails when what a browser loads has grown past the budgets of the design (gzip).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const out = process.env.KAOCHENG_WEBUI_OUT || 'dist';
const KB = 1000;
const BUDGETS = { first: 330 * KB, shell: 260 * KB, antd: 250 * KB, charts: 220 * KB, route: 60 * KB };

const manifest = JSON.parse(readFileSync(join(out, 'assets/manifest.json'), 'utf8'));
const chunks = Object.values(manifest);
const entry = chunks.find((chunk) => chunk.isEntry);
const initial = new Set();
const visit = (chunk) => {
  if (initial.has(chunk)) return;
  initial.add(chunk);
  for (const key of chunk.imports ?? []) visit(manifest[key]);
};
visit(entry);

const gzip = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
const weight = (chunk) => [chunk.file, ...(chunk.css ?? [])].reduce((sum, file) => sum + gzip(file), 0);

const lines = [];
let shell = gzip('index.html');
for (const chunk of chunks) {
  if (chunk.name === 'antd') lines.push(['antd', 'antd', weight(chunk), BUDGETS.antd]);
  else if (initial.has(chunk)) shell += weight(chunk);
  else if (chunk.name === 'charts') lines.push(['charts', 'charts', weight(chunk), BUDGETS.charts]);
  else if (/\.(js|css)$/.test(chunk.file))
    lines.push(['route', chunk.name ?? chunk.file, weight(chunk), BUDGETS.route]);
}
lines.unshift(['shell', 'shell', shell, BUDGETS.shell]);
// All that a browser needs before the first board is shown.
const antd = chunks
  .filter((chunk) => chunk.name === 'antd' && initial.has(chunk))
  .reduce((n, one) => n + weight(one), 0);
lines.unshift(['first', 'first load', shell + antd, BUDGETS.first]);

let failed = false;
for (const [, name, bytes, budget] of lines) {
  const over = bytes > budget;
  failed ||= over;
  const kb = (n) => `${(n / KB).toFixed(1)} kB`;
  console.log(`${over ? 'OVER' : 'ok  '} ${name.padEnd(16)} ${kb(bytes).padStart(9)} of ${kb(budget)}`);
}
if (failed) {
  console.error('The page is heavier than its budget: load the new part lazily, or leave it out.');
  process.exit(1);
}
