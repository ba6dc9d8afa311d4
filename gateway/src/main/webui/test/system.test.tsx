import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../src/features/audit/queries';
import { sayingOf } from '../src/features/audit/saying';
import { texts } from '../src/i18n';
import { told } from '../src/parts/telling';
import { open, refusal } from './open';

const REGION = '/api/v1/regions/qinghe';
const me = (...roles: string[]) => ({
  subject: 'feng',
  name: '冯宁',
  roles,
  regions: ['qinghe'],
  units: ['*'],
});
const region = {
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
};
const entry = (journal: string, sequence: number, time: string, data: object = {}, more: object = {}) => ({
  id: `${journal}-${sequence}`,
  type: `kaocheng.${journal}.unit-renamed.v1`,
  subject: 'unit/edu',
  journal,
  sequence: String(sequence).padStart(20, '0'),
  recordedtime: time,
  source: `/${journal}-service`,
  actor: 'office-li',
  data,
  ...more,
});

const same = (code: string) => code;

interface Schema {
  enum?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  pattern?: string;
}

/** The fields of an object, and those of what stands in them. */
const fieldsOf = ({ properties = {}, items }: Schema): string[] => [
  ...Object.entries(properties).flatMap(([name, one]) => [name, ...fieldsOf(one)]),
  ...(items ? fieldsOf(items) : []),
];

/** Those that hold periods. */
const periodsOf = ({ properties = {}, items }: Schema): string[] => [
  ...Object.entries(properties).flatMap(([name, one]) => [
    ...((one.items ?? one).pattern?.startsWith('^\\d{4}(S') ? [name] : []),
    ...periodsOf(one),
  ]),
  ...(items ? periodsOf(items) : []),
];

/** The schemas of all entries. */
const schemas = (): [name: string, schema: Schema][] => {
  const folder = join(process.cwd(), '../../../../docs/schemas/entries');
  return readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
};

describe('the audit log', () => {
  it('is one list of all journals, and nothing is left out between two lines', () => {
    const lines = linesOf([
      { whole: false, entries: [entry('goals', 8, '2026-01-02'), entry('goals', 9, '2026-01-04')] },
      { whole: true, entries: [entry('monitoring', 1, '2026-01-01'), entry('monitoring', 2, '2026-01-03')] },
    ]);
    expect(lines.map(({ id }) => id)).toEqual(['goals-9', 'monitoring-2', 'goals-8']);
  });

  it('says what was before, what is after and what came of it', () => {
    const lines = linesOf([
      {
        whole: true,
        entries: [
          entry('goals', 1, '2026-01-01', { name: '教育局' }),
          entry('goals', 2, '2026-01-02', { name: '教体局' }, { causationid: 'goals-1' }),
        ],
      },
    ]);
    expect(lines[0]?.changes).toEqual([{ key: 'name', before: '教育局', after: '教体局' }]);
    expect(lines[1]?.effects.map(({ id }) => id)).toEqual(['goals-2']);
  });

  it('is filtered by who and what, and each line has its history', async () => {
    const document = [
      entry('goals', 1, '2026-01-01T01:00:00Z', { name: '教育局' }),
      entry('goals', 2, '2026-01-02T01:00:00Z', { name: '教体局', reason: '改革' }, { actor: 'office-wu' }),
    ]
      .map((one) => JSON.stringify(one))
      .join('\n');
    const { router } = open('/audit?region=qinghe&f.journal=goals', {
      ...region,
      'GET /api/v1/session': { person: me('leader') },
      [`GET ${REGION}/journals/goals/position`]: { position: 'goals@2' },
      [`GET ${REGION}/journals/goals/entries`]: new Response(document),
    });
    const second = await screen.findByTestId('entry-goals-2');
    expect(second.textContent).toContain('教育局 → 教体局');
    expect(second.textContent).toContain('改革');
    await userEvent.selectOptions(screen.getByTestId('audit-actor'), 'office-li');
    expect(screen.queryByTestId('entry-goals-2')).toBeNull();
    expect(screen.getByTestId('entry-goals-1')).toBeTruthy();
    expect(router.state.location.searchStr).toContain('f.actor=office-li');
    expect(router.state.location.searchStr).toContain('f.journal=goals');
  });

  it('says what was before where the first entries are not loaded, and names for codes', async () => {
    const renamed = (n: number, name: string) =>
      entry('goals', n, `2026-01-0${n}T01:00:00Z`, { unit: 'edu', name }, { streamversion: n });
    open('/audit?region=qinghe&f.journal=goals', {
      ...region,
      'GET /api/v1/session': { person: me('leader') },
      [`GET ${REGION}/units`]: {
        items: [
          {
            unit: 'edu',
            name: '教体局',
            kind: 'department',
            from: '2025-01-01',
            abolished: false,
            version: 1,
          },
        ],
      },
      [`GET ${REGION}/journals/goals/position`]: { position: 'goals@2' },
      [`GET ${REGION}/journals/goals/entries`]: new Response(JSON.stringify(renamed(2, '教体局'))),
      [`GET ${REGION}/journals/goals/history`]: { entries: [renamed(1, '教育局'), renamed(2, '教体局')] },
    });
    const line = await screen.findByTestId('entry-goals-2');
    await expect.poll(() => line.textContent).toContain('教育局 → 教体局');
    expect(line.textContent).toContain('教体局 unit/edu');
    expect(line.textContent).not.toContain('单位：');
  });

  it('calls every field of every entry by a name, also what stands inside of another', () => {
    const named = new Set(
      schemas().flatMap(([name, schema]) => (name.startsWith('kaocheng.scores.') ? [] : fieldsOf(schema))),
    );
    named.delete('reason');
    expect(named.size).toBeGreaterThan(90);
    for (const language of ['zh-CN', 'en'] as const) {
      const { field } = (texts[language] as unknown as { audit: { field: Record<string, string> } }).audit;
      expect([...named].filter((one) => !field[one])).toEqual([]);
    }
  });

  it('calls a field by what it is where it stands, and has no words for fields that are none', () => {
    const folder = join(process.cwd(), '../../../../docs/schemas');
    const described = new Set(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.name.endsWith('.json'))
        .flatMap((file) => [
          ...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(/"(\w+)"\s*:/g),
        ])
        .map((found) => found[1]),
    );
    for (const language of ['zh-CN', 'en'] as const) {
      const { field } = (texts[language] as unknown as { audit: { field: Record<string, string> } }).audit;
      expect(Object.keys(field).filter((one) => !described.has(one))).toEqual([]);
    }
    const say = sayingOf(i18next.getFixedT('zh-CN'), 'zh-CN', {
      ...{ unit: same, unitClass: same, indicator: same, person: same },
    });
    const lines = (key: string, value: unknown, entry?: string) =>
      told(key, undefined, value, say, entry).map(({ what, after }) => `${what}：${after}`);
    expect(lines('from', 'green', 'light-changed')).toEqual(['原亮灯：绿灯']);
    expect(lines('from', '2026-01-01', 'unit-moved')).toEqual(['起始：2026-01-01']);
    expect(lines('kinds', [{ kind: 'late', each: '0.5' }])).toEqual(['扣分事项 / late / 每次扣分：0.5']);
    const access = told(
      'access',
      undefined,
      { regions: ['qinghe', '*'] },
      {
        ...sayingOf(i18next.getFixedT('zh-CN'), 'zh-CN', {
          ...{ unit: same, unitClass: same, indicator: same, person: same },
          region: (code: string) => (code === 'qinghe' ? '青河县' : code),
        }),
      },
    );
    expect(access[0]?.after).toContain('青河县');
    expect(lines('atLeast', { children: 3 })).toEqual(['最低要求 / 至少有数的下级数：3']);
    expect(lines('each', 'quarter', 'target-set')[0]).toMatch(/^按期分别设定：/);
  });

  it('tells values by their words, not as they are recorded', async () => {
    const granted = entry('goals', 1, '2026-01-01T01:00:00Z', {
      access: { roles: ['office'], units: ['edu'] },
      period: '202512',
      kind: 'correction',
      course: [{ period: '2025Q1', share: '0.2' }],
    });
    open('/audit?region=qinghe&f.journal=goals', {
      ...region,
      'GET /api/v1/session': { person: me('leader') },
      [`GET ${REGION}/journals/goals/position`]: { position: 'goals@1' },
      [`GET ${REGION}/journals/goals/entries`]: new Response(JSON.stringify(granted)),
    });
    const line = await screen.findByTestId('entry-goals-1');
    expect(line.textContent).toContain('权限 / 角色：绩效办');
    expect(line.textContent).toContain('期间：2025年12月');
    expect(line.textContent).toContain('性质：更正');
    expect(line.textContent).toContain('进度计划 / 2025年第1季度 / 占比：0.2');
  });

  const scheme = (weight: string, more: object = {}) => ({
    scheme: 'department-2026',
    version: 1,
    cycle: '2026',
    unitClass: 'department',
    periods: ['month', 'quarter'],
    tree: {
      kind: 'block',
      code: 'all',
      name: '总分',
      children: [
        {
          kind: 'block',
          code: 'output',
          name: '产出',
          nameEn: 'Output',
          weight,
          aggregation: 'geometric',
          children: [
            {
              kind: 'indicator',
              indicator: 'rate',
              weight: '100',
              light: { on: 'achievement', green: '0.9', red: '0.6', levels: 3 },
            },
          ],
        },
      ],
    },
    noData: { 'not-sent': 'zero' },
    grades: { grades: [{ grade: 'excellent', quota: '0.15' }, { grade: 'qualified' }] },
    ...more,
  });

  it('tells what a version of a scheme changes by its places and in words', async () => {
    const drafted = (n: number, definition: object) => ({
      ...entry('indicators', n, `2026-01-0${n}T01:00:00Z`, { definition }),
      type: 'kaocheng.indicators.scheme-drafted.v2',
      subject: 'scheme/department-2026',
    });
    const document = [
      drafted(1, scheme('40')),
      drafted(2, scheme('30', { noData: { 'not-sent': 'peer-mean' }, bonuses: { cap: '5' } })),
    ];
    const indicators = [{ indicator: 'rate', name: '入学率', unitOfMeasure: '%' }];
    open('/audit?region=qinghe&f.journal=indicators', {
      ...region,
      'GET /api/v1/session': { person: me('leader') },
      [`GET ${REGION}/indicators`]: { items: indicators },
      [`GET ${REGION}/journals/indicators/position`]: { position: 'indicators@2' },
      [`GET ${REGION}/journals/indicators/entries`]: new Response(
        document.map((one) => JSON.stringify(one)).join('\n'),
      ),
      [`GET ${REGION}/journals/indicators/history`]: { entries: document },
    });
    const second = await screen.findByTestId('entry-indicators-2');
    const changes = [...second.querySelectorAll('.changes li')].map((one) => one.textContent);
    expect(changes).toEqual([
      '总分 / 产出 / 权重：40 → 30',
      '无数据原因 / 应报未报：按 0 分计 → 按同类平均计',
      '加分 / 封顶：5',
    ]);
    const first = screen.getByTestId('entry-indicators-1').textContent ?? '';
    await expect.poll(() => screen.getByTestId('entry-indicators-1').textContent).toContain('入学率');
    expect(first).toContain('总分 / 产出 / 合成方式：加权几何平均');
    expect(screen.getByTestId('entry-indicators-1').textContent).toContain(
      '入学率 / 灯：按得分率亮灯：绿灯线 90%，黄灯线 60%',
    );
    expect(first).toContain('等次 / 优秀 / 比例：15%');
    expect(first).toContain('期间：月、季度');
    expect(first).not.toMatch(/geometric|not-sent|achievement|[{}[\]]/);

    // The drawer of the history tells the same.
    await userEvent.click(within(second).getByTestId('history-open'));
    const drawn = await screen.findByTestId('history-2');
    expect([...drawn.querySelectorAll('.changes li')].map((one) => one.textContent)).toEqual(changes);
  });

  it('calls every field of a definition and every code in it by a word', () => {
    const folder = join(process.cwd(), '../../../../docs/schemas/scoring');
    // A rule and a formula have sentences.
    const parts =
      /^(Scheme|IndicatorDefinition|Trend|Bands|Bound|Block|OwnBlock|BlockLight|AtLeast|Missing)$|^(Carry|Substitute|Grade|Grades|Group|EvaluatorMix|Bonuses|Deduction|Deductions|Rounding|Scaling|BarFromAwards|CapGrade|Deduct|ZeroBlock|ZeroTotal)$/;
    for (const language of ['zh-CN', 'en'] as const) {
      const say = sayingOf(i18next.getFixedT(language), language, {
        unit: same,
        unitClass: same,
        indicator: same,
        person: same,
      });
      const unworded: string[] = [];
      for (const file of ['scheme', 'indicator-definition']) {
        const { $defs } = JSON.parse(readFileSync(join(folder, `${file}.schema.json`), 'utf8'));
        for (const [name, part] of Object.entries<Schema>($defs).filter(([name]) => parts.test(name))) {
          for (const [field, one] of Object.entries(part.properties ?? {})) {
            if (say.field(field) === field) unworded.push(`${name}.${field}`);
            // In English a code may well be the word.
            if (language === 'en') continue;
            for (const code of [...(one.enum ?? []), ...(one.items?.enum ?? [])]) {
              if (say.value(field, code) === code) unworded.push(`${name}.${field}: ${code}`);
            }
          }
        }
      }
      expect(unworded).toEqual([]);
    }
  });

  it('tells every field that holds a period by the period, and what lights were by their lights', async () => {
    const fields = [...new Set(schemas().flatMap(([, schema]) => periodsOf(schema)))];
    expect(fields).toContain('from');
    const data = Object.fromEntries(fields.map((field) => [field, '202607']));
    const of = (n: number, type: string, said: object) =>
      entry('goals', n, `2026-01-0${n}T01:00:00Z`, said, { type, subject: `any/${n}` });
    open('/audit?region=qinghe&f.journal=goals', {
      ...region,
      'GET /api/v1/session': { person: me('leader') },
      [`GET ${REGION}/journals/goals/position`]: { position: 'goals@3' },
      [`GET ${REGION}/journals/goals/entries`]: new Response(
        [
          of(1, 'kaocheng.goals.own-indicators-set.v1', data),
          of(2, 'kaocheng.monitoring.light-changed.v1', { from: 'green', to: 'red' }),
          of(3, 'kaocheng.goals.unit-moved.v1', { from: '2026-07-01' }),
        ]
          .map((one) => JSON.stringify(one))
          .join('\n'),
      ),
    });
    const told = (await screen.findByTestId('entry-goals-1')).textContent ?? '';
    expect(told.split('2026年7月')).toHaveLength(fields.length + 1);
    const lights = screen.getByTestId('entry-goals-2').textContent;
    expect(lights).toContain('绿灯');
    expect(lights).toContain('红灯');
    expect(screen.getByTestId('entry-goals-3').textContent).toContain('2026-07-01');
  });

  it('is asked for the days of the region, and says what is chosen though nothing of it is there', async () => {
    const document = [1, 2, 3]
      .map((n) => JSON.stringify(entry('goals', n, `2026-01-0${n}T20:00:00Z`, { name: `${n}` })))
      .join('\n');
    const { asked } = open(
      '/audit?region=qinghe&f.journal=goals&f.since=2026-01-03&f.until=2026-01-03&f.actor=nobody',
      {
        ...region,
        'GET /api/v1/session': { person: me('leader') },
        [`GET ${REGION}/journals/goals/position`]: { position: 'goals@3' },
        [`GET ${REGION}/journals/goals/entries`]: new Response(document),
      },
    );
    const actor = await screen.findByTestId<HTMLSelectElement>('audit-actor');
    await expect.poll(() => actor.value).toBe('nobody');
    await userEvent.selectOptions(actor, '');
    await screen.findByTestId('entry-goals-2');
    // Four in the morning of the 3rd is the 2nd in UTC.
    expect(screen.queryByTestId('entry-goals-1')).toBeNull();
    const until = asked.find(({ path }) => path.endsWith('/journals/goals/position'));
    expect(decodeURIComponent(until?.query ?? '')).toContain('at=2026-01-04T00:00:00+08:00');
  });

  it('owns that what was before is not known', () => {
    const second = entry('goals', 2, '2026-01-02', { name: '教体局' }, { streamversion: 2 });
    expect(linesOf([{ whole: false, entries: [second] }])[0]?.earlier).toBe(true);
  });

  const lines = (...all: object[]) => new Response(all.map((one) => JSON.stringify(one)).join('\n'));
  const auditOf = (cause: ReturnType<typeof entry>, trace: object, ...scores: object[]) =>
    open(`/audit?region=qinghe&f.journal=${cause.journal}`, {
      ...region,
      'GET /api/v1/session': { person: me('leader') },
      ...Object.fromEntries(
        ['goals', 'indicators', 'monitoring', 'evaluation', 'reporting', 'scores'].flatMap((journal) => [
          [`GET ${REGION}/journals/${journal}/position`, { position: `${journal}@1` }],
          [`GET ${REGION}/journals/${journal}/entries`, lines()],
        ]),
      ),
      [`GET ${REGION}/journals/${cause.journal}/entries`]: lines(cause),
      [`GET ${REGION}/journals/scores/entries`]: lines(...scores),
      [`GET ${REGION}/trace/${cause.journal}%401`]: trace,
    });
  const figure = (more: object = {}) =>
    entry('monitoring', 1, '2026-01-01T01:00:00Z', {}, { subject: 'observation/edu/rate/202601', ...more });

  it('asks every journal from then on what came of an entry, also where none of it is loaded', async () => {
    const effect = entry('scores', 311, '2026-01-01T01:00:02Z', {}, { causationid: 'monitoring-1' });
    const { asked } = auditOf(
      figure(),
      { received: true, current: true, scores: [{}, {}] },
      entry('scores', 310, '2026-01-01T01:00:01Z'),
      effect,
    );
    await userEvent.click(await screen.findByTestId('effects-monitoring-1'));
    expect(await screen.findByTestId('effect-scores-311')).toBeTruthy();
    expect(screen.queryByTestId('effect-scores-310')).toBeNull();
    expect(screen.getByTestId('effects').textContent).toContain('2 项得分');
    const moments = asked.filter(({ path, query }) => path.endsWith('/position') && query.includes('at='));
    expect(moments).toHaveLength(6);
  });

  it.each([
    ['a figure that bears on no score', figure(), true, '当前没有得分与此相关'],
    ['a figure that has not been received', figure(), false, '尚未收到'],
    ['what is no figure', entry('goals', 1, '2026-01-01T01:00:00Z'), true, undefined],
  ])('tells of %s only what is true', async (_, cause, received, words) => {
    auditOf(cause, { received, current: true, scores: [] });
    await userEvent.click(await screen.findByTestId(`effects-${cause.journal}-1`));
    expect(await screen.findByText('没有由此产生的记录')).toBeTruthy();
    const told = screen.getByTestId('effects').textContent;
    if (words) expect(told).toContain(words);
    else expect(told).not.toMatch(/得分/);
  });
});

describe('the journals', () => {
  const parked = [
    {
      position: 'goals@812',
      stream: 'unit/edu',
      subscriber: 'score-table',
      reason: 'the type is not known here',
      since: '2026-03-31T01:00:00Z',
    },
  ];
  const shown = {
    ...region,
    'GET /api/v1/session': { person: me('operator') },
    [`GET ${REGION}/positions/goals`]: {
      service: 'goals',
      journal: { goals: 812 },
      received: { indicators: 90 },
    },
    [`GET ${REGION}/positions/indicators`]: {
      service: 'indicators',
      journal: { indicators: 96 },
      received: {},
    },
    ...Object.fromEntries(
      ['monitoring', 'evaluation', 'reporting'].map((service) => [
        `GET ${REGION}/positions/${service}`,
        { service, journal: { [service]: 1 }, received: {} },
      ]),
    ),
    ...Object.fromEntries(
      ['goals', 'indicators', 'monitoring', 'evaluation'].map((service) => [
        `GET ${REGION}/parked/${service}`,
        { parked: [], total: 0, halted: [] },
      ]),
    ),
    [`GET ${REGION}/parked/reporting`]: {
      parked,
      total: 1,
      halted: [
        {
          journal: 'goals',
          position: 'goals@811',
          reason: 'goals-service does not answer',
          since: '2026-03-31T02:00:00Z',
        },
      ],
    },
  };

  it('show by how much each service is behind, and what is parked and why', async () => {
    open('/journals?region=qinghe', shown);
    const line = await screen.findByTestId('received-goals-indicators');
    expect(
      within(line)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(expect.arrayContaining(['90', '96', '6']));
    const aside = await screen.findByTestId('parked-reporting-score-table-goals@812');
    expect(aside.textContent).toContain('the type is not known here');
  });

  it('show which journal has halted where, why and since when, and read it again', async () => {
    const { asked } = open('/journals?region=qinghe', {
      ...shown,
      [`POST ${REGION}/inbox/reporting/goals/reread`]: { outcome: 'reread', entries: 812 },
    });
    const line = await screen.findByTestId('halted-reporting-goals');
    expect(line.textContent).toContain('goals@811');
    expect(line.textContent).toContain('goals-service does not answer');
    expect(line.textContent).toContain('10:00');
    expect(screen.getByTestId('tile-journals').textContent).toContain('停止接收');
    await userEvent.click(within(line).getByRole('button', { name: '重新读取' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '重新读取' }));
    await expect.poll(() => screen.getByTestId('journals-told').textContent).toContain('812');
    expect(asked.some(({ method }) => method === 'POST')).toBe(true);
  });

  it('retry what is parked, and read a journal again once that is confirmed', async () => {
    const { asked } = open('/journals?region=qinghe', {
      ...shown,
      [`POST ${REGION}/parked/reporting/retry`]: { processed: 1, parked: [], total: 0, halted: [] },
      [`POST ${REGION}/inbox/goals/indicators/reread`]: { outcome: 'reread', entries: 96 },
    });
    await userEvent.click(await screen.findByTestId('retry-reporting'));
    expect((await screen.findByTestId('journals-told')).textContent).toContain('处理了 1 条');
    const line = await screen.findByTestId('received-goals-indicators');
    await userEvent.click(within(line).getByRole('button', { name: '重新读取' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '重新读取' }));
    await expect.poll(() => screen.getByTestId('journals-told').textContent).toContain('96');
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('say how many entries are parked where not all of them are listed', async () => {
    const few = shown[`GET ${REGION}/parked/reporting`] as object;
    open('/journals?region=qinghe', {
      ...shown,
      [`GET ${REGION}/parked/reporting`]: { ...few, total: 1200 },
    });
    const more = await screen.findByTestId('parked-more');
    expect(more.textContent).toContain('1200');
    expect(screen.getByTestId('tile-journals').textContent).toContain('1200');
  });

  it('are not acted on by an auditor', async () => {
    open('/journals?region=qinghe', { ...shown, 'GET /api/v1/session': { person: me('auditor') } });
    await screen.findByTestId('received-goals-indicators');
    expect(screen.queryByTestId('retry-reporting')).toBeNull();
    expect(screen.queryByRole('button', { name: '重新读取' })).toBeNull();
  });
});

describe('the verification', () => {
  it('is started for a scope, and its result stands in the list', async () => {
    const { asked } = open('/replay/verification?region=qinghe', {
      ...region,
      'GET /api/v1/session': { person: me('operator') },
    });
    await userEvent.click(await screen.findByRole('button', { name: '发起核验' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('checkbox'));
    await userEvent.type(dialog.getByRole('textbox'), '年中抽查');
    await userEvent.click(dialog.getByRole('button', { name: '发起核验' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    const sent = asked.find(({ method, path }) => method === 'POST' && path.endsWith('/runs'));
    expect(sent?.body).toMatchObject({ kind: 'verify', base: 'history', scope: {} });
    expect(JSON.stringify(sent?.body)).toContain('年中抽查');
    expect(asked.some(({ path, query }) => path.endsWith('/runs') && query.includes('kind=verify'))).toBe(
      true,
    );
  });

  it('is not offered to who may not start one', async () => {
    open('/replay/verification?region=qinghe', {
      ...region,
      'GET /api/v1/session': { person: me('auditor') },
    });
    await screen.findByTestId('verifications');
    expect(screen.queryByRole('button', { name: '发起核验' })).toBeNull();
  });
});

describe('a page that one may not read', () => {
  it('says so', async () => {
    open('/journals?region=qinghe', {
      ...region,
      'GET /api/v1/session': { person: me('department') },
      [`GET ${REGION}/positions/goals`]: () => refusal(403, 'missing-role', '您没有相应的权限'),
    });
    expect((await screen.findAllByTestId('notice-forbidden')).length).toBeGreaterThan(0);
  });
});

describe('the journals', () => {
  it('are checked on demand, the scores too', async () => {
    const { asked } = open('/journals?region=qinghe', {
      ...region,
      'GET /api/v1/session': { person: me('operator') },
      ...Object.fromEntries(
        ['goals', 'indicators', 'monitoring', 'evaluation', 'reporting'].map((service) => [
          `GET ${REGION}/positions/${service}`,
          { service, journal: { [service]: 3 }, received: {} },
        ]),
      ),
      [`GET ${REGION}/journals/scores/tree`]: { size: 7, root: 'ab' },
    });
    await userEvent.click(await screen.findByRole('button', { name: '核对日志 · 得分' }));
    expect((await screen.findByTestId('journals-told')).textContent).toContain('得分：共 7 条');
    expect(asked.filter(({ path }) => path.endsWith('/tree')).map(({ path }) => path)).toEqual([
      `${REGION}/journals/scores/tree`,
    ]);
  });
});
