import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { placesFor, treeOf } from '../src/features/registry/tree';
import { open, refusal } from './open';

const UNITS = '/api/v1/regions/qinghe/units';
const unit = (code: string, name: string, parent?: string, version = 1) => ({
  unit: code,
  name,
  kind: 'department',
  from: '2025-01-01',
  abolished: false,
  unitClass: 'bureaus',
  version,
  ...(parent ? { parent } : {}),
});
const items = [unit('gov', '县政府'), unit('edu', '教育局', 'gov', 3), unit('school', '招生办', 'edu')];
const admin = { subject: 's', name: '冯宁', roles: ['admin'], regions: ['qinghe'], units: ['*'] };
const shown = {
  'GET /api/v1/session': { person: admin },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${UNITS}`]: { items },
  'GET /api/v1/regions/qinghe/classes': { items: [{ unitClass: 'bureaus', name: '县直部门' }] },
};

const change = async (code: string, act: string) => {
  await userEvent.click(await screen.findByTestId(`change-${code}`));
  await userEvent.click(
    within(screen.getByRole('dialog')).getByText(act, { selector: '.ant-segmented-item-label' }),
  );
};

describe('the units', () => {
  it('stand below one another, and one whose upper unit is not there at the top', () => {
    expect(treeOf(items).map(({ id }) => id)).toEqual(['gov']);
    expect(treeOf(items.slice(1)).map(({ id }) => id)).toEqual(['edu']);
    expect(placesFor(items, 'edu').map((one) => one.unit)).toEqual(['gov']);
  });

  it('are a treegrid that keys go through', async () => {
    open('/units?region=qinghe', shown);
    const user = userEvent.setup();
    const top = await screen.findByTestId('unit-gov');
    expect(top.getAttribute('aria-level')).toBe('1');
    expect(screen.getByTestId('unit-school').getAttribute('aria-level')).toBe('3');
    top.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('data-id')).toBe('edu');
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByTestId('unit-school')).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByTestId('unit-school')).toBeTruthy();
  });

  it('are asked for as of a day, which stands in the address', async () => {
    const { asked } = open('/units?region=qinghe&f.on=2025-06-01', shown);
    await screen.findByTestId('unit-gov');
    expect(asked.find(({ path, query }) => path === UNITS && query.includes('on=2025-06-01'))).toBeTruthy();
  });

  it('are found by name with what stands above them', async () => {
    open('/units?region=qinghe&q=招生', shown);
    expect(await screen.findByTestId('unit-school')).toBeTruthy();
    expect(screen.getByTestId('unit-gov')).toBeTruthy();
  });

  it('are moved from a day on with a reason, at the version that was read', async () => {
    const { asked } = open('/units?region=qinghe', {
      ...shown,
      [`POST ${UNITS}/edu/parent`]: { outcome: 'recorded', entries: [] },
    });
    await change('edu', '调整隶属');
    await userEvent.click(screen.getByRole('button', { name: '调整隶属' }));
    expect(screen.getAllByText('请填写。').length).toBe(2);
    await userEvent.type(screen.getByLabelText('生效日期'), '2026-03-01');
    await userEvent.type(screen.getByLabelText('理由'), '机构改革');
    await userEvent.click(screen.getByRole('button', { name: '调整隶属' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      parent: 'gov',
      from: '2026-03-01',
      reason: '机构改革',
    });
  });

  it('show what somebody else wrote meanwhile instead of writing over it', async () => {
    open('/units?region=qinghe', {
      ...shown,
      [`POST ${UNITS}/edu/name`]: () => refusal(412, 'stale-version', '内容已被更改'),
      [`GET ${UNITS}/edu`]: { items: [unit('edu', '教育体育局', 'gov', 4)] },
    });
    await change('edu', '更名');
    await userEvent.type(screen.getByLabelText('生效日期'), '2026-03-01');
    await userEvent.click(screen.getByRole('button', { name: '更名' }));
    expect((await screen.findByTestId('conflict')).textContent).toContain('教育体育局');
  });

  it('are only read by others', async () => {
    open('/units?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: { ...admin, roles: ['auditor'] } },
    });
    await screen.findByTestId('unit-gov');
    expect(screen.queryByTestId('change-edu')).toBeNull();
    expect(screen.queryByRole('button', { name: '登记单位' })).toBeNull();
  });
});
