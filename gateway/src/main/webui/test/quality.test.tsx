import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { schemesOf } from '../src/features/schemes/SchemesPage';
import { open } from './open';

const of = '/api/v1/regions/qinghe';
const approver = {
  subject: 'wang',
  name: '王芳',
  roles: ['indicator-approver'],
  regions: ['qinghe'],
  units: ['*'],
};
const found = (rule: string, state: string, more: object = {}) => ({
  rule,
  severity: 'warning',
  pointer: '/tree/children/0/children/0',
  zh: '断崖：解读率 差一点即失 6 分（占 6 分）',
  en: 'cliff: 解读率 loses 6 at one point, of 6',
  values: {},
  state,
  canBeWaived: true,
  refuses: state === 'open',
  ...more,
});
const version = (number: number, stage: string) => ({
  scheme: 'departments-2026',
  version: number,
  stage,
  cycle: '2026',
  unitClass: 'department',
  hash: 'x',
  definition: {
    tree: {
      kind: 'block',
      code: 'total',
      name: '总分',
      children: [
        {
          kind: 'block',
          code: 'output',
          name: '产出',
          weight: '100',
          children: [{ kind: 'indicator', indicator: 'explained', weight: '100' }],
        },
      ],
    },
  },
});
const shown = {
  'GET /api/v1/session': { person: approver },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${of}/classes`]: { items: [{ unitClass: 'department', name: '县直部门' }] },
  [`GET ${of}/schemes`]: { items: [version(1, 'enacted'), version(2, 'approved')] },
  [`GET ${of}/indicators`]: {
    items: [
      {
        indicator: 'explained',
        name: '政策文件解读率',
        definition: '配发解读材料的文件数÷发布的文件数',
        dimension: 'output',
        layer: 'micro',
        nature: 'quantitative',
        unitOfMeasure: '%',
        stage: 'process',
        control: 'full',
        tags: ['政务公开'],
        supplier: 'assessed',
        state: 'enacted',
        version: 4,
      },
      {
        indicator: 'roads',
        name: '农村公路',
        definition: '验收合格的里程',
        dimension: 'output',
        layer: 'micro',
        nature: 'quantitative',
        unitOfMeasure: '公里',
        stage: 'output',
        state: 'proposed',
        version: 1,
      },
    ],
  },
  [`GET ${of}/indicators/quality-rules`]: {
    rules: { gate: 'warnings', limits: {}, off: [] },
    set: true,
    reason: '从严',
    version: 1,
  },
  [`GET ${of}/schemes/departments-2026/versions/2/findings`]: {
    items: [
      found('q3', 'not-checked', { pointer: '/tree', zh: '未检查：未填', canBeWaived: false }),
      found('q14', 'open'),
      found('q11', 'waived', { reason: '有第三方抽查' }),
    ],
    refusing: 1,
  },
};

describe('a scheme', () => {
  it('is listed with its newest version and the one in force', async () => {
    expect(schemesOf([version(2, 'approved'), version(1, 'enacted')] as never)).toMatchObject([
      { newest: { version: 2 }, inForce: { version: 1 } },
    ]);
    open('/schemes', shown);
    expect(await screen.findByRole('link', { name: 'departments-2026' })).toBeTruthy();
    expect(screen.getByText('第 2 版 · 已批准，待生效')).toBeTruthy();
  });

  it('tells what is questionable, where, and what keeps it from being enacted', async () => {
    open('/schemes/departments-2026', shown);
    const table = await screen.findByTestId('findings');
    expect(screen.getByTestId('refusing').textContent).toContain('1 个问题未处理');
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('整个方案'),
      expect.stringContaining('政策文件解读率'),
      expect.stringContaining('有第三方抽查'),
    ]);
    expect(within(rows[0] as HTMLElement).queryByRole('button')).toBeNull();
  });

  it('is rid of a finding by a reason', async () => {
    const { asked } = open('/schemes/departments-2026', shown);
    const table = await screen.findByTestId('findings');
    await userEvent.click(within(table).getByRole('button', { name: '说明' }));
    const window = await screen.findByRole('dialog');
    await userEvent.type(within(window).getByRole('textbox'), '上级明确要求');
    await userEvent.click(within(window).getByRole('button', { name: '说明' }));
    expect(asked.filter(({ method }) => method === 'POST')).toMatchObject([
      {
        path: `${of}/schemes/departments-2026/versions/2/waivers`,
        body: { rule: 'q14', pointer: '/tree/children/0/children/0', reason: '上级明确要求' },
      },
    ]);
  });

  it('shows whoever may not waive no buttons', async () => {
    open('/schemes/departments-2026', {
      ...shown,
      'GET /api/v1/session': { person: { ...approver, roles: ['office'] } },
    });
    const table = await screen.findByTestId('findings');
    expect(within(table).queryByRole('button')).toBeNull();
  });

  it('that is not there says so', async () => {
    open('/schemes/nothing', shown);
    expect(await screen.findByText('没有考核方案“nothing”')).toBeTruthy();
  });

  it('tells what each indicator weighs in the whole', async () => {
    open('/schemes/departments-2026?tab=use', {
      ...shown,
      [`GET ${of}/schemes/departments-2026/versions/2/coverage`]: {
        indicators: [
          {
            indicator: 'explained',
            name: '政策文件解读率',
            path: ['total', 'output', 'explained'],
            pointer: '/tree/children/0/children/0',
            weight: '80',
            watched: false,
          },
        ],
        dimension: [{ value: 'output', weight: '80' }],
        layer: [{ value: 'micro', weight: '80' }],
        stage: [{ weight: '80' }],
        nature: [{ value: 'quantitative', weight: '80' }],
        own: '0',
        groups: '20',
      },
    });
    const table = await screen.findByTestId('weights');
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual(['政策文件解读率产出80', '评价主体合计20']);
    expect(screen.getByTestId('composition').textContent).toContain('按环节未填 80');
  });
});

describe('the library', () => {
  it('is narrowed down by what indicators are', async () => {
    open('/indicators', shown);
    await screen.findByRole('link', { name: '农村公路' });
    await userEvent.selectOptions(screen.getByTestId('stage'), 'process');
    expect(screen.queryByRole('link', { name: '农村公路' })).toBeNull();
    expect(screen.getByRole('link', { name: '政策文件解读率' })).toBeTruthy();
    expect(screen.queryByTestId('layer')).toBeNull();
  });
});

describe('an indicator', () => {
  it('tells what is questionable about its newest version', async () => {
    open('/indicators/explained?tab=findings', {
      ...shown,
      [`GET ${of}/indicators/explained/versions`]: {
        items: [1, 2].map((number) => ({
          indicator: 'explained',
          version: number,
          effectiveFrom: '2026',
          stage: number === 1 ? 'enacted' : 'draft',
          hash: 'x',
          definition: { frequency: 'month', direction: 'up', rule: { rule: 'reached' } },
        })),
      },
      [`GET ${of}/indicators/explained/versions/2/findings`]: {
        items: [found('q9', 'open', { pointer: '/about/source', zh: '要素不全：缺少数据来源' })],
        refusing: 1,
      },
    });
    const table = await screen.findByTestId('findings');
    expect(table.textContent).toContain('要素不全：缺少数据来源');
    expect(table.textContent).toContain('数据来源待处理');
    expect((screen.getByTestId('finding-version') as HTMLSelectElement).value).toBe('2');
    expect(screen.getByTestId('about').textContent).toContain('数据提供单位被考核单位自行报送');
  });
});
