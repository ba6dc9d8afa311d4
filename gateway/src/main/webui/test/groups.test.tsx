import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { stateOn } from '../src/features/groups/GroupsPage';
import { open } from './open';

const GROUPS = '/api/v1/regions/qinghe/groups';
const admin = { subject: 's', name: '冯宁', roles: ['admin'], regions: ['qinghe'], units: ['*'] };
const shown = {
  'GET /api/v1/session': { person: admin },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  'GET /api/v1/regions/qinghe/units': {
    items: [
      { unit: 'east', name: '东镇', kind: 'township', from: '2025-01-01', abolished: false, version: 1 },
      { unit: 'west', name: '西镇', kind: 'township', from: '2025-01-01', abolished: false, version: 1 },
    ],
  },
  [`GET ${GROUPS}`]: {
    items: [
      { unitGroup: 'hill', name: '山区乡镇', exclusiveWithin: 'terrain', version: 2 },
      { unitGroup: 'strong', name: '强镇', version: 1 },
    ],
  },
  [`GET ${GROUPS}/hill/members`]: {
    items: [
      { unit: 'east', unitGroup: 'hill', since: '2025-01-01', until: '2025-07-01', reason: '区划调整' },
      { unit: 'west', unitGroup: 'hill', since: '2025-01-01' },
    ],
  },
};

describe('the groups of units', () => {
  it('are listed with the set of which a unit is in one at a time', async () => {
    open('/groups?region=qinghe', shown);
    expect((await screen.findByTestId('group-hill')).textContent).toContain('terrain');
    expect(screen.getByTestId('group-strong').textContent).toContain('不限');
    expect(screen.getByText('请选择一个分组，查看其成员。')).toBeTruthy();
  });

  it('show who is in one, and who left it when and why', async () => {
    open('/groups?region=qinghe&group=hill', shown);
    const left = await screen.findByTestId('member-east/2025-01-01');
    expect(left.textContent).toContain('已退出');
    expect(left.textContent).toContain('2025-07-01');
    expect(left.textContent).toContain('区划调整');
    expect(within(left).queryByRole('button', { name: '退出' })).toBeNull();
    expect(screen.getByTestId('member-west/2025-01-01').textContent).toContain('在组');
    expect(stateOn({ unit: 'x', unitGroup: 'hill', since: '2026-01-01' }, '2025-12-31')).toBe('coming');
  });

  it('take a unit in from a day on', async () => {
    const { asked } = open('/groups?region=qinghe&group=hill', {
      ...shown,
      'POST /api/v1/regions/qinghe/units/east/groups': { outcome: 'recorded', entries: [] },
    });
    await userEvent.click(await screen.findByRole('button', { name: '加入单位' }));
    const form = within(screen.getByRole('dialog'));
    await userEvent.click(form.getByRole('button', { name: '加入单位' }));
    expect(form.getAllByText('请填写。').length).toBe(2);
    await userEvent.selectOptions(form.getByLabelText('单位'), 'east');
    await userEvent.type(form.getByLabelText('自何日起'), '2026-03-01');
    await userEvent.click(form.getByRole('button', { name: '加入单位' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      unitGroup: 'hill',
      from: '2026-03-01',
    });
  });

  it('let a unit go with a reason', async () => {
    const { asked } = open('/groups?region=qinghe&group=hill', {
      ...shown,
      'POST /api/v1/regions/qinghe/units/west/groups/end': { outcome: 'recorded', entries: [] },
    });
    const row = await screen.findByTestId('member-west/2025-01-01');
    await userEvent.click(within(row).getByRole('button', { name: '退出' }));
    const form = within(screen.getByRole('dialog'));
    await userEvent.type(form.getByLabelText('退出日期'), '2026-03-01');
    await userEvent.type(form.getByLabelText('理由'), '区划调整');
    await userEvent.click(form.getByRole('button', { name: '退出' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      unitGroup: 'hill',
      from: '2026-03-01',
      reason: '区划调整',
    });
  });

  it('are only read by others', async () => {
    open('/groups?region=qinghe&group=hill', {
      ...shown,
      'GET /api/v1/session': { person: { ...admin, roles: ['auditor'] } },
    });
    await screen.findByTestId('member-west/2025-01-01');
    expect(screen.queryByRole('button', { name: '设立分组' })).toBeNull();
    expect(screen.queryByRole('button', { name: '退出' })).toBeNull();
  });
});
