import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { open } from './open';

const AT = '/api/v1/regions/qinghe/requests';
const office = { subject: 'li', name: '李敏', roles: ['office'], regions: ['qinghe'], units: ['*'] };
const zhao = { subject: 'zhao', name: '赵芳', roles: ['department'], regions: ['qinghe'], units: ['east'] };
const request = (more: object) => ({
  kind: 'relief',
  changes: [
    {
      target: { unit: 'east', indicator: 'schools', period: '2026' },
      streamVersion: 1,
      before: '12000',
      value: '9000',
      course: [],
    },
  ],
  reason: '汛期受灾',
  by: 'zhao',
  unit: 'east',
  ground: 'disaster',
  evidence: [{ name: '核定表.pdf', sha256: '00' }],
  wholePeriod: false,
  late: false,
  filed: '2026-09-01T01:00:00Z',
  granted: [],
  version: 1,
  state: 'pending',
  ...more,
});
const shown = {
  'GET /api/v1/session': { person: office },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  'GET /api/v1/regions/qinghe/units': {
    items: [
      {
        unit: 'east',
        name: '东镇',
        kind: 'township',
        unitClass: 'townships',
        from: '2025-01-01',
        abolished: false,
        version: 1,
      },
    ],
  },
  'GET /api/v1/regions/qinghe/indicators': { items: [{ indicator: 'schools', name: '新建学校' }] },
  'GET /api/v1/regions/qinghe/targets': {
    items: [
      {
        subject: 'target/east/schools/2026',
        unit: 'east',
        indicator: 'schools',
        period: '2026',
        value: '12000',
        course: [],
        version: 1,
        held: false,
      },
      {
        subject: 'target/class:townships/schools/2026',
        unitClass: 'townships',
        indicator: 'schools',
        period: '2026',
        value: '8000',
        course: [],
        version: 1,
        held: false,
      },
    ],
  },
  [`GET ${AT}`]: {
    items: [
      request({ request: 'r-1', by: 'wu' }),
      request({ request: 'r-2', by: 'li' }),
      request({ request: 'r-3', by: 'wu', state: 'denied', remark: '依据不足' }),
      request({ request: 'r-4', kind: 'own-list', changes: [] }),
    ],
  },
  [`GET ${AT}/r-1/deciders`]: { leaderOnly: ['eased'] },
  [`GET ${AT}/r-2/deciders`]: { leaderOnly: [] },
};
const recorded = { outcome: 'recorded', entries: [] };

describe('the requests for another figure of a target', () => {
  it('are listed with what changes, why and what became of them', async () => {
    open('/requests?region=qinghe', shown);
    const row = await screen.findByTestId('request-r-3');
    for (const text of ['东镇', '新建学校', '12000 → 9000', '减免', '自然灾害', '未批准', '依据不足']) {
      expect(row.textContent).toContain(text);
    }
    expect(within(row).queryByRole('button', { name: '批准' })).toBeNull();
    expect(screen.queryByTestId('request-r-4')).toBeNull();
  });

  it('say why only the leader decides, and are not decided by who asked', async () => {
    open('/requests?region=qinghe', shown);
    const others = await screen.findByTestId('request-r-1');
    await userEvent.click(within(others).getByRole('button', { name: '批准' }));
    const dialog = within(screen.getByRole('dialog'));
    await dialog.findByText(/须由市领导决定：下调幅度超出绩效办权限/);
    expect(dialog.getByText('核定表.pdf')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: /暂\s?不/ }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();

    const own = screen.getByTestId('request-r-2');
    await userEvent.click(within(own).getByRole('button', { name: '批准' }));
    const barred = within(screen.getByRole('dialog'));
    expect(barred.getByTestId('decision-who').textContent).toContain('申请人不能自行决定');
  });

  it('are granted as asked for, or with another figure for a reason', async () => {
    const { asked } = open('/requests?region=qinghe', { ...shown, [`POST ${AT}/r-1/grant`]: recorded });
    const row = await screen.findByTestId('request-r-1');
    await userEvent.click(within(row).getByRole('button', { name: '批准' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('批准数值'));
    await userEvent.type(dialog.getByLabelText('批准数值'), '9500');
    await userEvent.type(dialog.getAllByRole('textbox').at(-1) as HTMLElement, '部分理由成立');
    await userEvent.click(dialog.getByRole('button', { name: /^批\s?准$/ }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      figures: [{ value: '9500', course: [] }],
      reason: '部分理由成立',
    });
  });

  it('are filed by a unit as a relief of its own target, with evidence', async () => {
    const { asked } = open('/requests?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: zhao },
      [`POST ${AT}`]: recorded,
    });
    await userEvent.click(await screen.findByRole('button', { name: '提出申请' }));
    const form = within(screen.getByRole('dialog'));
    await form.findByRole('option', { name: /东镇 · 新建学校/ });
    expect(form.queryByRole('option', { name: /8000/ })).toBeNull();
    await userEvent.selectOptions(form.getByLabelText('目标值'), 'target/east/schools/2026');
    await userEvent.type(form.getByLabelText('申请改为'), '9000');
    await userEvent.selectOptions(form.getByLabelText('理由类别'), 'disaster');
    await userEvent.type(form.getByLabelText('理由'), '汛期受灾');
    await userEvent.type(form.getByLabelText('申请代码'), 'flood-1');
    await userEvent.click(form.getByRole('button', { name: '提出申请' }));
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    // What jsdom's files lack.
    const document = Object.assign(new File(['x'], '核定表.pdf'), {
      arrayBuffer: async () => Buffer.from('x'),
    });
    await userEvent.upload(form.getByLabelText(/佐证材料/), document);
    await form.findByText('核定表.pdf');
    await userEvent.click(form.getByRole('button', { name: '提出申请' }));
    await expect.poll(() => asked.some(({ method }) => method === 'POST')).toBe(true);
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      request: 'flood-1',
      kind: 'relief',
      changes: [{ unit: 'east', indicator: 'schools', period: '2026', value: '9000', course: [] }],
      ground: 'disaster',
      reason: '汛期受灾',
      evidence: [
        {
          name: '核定表.pdf',
          sha256: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
        },
      ],
      wholePeriod: false,
      late: false,
    });
  });
});
