import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { open, refusal } from './open';

const REGION = '/api/v1/regions/qinghe';
const PEOPLE = `${REGION}/people`;
const MACHINES = `${REGION}/machines`;
const me = (...roles: string[]) => ({
  subject: 'feng',
  name: '冯宁',
  roles,
  regions: ['qinghe'],
  units: ['*'],
});
const person = (login: string, familyName: string, roles: string[], more: object = {}) => ({
  person: `id-${login}`,
  login,
  familyName,
  givenName: '某',
  roles,
  regions: ['qinghe'],
  units: ['edu'],
  enabled: true,
  ...more,
});
const shown = {
  'GET /api/v1/session': { person: me('office') },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${REGION}/units`]: {
    items: [
      { unit: 'edu', name: '教育局', kind: 'department', from: '2025-01-01', abolished: false, version: 1 },
    ],
  },
  [`GET ${PEOPLE}`]: {
    items: [
      person('zhao-xue', '赵', ['department']),
      person('zhou-zheng', '周', ['leader'], { units: ['*'] }),
      person('old', '旧', ['reviewer'], { enabled: false }),
    ],
  },
};

const press = async (row: string, name: string) =>
  userEvent.click(within(await screen.findByTestId(row)).getByRole('button', { name }));
const dialog = () => within(screen.getByRole('dialog'));

describe('people', () => {
  it('are shown with their roles and units in words, found by name and filtered by role and state', async () => {
    open('/people?region=qinghe&f.state=out', shown);
    const row = await screen.findByTestId('person-old');
    await expect.poll(() => row.textContent).toContain('教育局');
    expect(row.textContent).toContain('数据审核');
    expect(row.textContent).toContain('已停用');
    expect(screen.queryByTestId('person-zhao-xue')).toBeNull();
  });

  it('are not offered for change where they have a role above the own', async () => {
    open('/people?region=qinghe', shown);
    const leader = within(await screen.findByTestId('person-zhou-zheng'));
    expect(leader.queryByRole('button', { name: '权限' })).toBeNull();
    expect(within(screen.getByTestId('person-zhao-xue')).getByRole('button', { name: '权限' })).toBeTruthy();
  });

  it('are invited with a password that is shown once', async () => {
    const { asked } = open('/people?region=qinghe', {
      ...shown,
      [`POST ${PEOPLE}`]: { entries: [], person: 'id-li', password: 'mfqk-7x2h-w9pd' },
    });
    await userEvent.click(await screen.findByTestId('invite'));
    expect(dialog().queryByRole('checkbox', { name: '系统管理' })).toBeNull();
    await userEvent.click(dialog().getByRole('button', { name: '邀请人员' }));
    expect(dialog().getAllByText('请填写。').length).toBe(5);
    await userEvent.type(dialog().getByLabelText('用户名'), 'li-min');
    await userEvent.type(dialog().getByLabelText('姓'), '李');
    await userEvent.type(dialog().getByLabelText('名'), '敏');
    await userEvent.click(dialog().getByRole('checkbox', { name: '部门' }));
    await userEvent.click(await dialog().findByRole('checkbox', { name: '教育局' }));
    await userEvent.type(dialog().getByLabelText('理由'), '新任');
    await userEvent.click(dialog().getByRole('button', { name: '邀请人员' }));
    expect((await screen.findByTestId('secret')).textContent).toContain('mfqk-7x2h-w9pd');
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      login: 'li-min',
      familyName: '李',
      givenName: '敏',
      roles: ['department'],
      regions: ['qinghe'],
      units: ['edu'],
      reason: '新任',
    });
    await userEvent.click(screen.getByRole('button', { name: '我已记下' }));
    await expect.poll(() => screen.queryByText('mfqk-7x2h-w9pd')).toBeNull();
  });

  it.each([
    ['there is none', undefined],
    ['it is forbidden', { writeText: () => Promise.reject(new Error('NotAllowedError')) }],
  ])(
    'are told that a password was not copied where the clipboard is not to be had: %s',
    async (_, clipboard) => {
      open('/people?region=qinghe', {
        ...shown,
        [`POST ${PEOPLE}/id-zhao-xue/password`]: {
          entries: [],
          person: 'id-zhao-xue',
          password: 'mfqk-7x2h-w9pd',
        },
      });
      await press('person-zhao-xue', '重置密码');
      await userEvent.type(dialog().getByLabelText('理由'), '忘记');
      await userEvent.click(dialog().getByRole('button', { name: '重置密码' }));
      const secret = within(await screen.findByTestId('secret'));
      const selected = vi.spyOn(Selection.prototype, 'selectAllChildren');
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
      fireEvent.click(secret.getByRole('button', { name: '复制' }));
      await expect.poll(() => secret.getByTestId('copying').textContent).toContain('Ctrl+C');
      expect(secret.queryByRole('button', { name: '已复制' })).toBeNull();
      expect(selected.mock.lastCall?.[0].textContent).toContain('mfqk-7x2h-w9pd');
    },
  );

  it('get another access of what was read, and a conflict shows what it is meanwhile', async () => {
    const { asked } = open('/people?region=qinghe', {
      ...shown,
      [`POST ${PEOPLE}/id-zhao-xue/access`]: () => refusal(409, 'stale-value', '权限已被他人更改'),
      [`GET ${PEOPLE}/id-zhao-xue`]: person('zhao-xue', '赵', ['reviewer']),
    });
    await press('person-zhao-xue', '权限');
    await userEvent.click(dialog().getByRole('checkbox', { name: '评价主体' }));
    await userEvent.type(dialog().getByLabelText('理由'), '兼任');
    await userEvent.click(dialog().getByRole('button', { name: '保存权限' }));
    expect((await screen.findByTestId('conflict')).textContent).toContain('reviewer');
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      before: { roles: ['department'], regions: ['qinghe'], units: ['edu'] },
      roles: ['department', 'evaluator'],
    });
  });

  it('lose a unit that stands behind the first six only where that is said by name', async () => {
    const units = [...'123456789'].map((n) => ({
      unit: `u${n}`,
      name: `第${n}局`,
      kind: 'department',
      from: '2025-01-01',
      abolished: false,
      version: 1,
    }));
    open('/people?region=qinghe', {
      ...shown,
      [`GET ${REGION}/units`]: { items: units },
      [`GET ${PEOPLE}`]: {
        items: [person('zhao-xue', '赵', ['department'], { units: units.map(({ unit }) => unit) })],
      },
    });
    await press('person-zhao-xue', '权限');
    await userEvent.click(await dialog().findByRole('checkbox', { name: '第8局' }));
    const told = dialog().getByTestId('changes').textContent;
    expect(told).toContain('取消 1 项：第8局');
    expect(told).toContain('第9局');
  });

  it('are suspended with a reason', async () => {
    const { asked } = open('/people?region=qinghe', {
      ...shown,
      [`POST ${PEOPLE}/id-zhao-xue/suspension`]: { outcome: 'recorded', entries: [] },
    });
    await press('person-zhao-xue', '停用');
    await userEvent.type(dialog().getByRole('textbox'), '离任');
    await userEvent.click(dialog().getByRole('button', { name: '停用' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '离任' });
  });
});

describe('connected systems', () => {
  const machine = {
    machine: 'edu-system',
    subject: 'id-edu-system',
    note: '教育局业务系统',
    roles: ['submissions:write'],
    regions: ['qinghe'],
    units: ['edu'],
    enabled: true,
    lastUsed: '2026-03-31T01:00:00Z',
  };
  const machines = {
    ...shown,
    'GET /api/v1/session': { person: me('admin') },
    [`GET ${MACHINES}`]: { items: [machine] },
  };

  it('are shown with what they may do and when they were last used', async () => {
    open('/machines?region=qinghe', machines);
    const row = await screen.findByTestId('machine-edu-system');
    expect(row.textContent).toContain('系统报送');
    expect(row.textContent).toContain('2026');
  });

  it('get another secret, which is shown once', async () => {
    open('/machines?region=qinghe', {
      ...machines,
      [`POST ${MACHINES}/edu-system/secret`]: { entries: [], machine: 'edu-system', secret: 'x7k2mfqkw9pd' },
    });
    await press('machine-edu-system', '更换密钥');
    await userEvent.type(dialog().getByRole('textbox'), '定期轮换');
    await userEvent.click(dialog().getByRole('button', { name: '更换密钥' }));
    expect((await screen.findByTestId('secret')).textContent).toContain('x7k2mfqkw9pd');
  });

  it('are only read by an auditor', async () => {
    open('/machines?region=qinghe', { ...machines, 'GET /api/v1/session': { person: me('auditor') } });
    await screen.findByTestId('machine-edu-system');
    expect(screen.queryByTestId('register')).toBeNull();
    expect(screen.queryByRole('button', { name: '更换密钥' })).toBeNull();
  });
});
