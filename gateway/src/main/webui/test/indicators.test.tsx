import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { codesOf, comparedScores, linesOf } from '../src/features/compare/columns';
import { inForce } from '../src/features/indicators/IndicatorPage';
import {
  type Formula,
  formulaText,
  type Rule,
  ruleText,
  type Version,
} from '../src/features/indicators/words';
import { board, scored } from './figures';
import { open } from './open';

const of = '/api/v1/regions/qinghe';
const t = i18next.getFixedT('zh-CN');
const version = (number: number, effectiveFrom: string, stage: string, more: object = {}) =>
  ({
    indicator: 'roads',
    version: number,
    effectiveFrom,
    stage,
    hash: 'a'.repeat(64),
    definition: {
      indicator: 'roads',
      version: number,
      effectiveFrom,
      frequency: 'month',
      direction: 'up',
      rule: { rule: 'completion', cap: '1.2' },
      ...more,
    },
  }) as Version;
const LIGHT = { on: 'achievement', green: '0.9', red: '0.6', levels: 3 };
const shown = {
  'GET /api/v1/session': {
    person: {
      subject: 's',
      name: '李敏',
      roles: ['office'],
      regions: ['qinghe'],
      units: ['*'],
    },
  },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202605', '202606'] }] },
  [`GET ${of}/scores/township/202606`]: board,
  [`GET ${of}/scores/township/202605`]: {
    ...board,
    period: '202605',
    units: [scored('liuhe-town', '80', 1, { period: '202605' })],
  },
  [`GET ${of}/classes`]: { items: [{ unitClass: 'township', name: '乡镇' }] },
  [`GET ${of}/units`]: {
    items: [
      { unit: 'liuhe-town', name: '柳河镇', unitClass: 'township' },
      { unit: 'baiyun-township', name: '白云乡', unitClass: 'township' },
      { unit: 'shiqiao-town', name: '石桥镇', unitClass: 'township' },
    ],
  },
  [`GET ${of}/indicators`]: {
    items: [
      {
        indicator: 'roads',
        name: '农村公路',
        definition: '验收合格的里程',
        dimension: 'output',
        layer: 'micro',
        nature: 'quantitative',
        unitOfMeasure: '公里',
        source: '交通运输局',
      },
      {
        indicator: 'water',
        name: '饮水安全',
        definition: '达标率',
        dimension: 'quality',
        layer: 'micro',
        nature: 'quantitative',
        unitOfMeasure: '%',
      },
    ],
  },
  [`GET ${of}/indicators/roads/versions`]: {
    items: [version(1, '2026', 'enacted'), version(2, '202607', 'draft', { rule: { rule: 'reached' } })],
  },
  [`GET ${of}/targets`]: {
    items: [
      { subject: 'x', unitClass: 'township', indicator: 'roads', period: '2026', value: '30', version: 1 },
    ],
  },
  [`GET ${of}/schemes`]: {
    items: [
      {
        scheme: 'township-2026',
        version: 2,
        stage: 'enacted',
        unitClass: 'township',
        definition: {
          tree: {
            kind: 'block',
            code: 'all',
            children: [
              {
                kind: 'block',
                code: 'deep',
                name: '产出',
                children: [{ kind: 'indicator', indicator: 'roads', weight: '60', light: LIGHT }],
              },
            ],
          },
        },
      },
    ],
  },
};

beforeEach(() => {
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  );
});

describe('the page of an indicator', () => {
  it('tells definition, source and rule in words, and every unit against its target', async () => {
    open('/indicators/roads?region=qinghe', shown);
    const about = await screen.findByTestId('about');
    await waitFor(() => expect(about.textContent).toContain('完成度最高按 120% 计'));
    expect(about.textContent).toContain('验收合格的里程');
    const row = await screen.findByTestId('indicator-unit-liuhe-town');
    await waitFor(() => expect(row.textContent).toContain('30公里'));
    expect(row.textContent).toContain('得分率 40%，未达黄灯线 60%');
    expect(screen.getByTestId('indicator-unit-shiqiao-town').textContent).toContain('应报未报');
    // How many stand where: one of 40, two without.
    const spread = screen.getByTestId('tile-spread');
    expect(within(spread).getByRole('row', { name: /60 分以下/ }).textContent).toContain('2');
  });

  it('keeps what is filtered in the address', async () => {
    const { router } = open('/indicators/roads?region=qinghe', shown);
    await screen.findByTestId('indicator-unit-liuhe-town');
    await userEvent.selectOptions(screen.getByTestId('light'), 'missing');
    await waitFor(() => expect(screen.queryByTestId('indicator-unit-liuhe-town')).toBeNull());
    expect(router.state.location.searchStr).toContain('f.light=missing');
  });

  it('shows the months of a class, the versions with what changed, and the schemes that weigh it', async () => {
    open('/indicators/roads?region=qinghe&tab=months', shown);
    const months = await screen.findByTestId('months');
    expect(within(months).getAllByRole('columnheader')).toHaveLength(3);
    await userEvent.click(screen.getByTestId('tab-versions'));
    const versions = await screen.findByTestId('versions');
    expect(within(versions).getByRole('row', { name: /计分规则/ }).textContent).toContain('有变化');
    expect(within(versions).getByRole('columnheader', { name: /第 1 版/ }).textContent).toContain('本期执行');
    await userEvent.click(screen.getByTestId('tab-use'));
    const use = await screen.findByTestId('use');
    expect(use.textContent).toContain('按得分率亮灯：绿灯线 90%，黄灯线 60%');
  });

  it('says that there is no such indicator', async () => {
    open('/indicators/nothing?region=qinghe', shown);
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('没有指标“nothing”');
  });

  it('is found in the library by what it counts', async () => {
    const { router } = open('/indicators?region=qinghe&q=里程', shown);
    const row = await screen.findByTestId('indicator-roads');
    expect(screen.queryByTestId('indicator-water')).toBeNull();
    await userEvent.click(within(row).getByRole('link', { name: '农村公路' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/indicators/roads'));
  });
});

describe('a version', () => {
  it('is in force from the first period it names, and no draft is', () => {
    const all = [
      version(1, '2026', 'enacted'),
      version(2, '202604', 'enacted'),
      version(3, '202605', 'draft'),
    ];
    expect(inForce(all, '202603')?.version).toBe(1);
    expect(inForce(all, '202607')?.version).toBe(2);
    expect(inForce(all, '2025')).toBeUndefined();
  });
});

describe('a rule in words', () => {
  it.each([
    [{ rule: 'completion', cap: '1', floor: '0.6' }, '完成率低于 60% 不得分'],
    [{ rule: 'between', floor: '60', target: '95' }, '基准值为 60%；目标值为 95%'],
    [{ rule: 'control' }, '控制型计分'],
    [{ rule: 'closeness', tolerance: '0.5' }, '偏离目标 50% 时不得分'],
    [{ rule: 'closeness', tolerance: '0.5', low: '1', high: '2' }, '在 1% 至 2% 之间得满分'],
    [{ rule: 'reached' }, '达到目标值得满分'],
    [{ rule: 'rank-decay' }, '每降一名减 5%'],
    [{ rule: 'hurdle-and-rank', part: '0.4' }, '达到目标值得 40%'],
    [{ rule: 'rank-table', full: '10', marks: ['10', '8'] }, '依次得 10、8 分'],
    [{ rule: 'rank-bands', bands: [{ upTo: '0.3', earns: '1' }] }, '前 30% 得 100%'],
    [{ rule: 'ratio-to-best' }, '与同类最优值之比'],
    [
      { rule: 'threshold-deduction', threshold: '98', perStep: '2', full: '20', counting: 'floor' },
      '以98%为线，每差 1% 扣 2 分',
    ],
    [{ rule: 'against-mean', perUnit: '2', full: '10' }, '每差 1 个计量单位扣 2 分'],
    [{ rule: 'efficacy' }, '不允许值为基准值，满意值为目标值，基础分 60 分'],
    [{ rule: 'banded-efficacy', standards: [{ value: '90', coefficient: '0.8' }] }, '90% 对应系数 0.8'],
    [{ rule: 'range-share' }, '基础 60%'],
    [{ rule: 'steps', steps: [{ from: '10', to: '20', achievement: '0.8' }] }, '10% 至 20% 得 80%'],
    [{ rule: 'thirds' }, '以基准值为红线'],
    [{ rule: 'growth-mix', level: '0.4', own: '0.3', contribution: '0.3' }, '较上年同期的增长占 30%'],
    [{ rule: 'grade-table', full: '100', grades: [{ grade: 'good', marks: '85' }] }, '良好 85 分'],
    [{ rule: 'satisfaction', full: '100', values: {}, minimumSample: 200 }, '样本不少于 200 份'],
    [{ rule: 'timeliness', full: '10', late: '1', missing: '2', wrong: '3' }, '漏报一次扣 2 分'],
  ])('says %o', (rule, said) => {
    expect(ruleText(t, rule as unknown as Rule, '%')).toContain(said);
  });

  it('and whom a unit is compared with, where that is not its class', () => {
    const rule = { rule: 'rank-decay' } as unknown as Rule;
    expect(ruleText(t, rule, '%', 'region')).toContain('在全辖区各单位之间比较');
    expect(ruleText(t, rule, '%', 'group:coast')).toContain('在分组“coast”各单位之间比较');
    expect(ruleText(t, rule, '%', 'class')).toBe(ruleText(t, rule, '%'));
  });

  it('and a formula are told by what they are made of', () => {
    const own: Formula = { op: 'own' };
    const text = (formula: unknown) => formulaText(t, formula as Formula, () => '农村公路');
    expect(
      text({
        op: 'quotient',
        numerator: { op: 'sum', of: [own, { op: 'constant', value: '2' }] },
        denominator: own,
        factor: '100',
      }),
    ).toBe('(报送值 + 2) ÷ 报送值 × 100');
    expect(text({ op: 'over-units', of: { op: 'own' }, take: 'sum', units: 'below' })).toBe(
      '下级各单位的报送值合计',
    );
    expect(text({ op: 'over-units', of: { op: 'own' }, take: 'mean', units: 'group:coast' })).toBe(
      '分组“coast”各单位的报送值平均',
    );
    expect(
      text({
        op: 'over-units',
        of: { op: 'own' },
        take: 'weighted',
        units: 'class',
        by: { op: 'own-denominator' },
      }),
    ).toBe('同类各单位的报送值按报送的分母加权平均');
    expect(text({ op: 'growth', of: { op: 'indicator', indicator: 'roads' } })).toBe(
      '指标“农村公路”比上年同期的增长率',
    );
  });
});

describe('the comparison', () => {
  it('sets units and periods beside each other, with differences against the first', async () => {
    open('/scores/compare?region=qinghe&units=liuhe-town,baiyun-township', shown);
    const table = await screen.findByTestId('compare');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((one) => one.textContent),
    ).toEqual(['项目', '柳河镇', '白云乡']);
    expect(within(table).getByRole('row', { name: /总分/ }).textContent).toContain('−80.45');
  });

  it('is chosen by what is added, all of it in the address', async () => {
    const { router } = open('/scores/compare?region=qinghe', shown);
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('请选择要对比的单位');
    await userEvent.selectOptions(screen.getByTestId('add-unit'), 'liuhe-town');
    await userEvent.selectOptions(await screen.findByTestId('add-period'), '202605');
    await waitFor(() =>
      expect(
        within(screen.getByTestId('compare')).getAllByRole('columnheader', { name: /柳河镇/ }),
      ).toHaveLength(2),
    );
    expect(decodeURIComponent(router.state.location.searchStr)).toContain('units=liuhe-town');
    expect(decodeURIComponent(router.state.location.searchStr)).toContain('periods=202605,202606');
    await userEvent.click(screen.getByRole('button', { name: '移除柳河镇' }));
    expect(await screen.findByTestId('notice-empty')).toBeTruthy();
  });

  it('says which units of the link are not of the class', async () => {
    open('/scores/compare?region=qinghe&units=liuhe-town,nobody', shown);
    expect((await screen.findByTestId('not-there')).textContent).toContain('nobody');
  });

  it('knows what is the same', () => {
    expect(codesOf('a,b,a')).toEqual(['a', 'b']);
    const some = comparedScores(['x', 'y'], ['202606'], (unit) => scored(unit, '1', 1));
    expect(linesOf(some).flatMap(({ lines }) => lines.map(({ same }) => same))).toEqual([true, true]);
  });
});
