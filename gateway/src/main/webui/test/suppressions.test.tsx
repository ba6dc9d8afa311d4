import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { open } from './open';

const AT = '/api/v1/regions/qinghe/suppressions';
const office = { subject: 'li', name: '李敏', roles: ['office'], regions: ['qinghe'], units: ['*'] };
const suppression = (more: object) => ({
  unit: 'east',
  period: '2026Q1',
  block: 'economy',
  what: 'score',
  reason: 'under-audit',
  version: 1,
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
  'GET /api/v1/regions/qinghe/schemes': {
    items: [
      {
        scheme: 's2026',
        version: 1,
        stage: 'enacted',
        unitClass: 'townships',
        hash: 'x',
        definition: {
          scheme: 's2026',
          unitClass: 'townships',
          tree: {
            kind: 'block',
            code: 'total',
            name: '总分',
            children: [{ kind: 'block', code: 'economy', name: '经济发展', weight: '100', children: [] }],
          },
        },
      },
    ],
  },
  [`GET ${AT}`]: {
    items: [
      suppression({ suppression: 'audit-1', state: 'requested', requester: 'wu' }),
      suppression({ suppression: 'audit-2', state: 'requested', requester: 'li' }),
      suppression({ suppression: 'audit-3', state: 'granted', requester: 'wu' }),
      suppression({ suppression: 'audit-4', state: 'denied', requester: 'wu', remark: '依据不足' }),
    ],
  },
};
const recorded = { outcome: 'recorded', entries: [] };

describe('the blocks that are left out', () => {
  it('are listed with unit, period, block and state by name', async () => {
    open('/suppressions?region=qinghe', shown);
    const row = await screen.findByTestId('suppression-audit-4');
    for (const text of ['东镇', '2026', '经济发展', '得分', '未批准', '依据不足']) {
      expect(row.textContent).toContain(text);
    }
    expect(within(row).queryByRole('button', { name: '批准' })).toBeNull();
  });

  it('are granted by another person than the one who asked', async () => {
    const { asked } = open('/suppressions?region=qinghe', {
      ...shown,
      [`POST ${AT}/audit-1/grant`]: recorded,
    });
    const own = await screen.findByTestId('suppression-audit-2');
    await userEvent.click(within(own).getByRole('button', { name: '批准' }));
    const barred = within(screen.getByRole('dialog'));
    expect(barred.getByTestId('decision-who').textContent).toContain('申请人不能自行批准');
    expect((barred.getByRole('button', { name: /^批\s?准$/ }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(barred.getByRole('button', { name: /暂\s?不/ }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();

    const others = screen.getByTestId('suppression-audit-1');
    await userEvent.click(within(others).getByRole('button', { name: '批准' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^批\s?准$/ }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.path).toBe(`${AT}/audit-1/grant`);
  });

  it('are asked to count again with a reason', async () => {
    const { asked } = open('/suppressions?region=qinghe', {
      ...shown,
      [`POST ${AT}/audit-3/withdrawal`]: recorded,
    });
    const row = await screen.findByTestId('suppression-audit-3');
    await userEvent.click(within(row).getByRole('button', { name: '申请解除' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), '审计已结束');
    await userEvent.click(dialog.getByRole('button', { name: '申请解除' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '审计已结束' });
  });

  it('are asked for with the blocks of the unit’s schemes to choose from', async () => {
    const { asked } = open('/suppressions?region=qinghe', { ...shown, [`POST ${AT}`]: recorded });
    await userEvent.click(await screen.findByRole('button', { name: '申请屏蔽' }));
    const form = within(screen.getByRole('dialog'));
    await userEvent.click(form.getByRole('button', { name: '申请屏蔽' }));
    expect(form.getAllByText('请填写。').length).toBe(3);
    await userEvent.type(form.getByLabelText('代码'), 'audit-9');
    await userEvent.selectOptions(form.getByLabelText('单位'), 'east');
    await userEvent.type(form.getByLabelText('期间'), '2026Q1');
    await form.findByRole('option', { name: '经济发展（economy）' });
    await userEvent.selectOptions(form.getByLabelText('维度'), 'economy');
    // A block is one of the unit's: with another unit it is to be chosen anew.
    await userEvent.selectOptions(form.getByLabelText('单位'), '');
    expect((form.getByLabelText('维度') as HTMLSelectElement).value).toBe('');
    await userEvent.selectOptions(form.getByLabelText('单位'), 'east');
    await form.findByRole('option', { name: '经济发展（economy）' });
    await userEvent.selectOptions(form.getByLabelText('维度'), 'economy');
    await userEvent.type(form.getByLabelText('事由代码'), 'under-audit');
    await userEvent.click(form.getByRole('button', { name: '申请屏蔽' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      suppression: 'audit-9',
      unit: 'east',
      period: '2026Q1',
      block: 'economy',
      what: 'score',
      reason: 'under-audit',
    });
  });

  it('are only read by others', async () => {
    open('/suppressions?region=qinghe', {
      ...shown,
      'GET /api/v1/session': { person: { ...office, roles: ['auditor'] } },
    });
    await screen.findByTestId('suppression-audit-1');
    for (const name of ['申请屏蔽', '批准', '申请解除', '撤回申请']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});
