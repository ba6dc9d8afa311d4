import type { Assumption, Diff, Difference, Edition, EditionTable, Run } from '../src/api/types';

export const RUN = '1c34f88707b55e6104c4eb20e71ffa3d33e414b71ef689a15fad0640d0ac58cb';

export function run(more: Partial<Run> = {}): Run {
  return {
    run: RUN,
    kind: 'what-if',
    state: 'verified',
    version: 4,
    scope: { classes: ['township'], periods: ['202606'], units: [] },
    cut: 'goals@812 indicators@96 monitoring@48213',
    engine: 'kc-1',
    overlay: 'f5e32f463b759b510136ad9ef61f6151f58b0c7f446098be198bdb44ad72f075',
    reason: '提高产出权重',
    requester: 'operator-1',
    plan: { entries: 49121, cohorts: 1, units: 3, cells: 6 },
    attempt: 1,
    root: 'd0e5fb045223504e637027d4b5b4667118fd48663d3aaa18cd8614ad9968ac16',
    entries: 49121,
    cohorts: 1,
    units: 3,
    changed: 2,
    plannedAt: '2026-07-02T01:00:00Z',
    changedAt: '2026-07-02T01:03:00Z',
    ...more,
  };
}

export const difference: Difference = {
  key: '202606 township liuhe-town',
  unit: 'liuhe-town',
  period: '202606',
  unitClass: 'township',
  before: { total: '90.2', rank: 1, grade: 'excellent', scheme: 'township-2026@2' },
  after: { total: '88.75', rank: 3, grade: 'good', scheme: 'township-2026@3' },
  change: '-1.45',
  moved: -2,
  changed: true,
  lights: [{ indicator: 'roads', from: 'green', to: 'red' }],
  causes: { data: '0.05', target: '0', rule: '-0.25', weight: '-1.125', unitTree: '0', peers: '-0.125' },
  leaves: [
    {
      indicator: 'roads',
      before: {
        indicator: 'roads',
        block: 'total',
        value: '12',
        score: '95',
        contribution: '57',
        light: 'green',
        version: 1,
      },
      after: {
        indicator: 'roads',
        block: 'total',
        value: '12',
        score: '40',
        contribution: '55.55',
        light: 'red',
        version: 2,
      },
      causes: { data: '0.05', target: '0', rule: '-0.25', weight: '-1.125', unitTree: '0', peers: '-0.125' },
    },
  ],
};

export const diff: Diff = {
  run: RUN,
  totals: { units: 3, changed: 2, unchanged: 1, appeared: 0, withdrawn: 0 },
  lights: [
    { from: 'green', to: 'red', count: 3 },
    { from: 'missing', to: 'green', count: 1 },
  ],
  within: { classes: ['township'], periods: ['202606'], units: ['liuhe-town', 'shiqiao-town'] },
  items: [
    difference,
    {
      key: '202606 township shiqiao-town',
      unit: 'shiqiao-town',
      period: '202606',
      unitClass: 'township',
      before: { total: '80', rank: 2, scheme: 'township-2026@2' },
      after: { total: '80', rank: 2, scheme: 'township-2026@2' },
      change: '0',
      moved: 0,
      changed: false,
      lights: [],
      leaves: [],
    },
  ],
  next: '202606 township shiqiao-town',
};

export const assumptions: Assumption[] = [
  {
    about: 'scheme',
    code: 'township-2026',
    version: 3,
    place: 'total/output',
    name: '产出',
    field: 'weight',
    before: '30',
    after: '40',
    what: { 'zh-CN': '产出：权重', en: '产出: weight' },
    sentence: { 'zh-CN': '产出：权重 30 → 40', en: '产出: weight 30 → 40' },
  },
  {
    about: 'indicator',
    code: 'roads',
    version: 2,
    name: '农村公路',
    field: 'rule/cap',
    before: '1',
    after: '1.2',
    what: { 'zh-CN': '农村公路：计分规则封顶', en: '农村公路: rule cap' },
    sentence: { 'zh-CN': '农村公路：计分规则封顶 1 → 1.2', en: '农村公路: rule cap 1 → 1.2' },
  },
];

const edition: Edition = {
  unitClass: 'township',
  period: '202606',
  number: 2,
  run: RUN,
  root: 'e0e5',
  engine: 'kc-1',
  cut: 'goals@812 indicators@96 monitoring@48213',
  reason: '更正水质数据',
  publisher: 'office-1',
  published: '2026-07-03T01:00:00Z',
  incomplete: false,
};

export const editions: Edition[] = [edition, { ...edition, number: 1, reason: '首次公布', superseded: 2 }];

export const editionTable: EditionTable = {
  ...edition,
  rows: [
    {
      unit: 'shiqiao-town',
      total: '80',
      rank: 2,
      grade: 'good',
      blocks: [{ block: 'total/output', score: '78.5', rank: 2 }],
      lights: { green: 1, yellow: 0, orange: 0, red: 1, grey: 0, missing: 0 },
    },
    {
      unit: 'liuhe-town',
      total: '90.25',
      rank: 1,
      grade: 'excellent',
      was: '89.5',
      blocks: [{ block: 'total/output', score: '92', rank: 1 }],
      lights: { green: 2, yellow: 0, orange: 0, red: 0, grey: 0, missing: 0 },
      change: { data: '0.875', target: '0', rule: '0', weight: '0', unitTree: '0', peers: '-0.125' },
    },
  ],
};
