import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { open, refusal } from './open';

const CYCLES = '/api/v1/regions/qinghe/cycles';
const CLOSURE = `POST ${CYCLES}/2025/closure`;
const cycle = (of: string, closed: boolean) => ({ cycle: of, name: `${of} 年度考核`, period: of, closed });
const listed = { items: [cycle('2024', true), cycle('2025', false)] };
const shown = {
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${CYCLES}`]: listed,
};

async function close(reason: string) {
  const user = userEvent.setup();
  await user.click(within(await screen.findByTestId('cycle-2025')).getByRole('button', { name: '关闭周期' }));
  if (reason) await user.type(screen.getByRole('textbox', { name: '理由' }), reason);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '关闭周期' }));
}

describe('cycles', () => {
  it('are shown with their period and state, and only an open one can be closed', async () => {
    open('/cycles?region=qinghe', shown);
    const closed = within(await screen.findByTestId('cycle-2024'));
    expect(closed.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      '2024年',
      '已关闭',
      '历史记录',
    ]);
    expect(screen.getByTestId('cycle-2025').textContent).toContain('进行中');
  });

  it('are closed with a reason, and asked for anew', async () => {
    const { asked } = open('/cycles?region=qinghe', { ...shown, [CLOSURE]: { outcome: 'recorded' } });
    await close('年度考核结束');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([
      { method: 'POST', path: `${CYCLES}/2025/closure`, query: '', body: { reason: '年度考核结束' } },
    ]);
    expect(asked.filter(({ path }) => path === CYCLES)).toHaveLength(2);
  });

  it('are not closed without a reason, and a refusal is shown', async () => {
    const { asked } = open('/cycles?region=qinghe', {
      ...shown,
      [CLOSURE]: () => refusal(409, 'wrong-state', '当前状态不允许此操作'),
    });
    await close('');
    expect(screen.getByText('请填写理由。')).toBeTruthy();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: '理由' }), '结束');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '关闭周期' }));
    expect(await screen.findByTestId('refusal')).toBeTruthy();
  });

  it('have a history, who did what and why, with the entry as it was recorded', async () => {
    const entry = (sequence: string, type: string, data: object) => ({
      id: sequence,
      journal: 'goals',
      sequence,
      type: `kaocheng.goals.${type}.v1`,
      source: '/goals-service',
      time: '2026-01-05T09:00:00+08:00',
      actor: 'office-li',
      data,
    });
    const { asked } = open('/cycles?region=qinghe', {
      ...shown,
      'GET /api/v1/regions/qinghe/journals/goals/history': {
        entries: [
          entry('00000041', 'cycle-opened', { cycle: '2025', name: '2025 年度考核', period: '2025' }),
          entry('00000812', 'cycle-closed', { cycle: '2025', reason: '年度考核结束' }),
        ],
      },
    });
    await userEvent.click(within(await screen.findByTestId('cycle-2025')).getByTestId('history-open'));
    expect((await screen.findByTestId('history-812')).textContent).toContain('关闭考核周期');
    expect(screen.getByTestId('history-812').textContent).toContain('理由：年度考核结束');
    expect(screen.getByTestId('history-41').textContent).toContain('2025 年度考核');
    expect(asked.find(({ path }) => path.endsWith('/history'))?.query).toBe('?subject=cycle%2F2025');
  });

  it('are only read by others', async () => {
    const me = { subject: 's', name: '王', roles: ['auditor'], regions: ['qinghe'], units: [] };
    open('/cycles?region=qinghe', { ...shown, 'GET /api/v1/session': { person: me } });
    expect(
      within(await screen.findByTestId('cycle-2025')).queryByRole('button', { name: '关闭周期' }),
    ).toBeNull();
  });
});
