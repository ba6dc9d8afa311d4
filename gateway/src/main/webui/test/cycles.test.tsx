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
  await user.click(within(await screen.findByTestId('cycle-2025')).getByRole('button'));
  if (reason) await user.type(screen.getByRole('textbox', { name: '理由' }), reason);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '关闭周期' }));
}

describe('cycles', () => {
  it('are shown with their period and state, and only an open one can be closed', async () => {
    open('/cycles?region=qinghe', shown);
    const closed = within(await screen.findByTestId('cycle-2024'));
    expect(closed.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['2024年', '已关闭', '']);
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
    expect(screen.getByText('请说明理由')).toBeTruthy();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: '理由' }), '结束');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '关闭周期' }));
    expect(await screen.findByTestId('refusal')).toBeTruthy();
  });

  it('are only read by others', async () => {
    const me = { subject: 's', name: '王', roles: ['auditor'], regions: ['qinghe'], units: [] };
    open('/cycles?region=qinghe', { ...shown, 'GET /api/v1/me': me });
    expect(within(await screen.findByTestId('cycle-2025')).queryByRole('button')).toBeNull();
  });
});
