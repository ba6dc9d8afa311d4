import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Derivation, IndicatorScore, SchemeVersion, UnitScored } from '../src/api/types';
import { UNIT_SCORED } from '../src/features/scores/live/apply';
import {
  blockLightReason,
  counted,
  gradeGround,
  gradeReason,
  lightReason,
  linesOf,
} from '../src/features/scores/reasons';
import { changesOf, movedOf } from '../src/features/units/changes';
import { targetFor } from '../src/features/units/ReportedTable';
import { earlierOf } from '../src/features/units/useUnit';
import { compare, minus, sum } from '../src/format/decimal';
import { speak } from '../src/i18n';
import { board, derivation, scored } from './figures';
import { open, refusal } from './open';

const of = '/api/v1/regions/qinghe';
const me = (role: string, units: string[] = ['*']) => ({
  subject: 's',
  name: '李敏',
  roles: [role],
  regions: ['qinghe'],
  units,
});
const t = i18next.getFixedT('zh-CN');
const LIGHT = { on: 'achievement', green: '0.9', red: '0.6', levels: 4 } as const;
const scheme = {
  scheme: 'township-2026',
  version: 2,
  stage: 'enacted',
  unitClass: 'township',
  cycle: '2026',
  hash: '0'.repeat(64),
  definition: {
    scheme: 'township-2026',
    version: 2,
    cycle: '2026',
    unitClass: 'township',
    periods: ['month'],
    grades: { grades: [{ grade: 'excellent', quota: '0.5' }, { grade: 'good' }] },
    tree: {
      kind: 'block',
      code: 'all',
      children: [
        {
          kind: 'block',
          code: 'output',
          name: '产出',
          children: [{ kind: 'indicator', indicator: 'roads', weight: '60', light: LIGHT }],
        },
        {
          kind: 'block',
          code: 'quality',
          name: '质量',
          children: [{ kind: 'indicator', indicator: 'water', weight: '40', light: LIGHT }],
        },
      ],
    },
  },
} as unknown as SchemeVersion;

const may = {
  ...board,
  period: '202605',
  units: [
    scored('liuhe-town', '88.2', 2, { period: '202605' }),
    scored('baiyun-township', '89', 1, { period: '202605' }),
  ],
};
const observation = (period: string, more: object = {}) => ({
  unit: 'liuhe-town',
  indicator: 'roads',
  period,
  state: 'submitted',
  value: '12',
  late: false,
  version: 1,
  position: `monitoring@${period}`,
  ...more,
});
const shown = {
  'GET /api/v1/session': { person: me('office') },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202605', '202606'] }] },
  [`GET ${of}/scores/township/202606`]: board,
  [`GET ${of}/scores/township/202605`]: may,
  [`GET ${of}/scores/units/liuhe-town/202606`]: board.units[0],
  [`GET ${of}/scores/units/liuhe-town/202605`]: may.units[0],
  [`GET ${of}/explanations/liuhe-town/202606`]: {
    unit: 'liuhe-town',
    period: '202606',
    cut: 'goals@1',
    engine: 'kc-1',
    incomplete: false,
    score: {
      unit: 'liuhe-town',
      barredFromAwards: false,
      coverage: '1',
      blocks: [],
      indicators: [
        {
          indicator: 'roads',
          block: 'output',
          achievement: '0.4',
          score: '40',
          light: 'red',
          lightOverridden: false,
          partial: false,
          provisional: false,
          version: 1,
        },
      ],
    },
    derivation,
  },
  [`GET ${of}/explanations/liuhe-town/202605`]: {
    unit: 'liuhe-town',
    period: '202605',
    cut: 'goals@1',
    engine: 'kc-1',
    incomplete: false,
    score: { unit: 'liuhe-town', barredFromAwards: false, coverage: '1', blocks: [], indicators: [] },
    derivation: {
      ...derivation,
      value: '88.2',
      children: [
        {
          kind: 'total',
          value: '88.2',
          contribution: '88.2',
          sentence: derivation.sentence,
          children: [
            {
              kind: 'block',
              code: 'output',
              value: '88.2',
              contribution: '88.2',
              sentence: derivation.sentence,
            },
          ],
        },
      ],
    },
  },
  [`GET ${of}/classes`]: { items: [{ unitClass: 'township', name: '乡镇' }] },
  [`GET ${of}/units`]: {
    items: [
      { unit: 'liuhe-town', name: '柳河镇', kind: 'township', unitClass: 'township', abolished: false },
      { unit: 'baiyun-township', name: '白云乡', kind: 'township', unitClass: 'township', abolished: false },
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
      { indicator: 'water', name: '饮水安全', definition: '达标率', unitOfMeasure: '%' },
    ],
  },
  [`GET ${of}/schemes`]: { items: [scheme] },
  [`GET ${of}/targets`]: {
    items: [
      {
        subject: 'x',
        unitClass: 'township',
        indicator: 'roads',
        period: '2026',
        value: '30',
        version: 1,
      },
    ],
  },
  [`GET ${of}/observations`]: {
    items: [observation('202605', { value: '11', late: true }), observation('202606')],
  },
  [`GET ${of}/alerts`]: { items: [] },
  [`GET ${of}/units/liuhe-town`]: {
    items: [
      { unit: 'liuhe-town', name: '柳河镇', kind: 'township', unitClass: 'township', from: '2026-01-01' },
    ],
  },
  [`GET ${of}/journals/scores/history`]: { entries: [] },
};

beforeEach(() => {
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  );
});
afterEach(() => {
  speak('zh-CN');
  localStorage.clear();
});

describe('the page of a unit', () => {
  it('shows total, rank and change, the class, and what needs looking at with its reason', async () => {
    open('/scores/units/liuhe-town?region=qinghe', shown);
    const standing = await screen.findByTestId('standing');
    expect(within(standing).getByTestId('page-total').textContent).toBe('90.20');
    await waitFor(() => expect(standing.textContent).toContain('+2.00'));
    expect(standing.textContent).toContain('上升 1 位');
    expect(await screen.findByTestId('tile-trend')).toBeTruthy();
    const worst = await screen.findByTestId('attention-roads');
    await waitFor(() => expect(worst.textContent).toContain('农村公路'));
    // 40 of 100 is below the line for orange, 60 %.
    await waitFor(() => expect(worst.textContent).toContain('未达橙灯线 60%'));
    const blocks = screen.getByTestId('tile-blocks');
    expect(within(blocks).getByRole('columnheader', { name: '同类平均' })).toBeTruthy();
  });

  it('tells what moved the score, in parts that add up', async () => {
    open('/scores/units/liuhe-town?region=qinghe', shown);
    const moves = await screen.findByTestId('tile-moves');
    await waitFor(() => expect(within(moves).getByRole('row', { name: /总分/ })).toBeTruthy());
    expect(within(moves).getByRole('row', { name: /总分/ }).textContent).toBe('总分88.2090.202.00');
  });

  it('says that there is nothing to compare with in the year before', async () => {
    const { router } = open('/scores/units/liuhe-town?region=qinghe', shown);
    const moves = await screen.findByTestId('tile-moves');
    await userEvent.click(within(moves).getByText('与去年同期比'));
    await waitFor(() => expect(router.state.location.searchStr).toContain('against=last-year'));
    expect((await within(moves).findByTestId('notice-empty')).textContent).toContain('2025年6月没有得分');
  });

  it('does not show the class to who may see but the own unit', async () => {
    open('/scores/units/liuhe-town?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: me('department', ['liuhe-town']) },
      [`GET ${of}/scores/township/202606`]: { ...board, units: board.units.slice(0, 1) },
    });
    const blocks = await screen.findByTestId('tile-blocks');
    expect(within(blocks).queryByRole('columnheader', { name: '同类平均' })).toBeNull();
    expect(blocks.textContent).toContain('仅限查看本单位得分');
    expect(screen.getByTestId('standing').textContent).not.toContain('共 1 个单位');
  });

  it('leads to the results of its class as they were published, and they lead back', async () => {
    const published = {
      unitClass: 'township',
      period: '202606',
      number: 2,
      reason: '六月结果',
      publisher: 's',
      published: '2026-07-05T01:00:00Z',
    };
    const rows = [{ unit: 'liuhe-town', total: '90.2', rank: 1, blocks: [] }];
    const { router } = open('/scores/units/liuhe-town?region=qinghe', {
      ...shown,
      [`GET ${of}/editions/township/202606/2`]: { ...published, run: 'a', root: 'b', cut: 'goals@1', rows },
      [`GET ${of}/editions`]: { items: [{ ...published, number: 1, superseded: 2 }, published] },
    });
    const link = await screen.findByTestId('edition-link');
    expect(link.textContent).toContain('第 2 版');
    expect(screen.getByTestId('unit-xlsx')).toBeTruthy();
    await userEvent.click(link);
    expect(await screen.findByTestId('edition-xlsx')).toBeTruthy();
    await waitFor(() => expect(router.state.location.pathname).toBe('/editions/township/202606/2'));
    const row = await screen.findByTestId('row-liuhe-town');
    expect(within(row).getByRole('link').getAttribute('href')).toContain('/scores/units/liuhe-town');
  });

  it('opens the reasons at the indicator, with the reason of its light', async () => {
    open('/scores/units/liuhe-town?region=qinghe&tab=why&at=roads', shown);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('农村公路'));
    expect(screen.getAllByTestId('why-row')[0]?.textContent).toContain('公布得分 90.20 分');
  });

  it('shows what was reported by indicator and period, with target, light and definition', async () => {
    const { router } = open('/scores/units/liuhe-town?region=qinghe&tab=reported', shown);
    const table = await screen.findByTestId('reported-table');
    const row = within(table).getByTestId('reported-roads');
    await waitFor(() => expect(row.textContent).toContain('30公里'));
    expect(row.textContent).toContain('验收合格的里程');
    expect(row.textContent).toContain('迟报');
    expect(within(row).getByRole('button', { name: '12' })).toBeTruthy();
    expect(within(table).getAllByRole('columnheader')).toHaveLength(5);
    await userEvent.selectOptions(screen.getByTestId('light'), 'green');
    await waitFor(() => expect(router.state.location.searchStr).toContain('f.light=green'));
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('没有符合条件');
  });

  it.each([
    ['/scores/units/liuhe-town?region=qinghe&tab=reported', undefined],
    ['/scores?region=qinghe&period=202606&unit=liuhe-town', '报送数据'],
  ])(
    'says what was corrected after a score was published, and is not counted in it (%s)',
    async (at, tab) => {
      const published = { ...board.units[0], run: 'r-1', cut: 'goals@1 indicators@2 monitoring@50' };
      open(at, {
        ...shown,
        [`GET ${of}/scores/units/liuhe-town/202606`]: published,
        [`GET ${of}/scores/township/202606`]: { ...board, units: [published, ...board.units.slice(1)] },
        [`GET ${of}/observations`]: {
          items: [
            observation('202606', {
              position: 'monitoring@51',
              state: 'corrected',
              value: '15',
              sentAt: '2026-07-08T02:00:00Z',
            }),
            observation('202606', { indicator: 'water', position: 'monitoring@50' }),
            observation('202605', { position: 'monitoring@60' }),
          ],
        },
      });
      if (tab) await userEvent.click(await screen.findByText(tab));
      const told = await screen.findByTestId('not-counted');
      expect(told.textContent).toContain('1 项');
      const lines = () =>
        within(told)
          .getAllByRole('listitem')
          .map((one) => one.textContent);
      await waitFor(() =>
        expect(lines()[0]).toMatch(/^农村公路 · 2026年6月 · 15.* · 已更正 · .*7月8日.*报送$/),
      );
      expect(lines()).toHaveLength(1);
    },
  );

  it('says nothing of that beside a live score, which follows by itself', async () => {
    open('/scores/units/liuhe-town?region=qinghe&tab=reported', shown);
    await screen.findByTestId('reported-table');
    expect(screen.queryByTestId('not-counted')).toBeNull();
  });

  it('says what may not be read, and keeps the rest', async () => {
    open('/scores/units/liuhe-town?region=qinghe&tab=reported', {
      ...shown,
      [`GET ${of}/observations`]: refusal(403, 'missing-role', '您没有查看报送数据的权限'),
    });
    expect((await screen.findByTestId('notice-forbidden')).textContent).toContain('您没有');
    expect(screen.getByTestId('page-total').textContent).toBe('90.20');
  });

  it('shows of the past only what is known of it', async () => {
    open('/scores/units/liuhe-town?region=qinghe&asOf=2026-06-30T23:59:59%2B08:00', shown);
    await screen.findByTestId('standing');
    const parts = screen.getByRole('navigation', { name: '页面内容' });
    expect(
      within(parts)
        .getAllByRole('link')
        .map((one) => one.textContent),
    ).toEqual(['概览', '得分由来', '成绩单']);
  });

  it('lays the result out on one sheet, each indicator with weight, target, figure and light', async () => {
    open('/scores/units/liuhe-town?region=qinghe&tab=card', shown);
    const card = await screen.findByTestId('card');
    expect(within(card).getByRole('heading', { level: 2 }).textContent).toBe('2026年6月绩效考核成绩单');
    await waitFor(() => expect(card.textContent).toContain('30公里'));
    expect(card.textContent).toContain('红灯');
    expect(card.textContent).toContain('单位负责人（签字）');
  });

  it('follows the scores as they are recorded', async () => {
    const lines: EventTarget[] = [];
    vi.stubGlobal(
      'EventSource',
      class extends EventTarget {
        constructor() {
          super();
          lines.push(this);
        }
        close() {}
      },
    );
    open('/scores/units/liuhe-town?region=qinghe', shown);
    await waitFor(() => expect(lines).toHaveLength(1));
    const data = JSON.stringify({
      sequence: '00000000000000000099',
      type: UNIT_SCORED,
      data: { ...board.units[0], total: '91.5' },
    });
    lines[0]?.dispatchEvent(new MessageEvent(UNIT_SCORED, { data }));
    await waitFor(() => expect(screen.getByTestId('page-total').textContent).toBe('91.50'));
    expect(screen.getByTestId('announcement').textContent).toContain('柳河镇');
  });

  it('says that there is no such unit', async () => {
    open('/scores/units/nobody?region=qinghe', {
      ...shown,
      [`GET ${of}/scores/units/nobody/202606`]: refusal(404, 'not-found', '没有得分'),
    });
    expect((await screen.findByTestId('notice-empty')).textContent).toContain('没有单位“nobody”');
  });

  it('is led to by the palette', async () => {
    const { router } = open('/scores?region=qinghe', shown);
    await screen.findByTestId('unit-row-liuhe-town');
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByTestId('palette'), 'liuhe');
    await waitFor(() => expect(screen.getAllByTestId('palette-line')).toHaveLength(1));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/scores/units/liuhe-town'));
  });

  it('is led to by the board', async () => {
    const { router } = open('/scores?region=qinghe', shown);
    await userEvent.click(await screen.findByTestId('page-liuhe-town'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/scores/units/liuhe-town'));
    expect(router.state.location.searchStr).toContain('period=202606');
  });
});

const light = (score: Partial<IndicatorScore>, rule: object = LIGHT, unitOfMeasure = '%') =>
  lightReason(t, {
    score: { indicator: 'roads', block: 'all', light: 'red', ...score } as IndicatorScore,
    rule: rule as typeof LIGHT,
    unitOfMeasure,
  });

describe('the reason of a light', () => {
  it.each([
    ['green', '95', '得分率 95%，达到绿灯线 90%'],
    ['yellow', '80', '得分率 80%，未达绿灯线 90%，达到黄灯线 75%'],
    ['orange', '61', '得分率 61%，未达黄灯线 75%，达到橙灯线 60%'],
    ['red', '59.99', '得分率 59.99%，未达橙灯线 60%'],
  ] as const)('that is %s names the lines it stands between', (colour, score, said) => {
    expect(light({ light: colour, score, value: '1' })).toBe(said);
  });

  it('reads lines that fall where less is better', () => {
    const rule = { on: 'value', green: '3', red: '5' };
    expect(light({ light: 'yellow', value: '4', score: '50' }, rule, '天')).toBe(
      '实际完成值 4天，超过绿灯线 3天，未超过黄灯线 5天',
    );
    expect(light({ light: 'red', value: '6', score: '0' }, rule, '天')).toBe(
      '实际完成值 6天，超过黄灯线 5天',
    );
  });

  it('claims no line that does not lead to that light', () => {
    expect(light({ light: 'green', score: '10', value: '12' })).toBe('实际完成值 12%，得 10.00 分');
    expect(
      light({ light: 'green', score: '10', value: '12' }, { on: 'course', green: '1', red: '0.8' }),
    ).toBe('实际完成值 12%，得 10.00 分');
  });

  it('says why there is no figure, and that it was set by a person', () => {
    expect(light({ light: 'missing', noData: 'not-sent' })).toBe('应报未报');
    const node: Derivation = {
      kind: 'indicator',
      sentence: derivation.sentence,
      children: [{ kind: 'light', sentence: derivation.sentence }],
    };
    expect(
      lightReason(t, {
        score: { indicator: 'roads', block: 'all', light: 'green' },
        rule: LIGHT,
        node,
      }),
    ).toBe('经人工核定为绿灯');
  });

  it('is told by what the engine held against the lines, where the explanation has it', () => {
    const node: Derivation = {
      kind: 'indicator',
      code: 'roads',
      sentence: derivation.sentence,
      words: { light: 'yellow', 'light-on': 'achievement' },
      terms: { 'light-held': '0.8', 'light-green': '0.9', 'light-red': '0.6' },
    };
    expect(
      lightReason(t, {
        score: { indicator: 'roads', block: 'all', light: 'yellow', score: '97' },
        rule: LIGHT,
        node,
      }),
    ).toContain('得分率 80%');
  });

  it('of a block says of what it is made', () => {
    const node = (words: Record<string, string>, terms = {}): Derivation => ({
      kind: 'block',
      sentence: derivation.sentence,
      words,
      terms,
    });
    expect(blockLightReason(t, node({ light: 'red', 'light-on': 'worst' }))).toBe('取其下最差的灯');
    expect(
      blockLightReason(
        t,
        node(
          { light: 'yellow', 'light-on': 'score' },
          { 'light-held': '83.5', 'light-green': '90', 'light-red': '60' },
        ),
      ),
    ).toBe('得分 83.5，绿灯线 90，黄灯线 60');
    expect(blockLightReason(t, node({}))).toBeUndefined();
  });

  it('has its lines in order', () => {
    expect(linesOf(LIGHT).map(({ line }) => Number(line))).toEqual([0.9, 0.75, 0.6]);
  });
});

describe('reasons without a figure', () => {
  it('are counted each by itself', () => {
    const all = ['not-due', 'not-applicable', 'not-applicable', 'not-sent'].map((noData) => ({
      indicator: noData,
      block: 'all',
      light: noData === 'not-sent' ? ('missing' as const) : ('grey' as const),
      noData,
    }));
    expect(counted(all).map(({ noData, count }) => [noData, count])).toEqual([
      ['not-applicable', 2],
      ['not-due', 1],
      ['not-sent', 1],
    ]);
  });
});

describe('a grade', () => {
  const score = board.units[0] as UnitScored;
  it('is explained by the rule that gives it', () => {
    expect(gradeReason(t, score, scheme, 5)).toBe(
      '优秀：位次在前 50% 以内（5 个参加排名的单位，共 2 个名额）',
    );
  });
  it('says what the better one lacked, as the explanation has it, also to who sees no other unit', () => {
    const node: Derivation = {
      kind: 'published',
      sentence: derivation.sentence,
      words: { grade: 'good', 'better-grade': 'excellent', 'better-missed': 'quota' },
      terms: {
        'grade-ranked': '5',
        'grade-at-least': '80',
        'better-quota': '0.2',
        'better-places': '1',
      },
    };
    expect(gradeGround(t, node)).toBe('良好：总分不低于 80 分；未评为优秀：名额已满（共 1 个）');
    expect(
      gradeGround(t, {
        ...node,
        words: { ...node.words, 'better-missed': 'threshold' },
        terms: { ...node.terms, 'better-at-least': '90' },
      }),
    ).toBe('良好：总分不低于 80 分；未评为优秀：总分未达 90 分');
    expect(gradeGround(t, derivation)).toBeUndefined();
  });
  it('is not explained by places that nobody can count', () => {
    expect(gradeReason(t, score, scheme, undefined)).toBeUndefined();
  });
});

describe('what moved a score', () => {
  const part = (kind: string, contribution: string, more: Partial<Derivation> = {}): Derivation => ({
    kind,
    value: contribution,
    contribution,
    sentence: derivation.sentence,
    ...more,
  });
  const whole = (value: string, children: Derivation[]): Derivation => ({
    kind: 'published',
    value,
    sentence: derivation.sentence,
    children,
  });
  it('is told by block where the root adds all that is in it, and adds up to the whole', () => {
    const before = whole('80', [
      part('total', '80', {
        children: [
          part('block', '80', {
            code: 'all',
            children: [part('block', '50', { code: 'output' }), part('block', '30', { code: 'quality' })],
          }),
        ],
      }),
    ]);
    const after = whole('83.4', [
      part('total', '83.401', {
        children: [
          part('block', '81.401', {
            code: 'all',
            children: [
              part('block', '55.001', { code: 'output' }),
              part('block', '26.4', { code: 'quality' }),
            ],
          }),
          part('bonus', '2', { code: 'award' }),
        ],
      }),
      part('rounding', '-0.001'),
    ]);
    const parts = changesOf(before, after);
    expect(parts.map(({ code, kind, change }) => [code ?? kind, change])).toEqual([
      ['output', '5.001'],
      ['quality', '-3.6'],
      ['award', '2'],
      ['rounding', '-0.001'],
    ]);
    expect(compare(sum(parts.map(({ change }) => change)), minus('83.4', '80'))).toBe(0);
  });

  it('leaves the root whole where it does not add what is in it', () => {
    const weighed = whole('60', [
      part('total', '60', {
        children: [
          part('block', '60', {
            code: 'all',
            value: '80',
            children: [part('block', '80', { code: 'output' })],
          }),
        ],
      }),
    ]);
    expect(changesOf(weighed, weighed).map(({ code }) => code)).toEqual(['all']);
  });

  it('names the indicators by the size of their change', () => {
    const then = scored('liuhe-town', '1', 1, {
      indicators: [
        { indicator: 'roads', block: 'all', light: 'red', score: '50' },
        { indicator: 'water', block: 'all', light: 'green', score: '99' },
      ],
    });
    expect(
      movedOf(then, scored('liuhe-town', '2', 1)).map(({ indicator, change }) => [indicator, change]),
    ).toEqual([['roads', '-10']]);
  });
});

describe('periods and targets', () => {
  it('compare with the period before or the same of the year before', () => {
    expect(earlierOf('202601', undefined)).toBe('202512');
    expect(earlierOf('2026Q1', 'last-year')).toBe('2025Q1');
    expect(earlierOf('2026', 'last-year')).toBe('2025');
  });
  it('hold the own target before that of the class, and the shorter before the longer', () => {
    const target = (period: string, more: object) => ({
      subject: 'x',
      indicator: 'roads',
      period,
      value: '1',
      version: 1,
      held: false,
      ...more,
    });
    const all = [
      target('2026', { unitClass: 'township', value: '30' }),
      target('2026', { unit: 'liuhe-town', value: '40' }),
      target('2026Q2', { unit: 'liuhe-town', value: '12' }),
    ];
    expect(targetFor(all, 'roads', '202606')?.value).toBe('12');
    expect(targetFor(all, 'roads', '202601')?.value).toBe('40');
    expect(targetFor(all.slice(0, 1), 'roads', '202601')?.value).toBe('30');
    expect(targetFor(all, 'roads', '202501')).toBeUndefined();
    // One that stands for each month is for no quarter, and gives way to that of a single month.
    const monthly = [
      target('2026', { unitClass: 'township', value: '3', each: 'month' }),
      target('202605', { unitClass: 'township', value: '5' }),
      target('2026', { unitClass: 'township', value: '30' }),
    ];
    expect(targetFor(monthly, 'roads', '202606')?.value).toBe('3');
    expect(targetFor(monthly, 'roads', '202605')?.value).toBe('5');
    expect(targetFor(monthly, 'roads', '2026Q2')?.value).toBe('30');
  });
});
