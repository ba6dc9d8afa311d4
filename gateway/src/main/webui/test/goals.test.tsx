import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { open, refusal } from './open';

const AT = '/api/v1/regions/qinghe/goals';
const office = { subject: 'li', name: '李敏', roles: ['office'], regions: ['qinghe'], units: ['*'] };
const bureau = { subject: 'zhao', name: '赵磊', roles: ['department'], regions: ['qinghe'], units: ['edu'] };
const goal = (more: object) => ({
  cycle: '2026',
  owner: 'edu',
  horizon: 'annual',
  weight: '50',
  state: 'issued',
  version: 4,
  supports: [],
  measures: [],
  milestones: [],
  steps: [],
  divided: [],
  authors: ['wu'],
  ...more,
});
const top = goal({
  goal: 'county',
  title: '办好人民满意的教育',
  state: 'acknowledged',
  duty: 'head',
  measures: [
    { indicator: 'enrolment', period: '2026', value: '92', course: [], main: true },
    { indicator: 'built', period: '2026', value: '10', course: [], main: true },
  ],
  milestones: [
    { milestone: 'b', title: '完成复核', due: '2026-09-30', weight: '60' },
    { milestone: 'a', title: '完成摸底', due: '2026-03-31', weight: '40', deliverable: '台账' },
  ],
});
const shown = (person: object) => ({
  'GET /api/v1/session': { person },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  'GET /api/v1/regions/qinghe/units': {
    items: [
      {
        unit: 'edu',
        name: '教育局',
        kind: 'department',
        unitClass: 'bureaus',
        from: '2025-01-01',
        abolished: false,
        version: 1,
      },
    ],
  },
  'GET /api/v1/regions/qinghe/cycles': {
    items: [
      { cycle: '2026', name: '2026年度考核', period: '2026', closed: false },
      { cycle: '2027', name: '2027年度考核', period: '2027', closed: false },
    ],
  },
  [`GET ${AT}`]: {
    items: [
      goal({ goal: 'a-part', title: '改善办学条件', parent: 'county', acknowledgeBy: '2026-01-09' }),
      goal({ goal: 'b-part', title: '提高入园率', parent: 'county', state: 'approved', weight: '40' }),
      top,
      goal({ goal: 'own', title: '自己起草的目标', state: 'approved', authors: ['li'] }),
      goal({ goal: 'new', title: '新的目标', state: 'submitted' }),
    ],
  },
  [`GET ${AT}/county`]: top,
  [`GET ${AT}/county/decomposition`]: { goal: 'county', figures: [], without: [] },
  [`GET ${AT}/county/check`]: {
    letters: { s: 'pass', m: 'fail', a: 'not-checked', r: 'pass', t: 'warn' },
    findings: [
      { rule: 'S1', result: 'pass', pointer: '/title', zh: '表述具体', en: 'says what is to be done' },
      {
        rule: 'M1',
        result: 'fail',
        pointer: '/measures',
        zh: '须有衡量指标',
        en: 'there is to be a measure',
      },
    ],
  },
  'GET /api/v1/regions/qinghe/targets': {
    items: [
      {
        subject: 't',
        unit: 'edu',
        indicator: 'enrolment',
        period: '2026',
        value: '92.0',
        version: 1,
        held: false,
      },
      { subject: 'u', unit: 'edu', indicator: 'built', period: '2026', value: '9', version: 2, held: false },
    ],
  },
});
const recorded = { outcome: 'recorded', entries: [] };

describe('the goals', () => {
  it('stand each below the one it is part of, the weightier first, with owner, state and what is overdue', async () => {
    open('/goals?region=qinghe', shown(office));
    const row = await screen.findByTestId('goal-a-part');
    for (const text of ['教育局', '待签收', '逾期未签收', '改善办学条件'])
      expect(row.textContent).toContain(text);
    const order = screen.getAllByTestId(/^goal-(county|a-part|b-part)$/).map((one) => one.dataset.testid);
    expect(order).toEqual(['goal-county', 'goal-a-part', 'goal-b-part']);
    expect(row.querySelector('.goal-name')?.getAttribute('style')).toContain('--depth: 1');
  });

  it('are issued by another person than their authors', async () => {
    const { asked } = open('/goals?region=qinghe', {
      ...shown(office),
      [`POST ${AT}/b-part/issue`]: recorded,
    });
    const row = await screen.findByTestId('goal-b-part');
    await userEvent.click(within(row).getByRole('button', { name: '下达' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^下\s?达$/ }));
    await waitFor(() => expect(asked.some((one) => one.path === `${AT}/b-part/issue`)).toBe(true));
  });

  it('are not issued by who wrote them', async () => {
    open('/goals?region=qinghe', shown(office));
    const row = await screen.findByTestId('goal-own');
    await userEvent.click(within(row).getByRole('button', { name: '下达' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByTestId('decision-who').textContent).toContain('起草人不能自行批准或下达');
    expect((dialog.getByRole('button', { name: /^下\s?达$/ }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('are acknowledged by a department and neither approved nor issued', async () => {
    open('/goals?region=qinghe', shown(bureau));
    const row = await screen.findByTestId('goal-a-part');
    within(row).getByRole('button', { name: '签收' });
    expect(
      within(await screen.findByTestId('goal-b-part')).queryByRole('button', { name: '下达' }),
    ).toBeNull();
    expect(within(await screen.findByTestId('goal-new')).queryByRole('button', { name: '批准' })).toBeNull();
  });
});

describe('a goal', () => {
  it('is drafted with everything that is asked for, and not with the parent of another cycle', async () => {
    const { asked } = open('/goals?region=qinghe', { ...shown(office), [`POST ${AT}`]: recorded });
    await userEvent.click(await screen.findByRole('button', { name: '起草目标' }));
    const form = within(screen.getByTestId('goal-form'));
    await userEvent.click(form.getByRole('button', { name: '起草目标' }));
    expect(form.getAllByText('请填写。').length).toBeGreaterThan(2);
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.type(form.getByLabelText('代码'), 'pupils');
    await userEvent.type(form.getByLabelText('目标'), '扩大学位供给');
    await userEvent.selectOptions(form.getByLabelText('考核周期'), '2026');
    await form.findByRole('option', { name: '办好人民满意的教育（county）' });
    await userEvent.selectOptions(form.getByLabelText(/^上级目标/), 'county');
    await userEvent.selectOptions(form.getByLabelText('考核周期'), '2027');
    await userEvent.selectOptions(form.getByLabelText('责任单位'), 'edu');
    await userEvent.type(form.getByLabelText('权重'), '40');
    await userEvent.click(form.getByRole('button', { name: '起草目标' }));
    await expect.poll(() => asked.find(({ method }) => method === 'POST')?.body).toBeTruthy();
    const sent = asked.find(({ method }) => method === 'POST')?.body;
    expect(sent).toMatchObject({
      goal: 'pupils',
      title: '扩大学位供给',
      cycle: '2027',
      owner: 'edu',
      weight: '40',
    });
    expect(sent).not.toHaveProperty('parent');
  });

  it('names the goals that it is part of and supports, and leads to those that are there only', async () => {
    open('/goals/a-part?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/a-part`]: goal({
        goal: 'a-part',
        title: '改善办学条件',
        parent: 'county',
        supports: ['b-part', 'gone'],
      }),
    });
    const page = within((await screen.findByTestId('goal-page')).querySelector('.facts') as HTMLElement);
    const parent = await page.findByRole('link', { name: '办好人民满意的教育' });
    expect(parent.getAttribute('href')).toContain('/goals/county');
    expect(page.getByRole('link', { name: '提高入园率' })).toBeTruthy();
    expect(page.getByText('gone').closest('a')).toBeNull();
  });

  it('shows the targets in force beside what it asks for, and its milestones in the order of their days', async () => {
    open('/goals/county?region=qinghe', shown(office));
    const page = await screen.findByTestId('goal-page');
    await within(page).findByText('与目标不一致');
    expect(within(page).getAllByText('与目标不一致')).toHaveLength(1);
    const smart = await within(page).findByTestId('smart');
    expect(smart.textContent).toContain('M 可衡量：未通过');
    expect(smart.textContent).toContain('须有衡量指标');
    expect(smart.textContent).not.toContain('表述具体');
    const text = page.textContent ?? '';
    expect(text).toContain('主要负责人');
    expect(text.indexOf('完成摸底')).toBeLessThan(text.indexOf('完成复核'));
  });

  const step = (more: object) => ({ state: 'open', late: false, evidence: [], ...more });
  const binding = (more: object) => ({
    ...top,
    light: 'orange',
    steps: [
      step({ milestone: 'a', light: 'orange', ...more }),
      step({ milestone: 'b', state: 'confirmed', light: 'green', late: true, doneOn: '2026-10-08' }),
    ],
  });

  it('shows how far its milestones are, and one that waits by a hollow mark', async () => {
    open('/goals/county?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/county`]: binding({
        state: 'reported',
        doneOn: '2026-03-28',
        evidence: [{ name: '台账.xlsx', sha256: '0a' }],
        by: 'zhao',
      }),
    });
    const row = await screen.findByTestId('milestone-a');
    for (const text of ['已报告，待确认', '台账.xlsx', '2026年3月28日', '橙灯'])
      expect(row.textContent).toContain(text);
    expect(row.querySelector('.goal-hollow .mark-orange')).not.toBeNull();
    expect(screen.getByTestId('goal-light').textContent).toContain('橙灯');
    const done = screen.getByTestId('milestone-b');
    expect(done.textContent).toContain('逾期完成');
    expect(done.querySelector('.goal-hollow')).toBeNull();
  });

  it('has its milestones confirmed by another person than reported them', async () => {
    const reported = { state: 'reported', doneOn: '2026-03-28' };
    const { asked } = open('/goals/county?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/county`]: binding({ ...reported, by: 'zhao' }),
      [`POST ${AT}/county/milestones/a/confirmation`]: recorded,
    });
    await userEvent.click(
      within(await screen.findByTestId('milestone-a')).getByRole('button', { name: '确认完成' }),
    );
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认完成' }));
    await waitFor(() => expect(asked.some((one) => one.path.endsWith('/a/confirmation'))).toBe(true));
  });

  it('is not confirmed in a milestone by who reported it', async () => {
    open('/goals/county?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/county`]: binding({ state: 'reported', doneOn: '2026-03-28', by: 'li' }),
    });
    await userEvent.click(
      within(await screen.findByTestId('milestone-a')).getByRole('button', { name: '确认完成' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    expect((dialog.getByRole('button', { name: '确认完成' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('has its milestones reported by its owner, with a document where there is a deliverable', async () => {
    const { asked } = open('/goals/county?region=qinghe', {
      ...shown(bureau),
      [`GET ${AT}/county`]: binding({ state: 'returned', reason: '缺签章' }),
      [`POST ${AT}/county/milestones/a/report`]: recorded,
    });
    const row = within(await screen.findByTestId('milestone-a'));
    row.getByText('退回理由：缺签章');
    expect(row.queryByRole('button', { name: '确认完成' })).toBeNull();
    await userEvent.click(row.getByRole('button', { name: '报告完成' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: '报告完成' }));
    expect(dialog.getByText('须附成果材料：台账')).toBeTruthy();
    // What jsdom's files lack.
    const document = Object.assign(new File(['abc'], '台账.xlsx'), {
      arrayBuffer: async () => Buffer.from('abc'),
    });
    await userEvent.upload(dialog.getByLabelText(/佐证材料/), document);
    await waitFor(() => expect(dialog.getByTestId('named-evidence').textContent).toBe('台账.xlsx'));
    await userEvent.click(dialog.getByRole('button', { name: '报告完成' }));
    await waitFor(() => expect(asked.some((one) => one.path.endsWith('/a/report'))).toBe(true));
    const sent = asked.find((one) => one.path.endsWith('/a/report'))?.body as {
      evidence: { sha256: string }[];
    };
    expect(sent.evidence[0]?.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  const figure = (more: object) => ({
    indicator: 'built',
    period: '2026',
    mode: 'sum',
    whole: '1000',
    tolerance: '0.005',
    parts: [
      {
        goal: 'a-part',
        unit: 'edu',
        value: '990',
        state: 'acknowledged',
        acknowledged: '2026-03-05T01:00:00Z',
      },
      { goal: 'b-part', unit: 'school', state: 'draft' },
    ],
    ...more,
  });

  it('shows how its figures are divided, what becomes of the aim, and who has no part', async () => {
    open('/goals/county?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/county/decomposition`]: {
        goal: 'county',
        figures: [figure({ verdict: 'gap', total: '990', difference: '-10', perCent: '1.0' })],
        without: ['edu'],
      },
    });
    const text = (await screen.findByTestId('divided-built')).textContent ?? '';
    for (const part of ['缺口', '目标值 1000', '分解合计 990', '1.0%', '已签收', '草稿'])
      expect(text).toContain(part);
    expect(screen.getByText('未承担分解目标的下属单位：教育局')).toBeTruthy();
  });

  it('says of a division of which a part has no figure that it is incomplete', async () => {
    open('/goals/county?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/county/decomposition`]: {
        goal: 'county',
        figures: [figure({ verdict: 'incomplete' })],
        without: [],
      },
    });
    expect((await screen.findByTestId('divided-built')).textContent).toContain('有分解目标未设目标值');
  });

  it('is divided among units after it was tried', async () => {
    const found = {
      outcome: 'recorded',
      entries: [],
      verdict: 'inflated',
      total: '1010',
      difference: '10',
      perCent: '1.0',
    };
    const { asked } = open('/goals/county?region=qinghe', {
      ...shown(office),
      [`POST ${AT}/county/decomposition`]: found,
    });
    await userEvent.click(await screen.findByRole('button', { name: '分解到单位' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: '删除单位 2' }));
    await userEvent.selectOptions(dialog.getByLabelText(/^单位 1/), 'edu');
    await userEvent.type(dialog.getByLabelText(/^目标代码 1/), 'edu-01');
    await userEvent.type(dialog.getByLabelText(/^目标值 1/), '1010');
    await userEvent.type(dialog.getByLabelText(/^权重 1/), '100');
    await userEvent.click(dialog.getByRole('button', { name: '试算' }));
    await waitFor(() => expect(dialog.getByTestId('division-found').textContent).toContain('层层加码'));
    const tried = asked.filter((one) => one.path.endsWith('/decomposition') && one.method === 'POST');
    expect(tried).toHaveLength(1);
    expect(String(tried[0]?.query)).toContain('dryRun=true');
    await userEvent.click(dialog.getByRole('button', { name: '分解到单位' }));
    await waitFor(() =>
      expect(
        asked.filter((one) => one.path.endsWith('/decomposition') && one.method === 'POST'),
      ).toHaveLength(2),
    );
    const sent = asked.findLast((one) => one.path.endsWith('/decomposition') && one.method === 'POST');
    expect(sent?.body).toEqual({
      indicator: 'enrolment',
      mode: 'sum',
      children: [{ goal: 'edu-01', owner: 'edu', weight: '100', value: '1010', duty: 'head' }],
    });
  });

  it('that is not there is said not to be', async () => {
    open('/goals/nowhere?region=qinghe', {
      ...shown(office),
      [`GET ${AT}/nowhere`]: refusal(404, 'not-found', '未找到'),
    });
    expect(await screen.findByText(/没有目标 nowhere/)).toBeTruthy();
  });
});
