import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { granted, type OwnList } from '../src/features/ownlists/queries';
import { open } from './open';

const AT = '/api/v1/regions/qinghe/own-lists';
const REQUESTS = '/api/v1/regions/qinghe/requests';
const office = { subject: 'li', name: '李敏', roles: ['office'], regions: ['qinghe'], units: ['*'] };
const place = { unit: 'edu', scheme: 's2026', block: 'duties' };
const list = (since: string, version: number, weights: Record<string, string>): OwnList => ({
  ...place,
  since,
  items: Object.entries(weights).map(([indicator, weight]) => ({ indicator, weight })),
  reason: '三定方案',
  by: 'wang',
  request: `r-${version}`,
  version,
});
const request = (code: string, by: string, more: object = {}) => ({
  request: code,
  kind: 'own-list',
  state: 'pending',
  changes: [],
  reason: '职能调整',
  by,
  version: 1,
  ownList: {
    ...place,
    from: '202607',
    streamVersion: 1,
    before: [{ indicator: 'rate', weight: '100' }],
    items: [
      { indicator: 'rate', weight: '60' },
      { indicator: 'places', weight: '40' },
    ],
  },
  ...more,
});
const indicator = (code: string, name: string) => ({
  indicator: code,
  name,
  dimension: 'output',
  layer: 'meso',
  nature: 'quantitative',
  unitOfMeasure: '%',
  definition: '口径',
  version: 1,
});
const shown = {
  'GET /api/v1/session': { person: office },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  'GET /api/v1/regions/qinghe/units': {
    items: [
      {
        unit: 'edu',
        name: '教育局',
        kind: 'bureau',
        unitClass: 'departments',
        from: '2025-01-01',
        abolished: false,
        version: 1,
      },
    ],
  },
  'GET /api/v1/regions/qinghe/indicators': {
    items: [indicator('rate', '入园率'), indicator('places', '学位数')],
  },
  'GET /api/v1/regions/qinghe/schemes': {
    items: [
      {
        scheme: 's2026',
        version: 1,
        stage: 'enacted',
        unitClass: 'departments',
        hash: 'x',
        definition: {
          scheme: 's2026',
          unitClass: 'departments',
          tree: {
            kind: 'block',
            code: 'total',
            name: '总分',
            children: [{ kind: 'own', code: 'duties', name: '职能目标', weight: '100' }],
          },
        },
      },
    ],
  },
  [`GET ${AT}`]: { items: [list('2025', 1, { rate: '100' })] },
  [`GET ${REQUESTS}`]: {
    items: [
      request('r-own', 'li'),
      request('r-other', 'wu'),
      request('r-denied', 'wu', { state: 'denied', remark: '依据不足' }),
      { ...request('t-1', 'wu'), kind: 'adjustment', ownList: undefined },
    ],
  },
};
const recorded = { outcome: 'recorded', entries: [] };

describe('the indicators that units have of their own', () => {
  it('are listed with names, weights and what is asked for', async () => {
    open('/own-indicators?region=qinghe', shown);
    const row = await screen.findByTestId('own-list-edu/s2026/duties/1');
    for (const text of ['教育局', '职能目标', '2025', '入园率 100', '施行中', '三定方案']) {
      await expect.poll(() => row.textContent).toContain(text);
    }
    const denied = screen.getByTestId('own-list-request/r-denied');
    expect(denied.textContent).toContain('依据不足');
    expect(within(denied).queryByRole('button', { name: '批准' })).toBeNull();
    expect(screen.queryByTestId('own-list-request/t-1')).toBeNull();
  });

  it('are granted by another person, who sees each weight before and after', async () => {
    const { asked } = open('/own-indicators?region=qinghe', {
      ...shown,
      [`POST ${REQUESTS}/r-other/grant`]: recorded,
    });
    const own = await screen.findByTestId('own-list-request/r-own');
    await userEvent.click(within(own).getByRole('button', { name: '批准' }));
    const barred = within(screen.getByRole('dialog'));
    expect(barred.getByTestId('decision-who').textContent).toContain('申请人不能自行批准');
    expect((barred.getByRole('button', { name: /^批\s?准$/ }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(barred.getByRole('button', { name: /暂\s?不/ }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();

    const others = screen.getByTestId('own-list-request/r-other');
    await userEvent.click(within(others).getByRole('button', { name: '批准' }));
    const dialog = within(screen.getByRole('dialog'));
    const changed = dialog.getAllByRole('row').map((row) => row.textContent ?? '');
    expect(changed.some((text) => /入园率 权重.*100.*60/.test(text))).toBe(true);
    expect(changed.some((text) => /学位数 权重.*40/.test(text))).toBe(true);
    await userEvent.click(dialog.getByRole('button', { name: /^批\s?准$/ }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.path).toBe(`${REQUESTS}/r-other/grant`);
  });

  it('are asked for with weights that total 100', async () => {
    const { asked } = open('/own-indicators?region=qinghe', { ...shown, [`POST ${AT}`]: recorded });
    await userEvent.click(await screen.findByRole('button', { name: '申请个性指标' }));
    const form = within(screen.getByRole('dialog'));
    const submit = () => userEvent.click(form.getByRole('button', { name: '申请个性指标' }));
    await userEvent.selectOptions(form.getByLabelText('单位'), 'edu');
    await form.findByRole('option', { name: '职能目标（s2026）' });
    await userEvent.selectOptions(form.getByLabelText('维度'), 's2026/duties');
    await userEvent.type(form.getByLabelText('起始期间'), '202607');
    await form.findByRole('option', { name: '入园率（rate）' });
    await userEvent.selectOptions(form.getByLabelText('指标 1'), 'rate');
    await userEvent.type(form.getByLabelText('权重 1'), '60');
    await userEvent.type(form.getByLabelText('事由'), '职能调整');
    await userEvent.type(form.getByLabelText('申请代码'), 'duties-1');
    await submit();
    expect(form.getByText('权重合计为 60，须为 100。')).toBeTruthy();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.click(form.getByRole('button', { name: /增加指标/ }));
    await userEvent.selectOptions(form.getByLabelText('指标 2'), 'rate');
    await userEvent.type(form.getByLabelText('权重 2'), '40');
    await submit();
    expect(form.getByText('该指标重复。')).toBeTruthy();
    await userEvent.selectOptions(form.getByLabelText('指标 2'), 'places');
    expect(form.getByText('权重合计 100 / 100')).toBeTruthy();
    await submit();
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      ...place,
      from: '202607',
      items: [
        { indicator: 'rate', weight: '60' },
        { indicator: 'places', weight: '40' },
      ],
      reason: '职能调整',
      request: 'duties-1',
    });
  });

  it('are only read by others', async () => {
    open('/own-indicators?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: { ...office, roles: ['auditor'] } },
    });
    await screen.findByTestId('own-list-edu/s2026/duties/1');
    for (const name of ['申请个性指标', '申请调整', '批准', '撤回申请']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('are a task for who may grant them, unless they asked', async () => {
    open('/?region=qinghe', shown);
    await expect.poll(() => screen.queryAllByText('批准个性指标').length).toBe(1);
  });

  it('hold from a period on until a list that begins later, or one set in its place', () => {
    const lists = [
      list('2025', 1, {}),
      list('202607', 2, {}),
      list('2026Q1', 3, {}),
      list('202607', 4, {}),
      list('202601', 5, {}),
    ];
    const states = (month: string) => granted(lists, month).map(({ state }) => state);
    expect(states('202512')).toEqual(['holding', 'replaced', 'replaced', 'later', 'later']);
    expect(states('202603')).toEqual(['replaced', 'replaced', 'replaced', 'later', 'holding']);
    expect(states('202607')).toEqual(['replaced', 'replaced', 'replaced', 'holding', 'replaced']);
  });
});
