import type { Derivation, Scoreboard, UnitScored } from '../src/api/types';

export function scored(
  unit: string,
  total: string | undefined,
  rank?: number,
  more: Partial<UnitScored> = {},
): UnitScored {
  return {
    unit,
    period: '202606',
    unitClass: 'township',
    scheme: 'township-2026@2',
    ...(total === undefined ? {} : { total }),
    ...(rank === undefined ? {} : { rank }),
    coverage: '1',
    blocks: [
      { block: 'all', ...(total === undefined ? {} : { score: total }) },
      { block: 'all/output', weight: '60', score: '50.5', rank: 1 },
      { block: 'all/output/deep', weight: '100', score: '1' },
      { block: 'all/quality', weight: '40', score: '30' },
    ],
    indicators: [
      { indicator: 'roads', block: 'all/output/deep', light: 'red', score: '40', value: '12' },
      { indicator: 'water', block: 'all/quality', light: 'green', score: '99' },
    ],
    incomplete: false,
    cut: 'goals@1 indicators@2 monitoring@3 evaluation@0',
    engine: 'kc-1',
    position: 'scores@10',
    ...more,
  };
}

export const board: Scoreboard = {
  unitClass: 'township',
  period: '202606',
  units: [
    scored('liuhe-town', '90.2', 1, { grade: 'excellent', position: 'scores@10' }),
    scored('baiyun-township', '9.75', 2, { position: 'scores@11' }),
    scored('shiqiao-town', undefined, undefined, {
      coverage: '0',
      position: 'scores@12',
      indicators: [{ indicator: 'roads', block: 'all/output/deep', light: 'missing', noData: 'not-sent' }],
    }),
  ],
};

const say = (text: string) => ({ 'zh-CN': text, en: text });

/** Two thirds and a third do not add up in three decimals: a line has to say so. */
export const derivation: Derivation = {
  kind: 'published',
  code: 'liuhe-town',
  value: '90.2',
  sentence: say('liuhe-town 公布得分 90.2'),
  children: [
    {
      kind: 'total',
      value: '90.2003',
      contribution: '90.2003',
      sentence: say('总分 90.2003'),
      children: [
        {
          kind: 'block',
          code: 'output',
          value: '90.2003',
          weight: '100',
          contribution: '90.2003',
          words: { name: '产出' },
          sentence: say('板块 output 得 90.2003 / 100'),
          children: [
            {
              kind: 'indicator',
              code: 'roads',
              value: '90.20045',
              weight: '50',
              contribution: '45.1004',
              words: { light: 'green' },
              sentence: say('指标 roads 得 90.2 / 100,绿灯'),
              children: [
                {
                  kind: 'rule',
                  value: '90.20045',
                  contribution: '90.20045',
                  sentence: say('完成率 9 ÷ 10,得 90 / 100'),
                  children: [
                    {
                      kind: 'observation',
                      code: 'roads',
                      value: '9',
                      sources: ['monitoring@48213'],
                      sentence: say('roads 202606 报送 9'),
                    },
                  ],
                },
              ],
            },
            {
              kind: 'indicator',
              code: 'water',
              value: '90.1998',
              weight: '50',
              contribution: '45.0999',
              words: { light: 'green' },
              sentence: say('指标 water 得 90.2 / 100,绿灯'),
            },
          ],
        },
      ],
    },
    { kind: 'rounding', value: '-0.0003', contribution: '-0.0003', sentence: say('保留 2 位小数') },
    { kind: 'scheme', code: 'township-2026', sources: ['indicators@95'], sentence: say('考核方案') },
  ],
};
