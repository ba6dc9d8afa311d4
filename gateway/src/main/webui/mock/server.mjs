// For looking at the page without the suite: the gateway's answers with made-up figures for the demo county, and
// where there are none, with the examples that docs/openapi/*.json give.
//   npm run build && npm run mock        → http://127.0.0.1:8080 (PORT), served from dist
//   npm run mock, then npm run dev       → the page as it is being written
// Regions: qinghe (figures, changing every few seconds), empty, closed (403), broken (500).
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examples } from './examples.mjs';
import { replay } from './runs.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DEMO = join(HERE, '../../../../../deploy/local/src/main/resources/io/kaocheng/local/demo');
const DIST = join(HERE, '../dist');
const PORT = Number(process.env.PORT ?? 8080);
const EVERY_MS = Number(process.env.EVERY_MS ?? 5000);
/** Milliseconds that every answer of the API takes, as over a slow line. */
const DELAY = Number(process.env.DELAY ?? 0);

// The same figures every time.
let seed = 1573;
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};

const CLASSES = { department: '县直部门', institution: '事业单位', township: '乡镇' };
const BLOCKS = {
  output: '产出',
  quality: '质量',
  efficiency: '效率',
  benefit: '效益',
  satisfaction: '满意度',
};
const CLASSES_IN_ENGLISH = Object.fromEntries(
  readFileSync(join(DEMO, 'classes.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .map(([unitClass, , nameEn]) => [unitClass, nameEn]),
);
const WEIGHTS = { output: 30, quality: 25, efficiency: 15, benefit: 20, satisfaction: 10 };
const lines = (file) =>
  readFileSync(join(DEMO, file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
const units = lines('units.csv')
  .slice(1)
  .map((line) => {
    const [unit, name, kind, parent, unitClass, from, nameEn] = line.split(',');
    return {
      unit,
      name,
      nameEn,
      kind,
      ...(parent ? { parent } : {}),
      unitClass,
      from,
      abolished: false,
      version: 1,
    };
  });
const indicators = lines('indicators.txt').map((line) => {
  const [
    classes,
    indicator,
    name,
    dimension,
    layer,
    nature,
    unitOfMeasure,
    definition,
    source,
    direction,
    frequency,
    accumulation,
    ...rest
  ] = line.split('|');
  const about = {
    indicator,
    name,
    nameEn: rest.at(-1),
    dimension,
    layer,
    nature,
    unitOfMeasure,
    definition,
    source,
    version: 4,
    stage: dimension === 'output' ? 'output' : 'outcome',
    control: 'full',
    horizon: 'annual',
    tags: ['年度考核'],
    supplier: 'assessed',
    collection: 'system',
    decimals: 1,
    state: 'enacted',
  };
  return { classes, ...about, owner: 'finance-bureau', direction, frequency, accumulation };
});
const plainIndicator = ({ classes, accumulation, ...about }) => about;
/** What is questionable about a version: one finding open, one waived, one not checked. */
const findings = (...pointers) => {
  const found = (rule, severity, pointer, zh, en, more) => ({
    ...{ rule, severity, pointer, zh, en, values: {}, canBeWaived: true, refuses: false },
    ...more,
  });
  const missing = '数据提供单位未填，涉及权重 35 分';
  return {
    refusing: 1,
    items: [
      found(
        'q14',
        'warning',
        pointers[0],
        '断崖：差一点即失 6 分（占 6 分）',
        'cliff: 6 lost at one point, of 6',
        {
          ...{ state: 'open', refuses: true },
        },
      ),
      found('q8', 'warning', pointers[1], '表述含糊：“提升”', 'vague: 提升', {
        ...{ state: 'waived', reason: '“提升”为上级文件原文，数值口径见附表', by: me.subject },
      }),
      found('q11', 'warning', pointers[2], `未检查：${missing}`, 'not checked: supplier is missing of 35', {
        ...{ state: 'not-checked', canBeWaived: false },
      }),
    ],
  };
};
/** What the indicators of a scheme weigh in the whole. */
const coverage = (unitClass) => {
  const leaves = Object.keys(BLOCKS).flatMap((code, block) =>
    indicators
      .filter((leaf) => leaf.classes.includes(unitClass[0]) && leaf.dimension === code)
      .map((leaf, place, all) => ({
        ...{ indicator: leaf.indicator, name: leaf.name, nameEn: leaf.nameEn },
        path: ['all', code, leaf.indicator],
        pointer: `/tree/children/${block}/children/${place}`,
        weight: String(Math.round((WEIGHTS[code] * 100) / all.length) / 100),
        watched: false,
      })),
  );
  const whole = (value) => [{ value, weight: '100' }];
  return {
    indicators: leaves,
    dimension: Object.entries(WEIGHTS).map(([value, weight]) => ({ value, weight: String(weight) })),
    layer: whole('meso'),
    stage: [{ value: 'outcome', weight: '65' }, { weight: '35' }],
    nature: whole('quantitative'),
    ...{ own: '0', groups: '0' },
  };
};
const TARGET = '97';
const LIGHT = { on: 'achievement', green: '0.9', red: '0.62', levels: 4 };
const PERIODS = [
  '202507',
  '202508',
  '202509',
  '202510',
  '202511',
  '202512',
  '202601',
  '202602',
  '202603',
  '2026Q1',
  '202604',
  '202605',
  '202606',
  '2026Q2',
  '2026S1',
  '202607',
];

// Numbers as whole millionths, so that sums are exact.
const SCALE = 1_000_000n;
const print = (n) => {
  const text = (n < 0n ? -n : n).toString().padStart(7, '0');
  const whole = `${n < 0n ? '-' : ''}${text.slice(0, -6)}.${text.slice(-6)}`;
  return whole.replace(/\.?0+$/, '') || '0';
};
const hundredths = (n) => ((n + 5_000n) / 10_000n) * 10_000n;

let sequence = 4711;
const figures = new Map();
function cell(unit, indicator, period) {
  const key = `${unit} ${indicator} ${period}`;
  if (!figures.has(key)) {
    const luck = random();
    figures.set(key, {
      noData: luck < 0.03 ? 'not-sent' : luck < 0.07 ? 'not-due' : luck < 0.08 ? 'blocked' : undefined,
      index: BigInt(Math.round((1 - random() ** 2.6 * 0.75) * 100_000_000)),
      at: 1000 + figures.size,
    });
  }
  return figures.get(key);
}

function lightOf({ noData, index }) {
  if (noData === 'not-due' || noData === 'blocked') return 'grey';
  if (noData) return 'missing';
  return index >= 90n * SCALE
    ? 'green'
    : index >= 76n * SCALE
      ? 'yellow'
      : index >= 62n * SCALE
        ? 'orange'
        : 'red';
}

function scored(unit, period) {
  const mine = indicators.filter((one) => one.classes.includes(unit.unitClass[0]));
  let total = 0n;
  let covered = 0n;
  const blocks = [];
  const results = [];
  for (const [block, weight] of Object.entries(WEIGHTS)) {
    const parts = mine.filter((one) => one.dimension === block);
    let sum = 0n;
    const counted = parts.filter(
      (one) => !['not-due', 'blocked'].includes(cell(unit.unit, one.indicator, period).noData),
    );
    for (const one of parts) {
      const c = cell(unit.unit, one.indicator, period);
      const counts = counted.includes(one);
      const index = c.noData ? 0n : c.index;
      const contribution = counts ? (index * BigInt(weight)) / (100n * BigInt(counted.length)) : undefined;
      if (contribution !== undefined) sum += contribution;
      if (!c.noData) covered += (BigInt(weight) * SCALE) / BigInt(parts.length) / 100n;
      results.push({
        indicator: one.indicator,
        block: `all/${block}`,
        version: 1,
        ...(c.noData ? { noData: c.noData } : { value: print((index * 97n) / 100n) }),
        ...(counts ? { score: print(index), contribution: print(contribution) } : {}),
        light: lightOf(c),
        weight,
        parts: counted.length,
      });
    }
    total += sum;
    blocks.push({ block: `all/${block}`, weight: String(weight), score: print(hundredths(sum)), exact: sum });
  }
  return {
    unit: unit.unit,
    period,
    unitClass: unit.unitClass,
    scheme: `${unit.unitClass}-2026@2`,
    total: print(hundredths(total)),
    exactTotal: total,
    coverage: print(covered > SCALE ? SCALE : covered),
    blocks: [{ block: 'all', score: print(hundredths(total)), exact: total }, ...blocks],
    indicators: results,
    incomplete: unit.unit === 'culture-bureau',
    cut: 'goals@812 indicators@96 monitoring@48213 evaluation@310',
    engine: 'kc-1',
  };
}

function board(unitClass, period) {
  const rows = units.filter((unit) => unit.unitClass === unitClass).map((unit) => scored(unit, period));
  const place = (list, value) => 1 + list.filter((other) => other > value).length;
  for (const row of rows) {
    row.rank = place(
      rows.map((r) => Number(r.total)),
      Number(row.total),
    );
    row.grade =
      row.rank <= Math.floor(rows.length * 0.15)
        ? 'excellent'
        : row.rank <= Math.floor(rows.length * 0.35)
          ? 'good'
          : Number(row.total) >= 60
            ? 'qualified'
            : 'unqualified';
    row.blocks.forEach((block, i) => {
      block.rank = place(
        rows.map((r) => Number(r.blocks[i].score)),
        Number(block.score),
      );
    });
  }
  return rows.sort((a, b) => a.rank - b.rank || a.unit.localeCompare(b.unit));
}

const plain = (row) =>
  JSON.parse(
    JSON.stringify(row, (key, value) =>
      ['exact', 'exactTotal', 'weight', 'parts'].includes(key) &&
      (typeof value === 'bigint' || typeof value === 'number')
        ? undefined
        : value,
    ),
  );

function explained(unit, period) {
  const row = board(unit.unitClass, period).find((one) => one.unit === unit.unit);
  const say = (zh, en) => ({ 'zh-CN': zh, en });
  const leaf = (one) => {
    const c = cell(unit.unit, one.indicator, period);
    const words = { light: one.light };
    const version = {
      kind: 'version',
      code: one.indicator,
      words: { version: '1' },
      sources: [`indicators@${c.at % 90}`],
      sentence: say(`指标 ${one.indicator} 第 1 版`, `indicator ${one.indicator} version 1`),
    };
    const weight = print((BigInt(one.weight) * SCALE) / BigInt(one.parts || 1));
    if (c.noData) {
      const policy = one.score === undefined ? ['share', '权重由同级分摊'] : ['zero', '按 0 分计'];
      return {
        kind: 'indicator',
        code: one.indicator,
        weight,
        words,
        ...(one.score === undefined ? {} : { value: '0', contribution: '0' }),
        sentence: say(`指标 ${one.indicator} 得 0 / 100`, `indicator ${one.indicator}: 0 of 100`),
        children: [
          {
            kind: 'policy',
            code: c.noData,
            ...(one.score === undefined ? {} : { value: '0', contribution: '0' }),
            words: { policy: policy[0] },
            sentence: say(`${c.noData}:${policy[1]}`, `${c.noData}: ${policy[0]}`),
          },
          version,
        ],
      };
    }
    const target = '97';
    return {
      kind: 'indicator',
      code: one.indicator,
      value: one.score,
      weight,
      contribution: one.contribution,
      words,
      sentence: say(
        `指标 ${one.indicator} 得 ${one.score} / 100`,
        `indicator ${one.indicator}: ${one.score} of 100`,
      ),
      children: [
        {
          kind: 'rule',
          value: one.score,
          contribution: one.score,
          terms: { actual: one.value, target },
          sentence: say(
            `完成率 ${one.value} ÷ ${target},得 ${one.score} / 100`,
            `completion ${one.value} ÷ ${target}: ${one.score} of 100`,
          ),
          children: [
            {
              kind: 'actual',
              value: one.value,
              sentence: say(`实绩 ${one.value}`, `actual ${one.value}`),
              children: [
                {
                  kind: 'observation',
                  code: one.indicator,
                  value: one.value,
                  words: { period },
                  sources: [`monitoring@${c.at}`],
                  sentence: say(
                    `${one.indicator} ${period} 报送 ${one.value}`,
                    `${one.indicator} ${period} reported ${one.value}`,
                  ),
                },
              ],
            },
            {
              kind: 'target',
              value: target,
              words: { period: '2026' },
              sources: ['goals@77'],
              sentence: say(`目标 ${target}(2026)`, `target ${target} (2026)`),
            },
          ],
        },
        version,
      ],
    };
  };
  const blocks = row.blocks.slice(1).map((block) => ({
    kind: 'block',
    code: block.block.split('/')[1],
    value: print(block.exact),
    weight: block.weight,
    contribution: print(block.exact),
    terms: { full: block.weight, coverage: '1' },
    words: { name: BLOCKS[block.block.split('/')[1]] },
    sentence: say(
      `板块 ${block.block.split('/')[1]} 得 ${print(block.exact)} / ${block.weight}`,
      `block ${block.block.split('/')[1]}: ${print(block.exact)} of ${block.weight}`,
    ),
    children: row.indicators.filter((one) => one.block === block.block).map(leaf),
  }));
  const exact = row.exactTotal;
  const shown = hundredths(exact);
  return {
    unit: unit.unit,
    period,
    cut: row.cut,
    engine: row.engine,
    incomplete: row.incomplete,
    score: {
      ...plain(row),
      barredFromAwards: false,
      blocks: row.blocks.map((one) => ({
        path: one.block.split('/'),
        full: one.weight ?? '100',
        coverage: row.coverage,
        score: one.score,
      })),
      indicators: row.indicators.map(({ block, parts: _, weight: __, noData, ...one }) => ({
        ...one,
        block: block.split('/').at(-1),
        ...(noData ? { reason: noData } : {}),
        lightOverridden: false,
        provisional: false,
        partial: false,
      })),
    },
    derivation: {
      kind: 'published',
      code: unit.unit,
      value: print(shown),
      terms: { decimals: '2' },
      sentence: say(`${unit.unit} 公布得分 ${print(shown)}`, `${unit.unit}: published score ${print(shown)}`),
      children: [
        {
          kind: 'total',
          value: print(exact),
          contribution: print(exact),
          sentence: say(`总分 ${print(exact)}`, `total ${print(exact)}`),
          children: blocks,
        },
        {
          kind: 'rounding',
          value: print(shown - exact),
          contribution: print(shown - exact),
          sentence: say(
            `保留 2 位小数,修约 ${print(shown - exact)}`,
            `rounded to 2 decimals: ${print(shown - exact)}`,
          ),
        },
        {
          kind: 'membership',
          code: unit.unitClass,
          sources: ['goals@41'],
          sentence: say(`属于类别 ${unit.unitClass}`, `belongs to class ${unit.unitClass}`),
        },
        {
          kind: 'scheme',
          code: row.scheme.split('@')[0],
          words: { version: '2' },
          sources: ['indicators@95'],
          sentence: say(
            `考核方案 ${row.scheme.split('@')[0]} 第 2 版`,
            `scheme ${row.scheme.split('@')[0]} version 2`,
          ),
        },
      ],
    },
  };
}

const entry = (journal, number, type, data) => ({
  specversion: '1.0',
  id: `0199-${journal}-${number}`,
  source: '/mock',
  type,
  subject: data.unit ? `score/${data.unit}/${data.period}` : 'observation/x',
  region: 'qinghe',
  journal,
  sequence: String(number).padStart(20, '0'),
  streamversion: 1,
  time: '2026-08-03T09:00:00+08:00',
  recordedtime: new Date().toISOString(),
  actor: 'office:li',
  datacontenttype: 'application/json',
  data,
});

const listeners = new Set();
function change() {
  const some = units[Math.floor(random() * units.length)];
  const of = indicators.filter((one) => one.classes.includes(some.unitClass[0]));
  const period = PERIODS.at(-1);
  const before = new Map(board(some.unitClass, period).map((row) => [row.unit, JSON.stringify(plain(row))]));
  const touched = cell(some.unit, of[Math.floor(random() * of.length)].indicator, period);
  touched.noData = undefined;
  touched.index = BigInt(Math.round((0.5 + random() / 2) * 100_000_000));
  for (const row of board(some.unitClass, period)) {
    if (before.get(row.unit) === JSON.stringify(plain(row))) continue;
    sequence++;
    const type = 'kaocheng.scores.unit-scored.v1';
    for (const listener of listeners) {
      listener.write(
        `event: ${type}\nid: ${sequence}\ndata: ${JSON.stringify(entry('scores', sequence, type, plain(row)))}\n\n`,
      );
    }
  }
}
if (EVERY_MS > 0) setInterval(change, EVERY_MS).unref();

const answerAsDescribed = examples();
const answerReplay = replay({ units, periods: PERIODS, classes: Object.keys(CLASSES), board, plain, print });

const me = {
  subject: '8f0c',
  name: '李敏',
  roles: ['office', 'operator'],
  regions: ['*'],
  units: ['finance-bureau'],
};
const regions = [
  { region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' },
  { region: 'empty', name: '空县', timeZone: 'Asia/Shanghai' },
  { region: 'closed', name: '未授权县', timeZone: 'Asia/Shanghai' },
  { region: 'broken', name: '故障县', timeZone: 'Asia/Shanghai' },
];
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const url = new URL(request.url, 'http://mock');
  const json = (body, status = 200, type = 'application/json') => {
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const problem = (status, title, detail, code = 'mock', errors = []) =>
    json(
      {
        type: `urn:problem:${code}`,
        title,
        status,
        detail,
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        errors,
      },
      status,
      'application/problem+json',
    );
  // What there are no figures for is answered by the examples of the descriptions.
  const fromExamples = () => {
    const { status, type, body } = answerAsDescribed(request.method, url.pathname);
    return json(body ?? '', status, type);
  };
  if (url.pathname === '/login' || url.pathname === '/logout') {
    const age = url.pathname === '/login' ? 86400 : 0;
    response.writeHead(303, {
      'Set-Cookie': `mock=office; Path=/; Max-Age=${age}`,
      Location: url.searchParams.get('to') ?? '/',
    });
    return response.end();
  }
  if (!url.pathname.startsWith('/api/')) {
    const file = join(DIST, url.pathname.includes('.') ? url.pathname : 'index.html');
    if (!file.startsWith(DIST) || !existsSync(file)) return json('not found', 404, 'text/plain');
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy':
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    });
    return response.end(readFileSync(file));
  }
  if (DELAY > 0) await new Promise((resolve) => setTimeout(resolve, DELAY));
  const parts = url.pathname.split('/').slice(3).map(decodeURIComponent);
  if (!request.headers.cookie?.includes('mock=office'))
    return parts[0] === 'session' ? json({}) : problem(401, '需要登录');
  // mock=office-reads reads only; mock=office-as-leader is somebody with that role.
  const role = /mock=office-as-([a-z-]+)/.exec(request.headers.cookie)?.[1];
  if (parts[0] === 'session') {
    const reads = request.headers.cookie.includes('mock=office-reads');
    const own = role === 'department' ? me.units : ['*'];
    return json({
      person: role ? { ...me, roles: [role], units: own } : reads ? { ...me, roles: ['auditor'] } : me,
    });
  }
  if (parts[0] !== 'regions') return fromExamples();
  if (parts.length === 1) return json({ items: regions });
  const [, region, noun, a, b, ...rest] = parts;
  if (region === 'closed') return problem(403, '无权访问', '您的账号没有辖区 closed 的权限。');
  if (region === 'broken') return problem(500, '内部错误', '服务暂时无法处理该请求。');
  if (region === 'empty' && noun === 'verification') return json({ alarm: false, differences: 0 });
  if (region === 'empty' && a !== 'stream') return json({ items: [] });
  if (answerReplay({ request, response, url, rest: parts.slice(2), body, json, problem })) return;
  if (request.method !== 'GET') return fromExamples();
  switch (noun) {
    case 'classes':
      return json({
        items: Object.entries(CLASSES).map(([unitClass, name]) => ({
          unitClass,
          name,
          nameEn: CLASSES_IN_ENGLISH[unitClass],
          version: 1,
        })),
      });
    case 'units': {
      if (b) return fromExamples();
      const one = units.find(({ unit }) => unit === a);
      if (a && !one) return problem(404, '没有找到', `没有单位 ${a}`);
      const before = one && { ...one, from: '2024-01-01', name: `${one.name}（筹）` };
      return json({ items: one ? [before, one] : units });
    }
    case 'targets': {
      if (a) return fromExamples();
      const asked = url.searchParams;
      const items = indicators
        .filter((one) => !asked.get('indicator') || one.indicator === asked.get('indicator'))
        .flatMap((one) =>
          Object.keys(CLASSES)
            .filter((unitClass) => one.classes.includes(unitClass[0]))
            .filter((unitClass) => !asked.get('class') || unitClass === asked.get('class'))
            .map((unitClass) => ({
              subject: `target/class/${unitClass}/${one.indicator}/2026`,
              unitClass,
              indicator: one.indicator,
              period: '2026',
              value: TARGET,
              version: 1,
              held: false,
            })),
        );
      return json({ items: asked.get('unit') ? [] : items });
    }
    case 'indicators':
      if (a === 'quality-rules')
        return json({
          rules: { gate: 'warnings', limits: {}, off: [] },
          set: true,
          version: 1,
          reason: '从严',
        });
      if (a) {
        const one = indicators.find(({ indicator }) => indicator === a);
        if (!one) return problem(404, '没有找到', `没有指标 ${a}`);
        if (!b) return json({ indicator: plainIndicator(one) });
        if (b !== 'versions') return fromExamples();
        if (rest[1] === 'findings')
          return json(findings('/direction', '/about/definition', '/about/supplier'));
        const { direction, frequency, accumulation } = one;
        const version = (number, effectiveFrom, stage, rule) => ({
          indicator: a,
          version: number,
          stage,
          effectiveFrom,
          hash: `${number}`.repeat(64),
          definition: {
            indicator: a,
            version: number,
            effectiveFrom,
            direction,
            frequency,
            accumulation,
            ...(number > 1
              ? {
                  formula: {
                    op: 'quotient',
                    numerator: { op: 'own-numerator' },
                    denominator: { op: 'own-denominator' },
                    factor: '100',
                  },
                }
              : {}),
            rule,
          },
        });
        return json({
          items: [
            version(1, '2025', 'enacted', { rule: 'completion', cap: '1' }),
            version(2, '202604', 'draft', {
              rule: 'threshold-deduction',
              threshold: '98',
              perStep: '2',
              step: '1',
              full: '20',
              counting: 'proportional',
            }),
          ],
        });
      }
      return json({ items: indicators.map(plainIndicator) });
    case 'schemes': {
      const its = (a ?? '').replace(/-2026$/, '');
      if (a && !(its in CLASSES)) return problem(404, '没有找到', `没有考核方案 ${a}`);
      if (rest[1] === 'coverage') return json(coverage(its));
      if (rest[1] === 'findings')
        return json(findings('/tree/children/0/children/1', '/tree/children/1', '/tree'));
      const wanted = url.searchParams.get('class');
      return json({
        items: (wanted ? [wanted] : Object.keys(CLASSES)).map((one) => ({
          scheme: `${one}-2026`,
          version: 2,
          stage: 'enacted',
          unitClass: one,
          cycle: '2026',
          hash: '2'.repeat(64),
          definition: {
            scheme: `${one}-2026`,
            version: 2,
            unitClass: one,
            cycle: '2026',
            periods: ['month'],
            grades: {
              grades: [
                { grade: 'excellent', quota: '0.15' },
                { grade: 'good', quota: '0.2' },
                { grade: 'qualified', atLeast: '60' },
                { grade: 'unqualified' },
              ],
            },
            tree: {
              kind: 'block',
              code: 'all',
              name: '总分',
              children: Object.entries(BLOCKS).map(([code, name]) => ({
                kind: 'block',
                children: indicators
                  .filter((leaf) => leaf.classes.includes(one[0]) && leaf.dimension === code)
                  .map((leaf, _, all) => ({
                    kind: 'indicator',
                    indicator: leaf.indicator,
                    weight: String(Math.round(1000 / all.length) / 10),
                    light: LIGHT,
                  })),
                code,
                name,
                nameEn: code[0].toUpperCase() + code.slice(1),
                weight: String(WEIGHTS[code]),
              })),
            },
          },
        })),
      });
    }
    case 'scores':
      if (a === 'stream') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
        response.write(': open\n\n');
        listeners.add(response);
        return response.on('close', () => listeners.delete(response));
      }
      if (a === 'units') {
        const unit = units.find((one) => one.unit === b);
        const row =
          unit && PERIODS.includes(rest[0]) && board(unit.unitClass, rest[0]).find((one) => one.unit === b);
        return row ? json(plain(row)) : problem(404, '没有找到', `单位 ${b} 在 ${rest[0]} 没有得分`);
      }
      if (!a)
        return json({ items: Object.keys(CLASSES).map((unitClass) => ({ unitClass, periods: PERIODS })) });
      return json({
        unitClass: a,
        period: b,
        units: board(a, b).map((row, i) => ({ ...plain(row), position: `scores@${i + 1}` })),
      });
    case 'explanations': {
      const unit = units.find((one) => one.unit === a);
      return unit && PERIODS.includes(b)
        ? json(explained(unit, b))
        : problem(404, '没有找到', `单位 ${a} 在 ${b} 没有得分`);
    }
    case 'observations': {
      const asked = url.searchParams.get('unit');
      const when = url.searchParams.get('period');
      const whose = units.filter((one) => one.unitClass && (!asked || one.unit === asked));
      const months = PERIODS.filter((p) => /^\d{6}$/.test(p) && (!when || p === when));
      const ofUnit = (unit) => indicators.filter((one) => one.classes.includes(unit.unitClass[0]));
      const items = whose.flatMap((unit) =>
        months.flatMap((period) =>
          ofUnit(unit).flatMap((one, i) => {
            const c = cell(unit.unit, one.indicator, period);
            const figure = one.definition.includes('÷')
              ? { numerator: String(c.index / 1_000_000n), denominator: '100' }
              : { value: print(c.index) };
            if (c.noData === 'not-sent' || c.noData === 'not-due') return [];
            return [
              {
                unit: unit.unit,
                indicator: one.indicator,
                period,
                state: c.noData ? 'no-data' : i % 7 === 0 ? 'approved' : 'submitted',
                ...(c.noData ? {} : figure),
                source: one.source,
                ...(i % 9 === 3 ? { remark: '更正:原数漏计一个乡镇' } : {}),
                late: i % 11 === 5,
                version: 1,
                position: `monitoring@${c.at}`,
              },
            ];
          }),
        ),
      );
      return json({ items });
    }
    case 'alerts': {
      const asked = url.searchParams.get('unit');
      const rows = board('department', PERIODS.at(-1));
      const turned = rows
        .filter((row) => !asked || row.unit === asked)
        .flatMap((row) =>
          row.indicators
            .filter((one) => one.light === 'red')
            .map((one) => ({ unit: row.unit, indicator: one.indicator })),
        );
      const items = turned.slice(0, 8).map((one, i) => ({
        ...one,
        sequence: 900 - i,
        period: PERIODS.at(-1),
        from: ['green', 'yellow', 'orange'][i % 3],
        to: 'red',
        at: new Date(Date.parse('2026-08-03T09:00:00+08:00') - i * 5_400_000).toISOString(),
        cause: `scores@${4000 + i}`,
      }));
      return json({ items });
    }
    case 'positions': {
      const ends = {
        goals: 812,
        indicators: 96,
        monitoring: 48213,
        evaluation: 310,
        reporting: 12,
        scores: 4711,
      };
      const own = a === 'evaluation' ? { evaluation: 310, scores: 4711 } : { [a]: ends[a] };
      const received =
        a === 'evaluation'
          ? { goals: 812, indicators: 96, monitoring: 48190 }
          : { goals: 812, indicators: 96 };
      delete received[a];
      return json({ service: a, journal: own, received, heard: received });
    }
    case 'parked':
      return json({ parked: [], halted: [], total: 0 });
    case 'journals': {
      if (a === 'goals') return problem(403, '无权访问', '需要角色 auditor');
      if (b === 'history' && a === 'scores') {
        const [, unit, period] = (url.searchParams.get('subject') ?? '').split('/');
        const one = units.find((other) => other.unit === unit);
        const now =
          one && PERIODS.includes(period) && board(one.unitClass, period).find((r) => r.unit === unit);
        if (!now) return json({ entries: [] });
        const entries = [3, 2, 1, 0].map((back) => ({
          ...entry('scores', 4000 - back, 'kaocheng.scores.unit-scored.v1', {
            ...plain(now),
            total: String(Number(now.total) - back),
            rank: now.rank + back,
          }),
          recordedtime: `2026-08-0${4 - back}T01:00:00Z`,
        }));
        return json({ entries });
      }
      if (b === 'history') {
        const target = { unit: 'finance-bureau', indicator: 'tasks-done', period: '2026', value: '98' };
        const overlay = { indicators: [], schemes: [], targets: [{ ...target, course: [] }] };
        return json({ entries: [entry(a, 1, 'kaocheng.evaluation.run-planned.v1', { overlay })] });
      }
      return json(
        entry(a, Number(rest[0]), `kaocheng.${a}.observation-submitted.v1`, {
          value: '97.3',
          source: '省平台',
          note: '按月累计',
        }),
      );
    }
    default:
      return fromExamples();
  }
}).listen(PORT, '127.0.0.1', function listening() {
  console.log(`http://127.0.0.1:${this.address().port}`);
});
