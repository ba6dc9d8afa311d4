import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { open } from './open';

const AT = '/api/v1/regions/qinghe';
/** Of the machine; the page knows the one before and after as well, wherever the region is. */
const YEAR = String(new Date().getFullYear());
const office = { subject: 'li', name: '李敏', roles: ['office'], regions: ['qinghe'], units: ['*'] };
const unit = (code: string, name: string) => ({
  unit: code,
  name,
  kind: 'township',
  unitClass: 'townships',
  from: '2015-01-01',
  abolished: false,
  version: 1,
});
const calibrated = (code: string, more: object) => ({
  unit: code,
  indicator: 'jobs',
  period: YEAR,
  scale: 'volume',
  direction: 'up',
  history: [
    { period: '2023', value: '660', version: 1 },
    { period: '2024', value: '700', version: 1 },
  ],
  own: { changes: 1 },
  class: { unitClass: 'townships', units: 5, unitPeriods: 15, skipped: 0 },
  uncertain: false,
  suggestions: [{ method: 'class', value: '735' }],
  traces: [],
  withheld: false,
  cut: 'goals@1',
  ...more,
});
const answers = {
  'GET /api/v1/session': { person: office },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${AT}/classes`]: { items: [{ unitClass: 'townships', name: '乡镇', version: 1 }] },
  [`GET ${AT}/units`]: { items: [unit('east', '东镇'), unit('west', '西镇')] },
  [`GET ${AT}/indicators`]: { items: [{ indicator: 'jobs', name: '新增就业', version: 1 }] },
  [`GET ${AT}/targets`]: {
    items: [
      {
        unit: 'east',
        indicator: 'jobs',
        period: YEAR,
        value: '740',
        version: 1,
      },
    ],
  },
  [`POST ${AT}/calibrations/batches`]: {
    items: [
      calibrated('east', {
        value: '740',
        required: '0.057143',
        attainability: { count: 3, of: 15, share: '0.2000', interval: ['0.0829', '0.4088'], few: true },
        verdict: 'stretching',
        uncertain: true,
        traces: [{ trace: 'ratchet', hits: 3, of: 3 }],
      }),
      calibrated('west', {}),
    ],
    notCalibrated: [],
  },
};

describe('how hard targets are', () => {
  it('is shown for each unit of the class with its history, the target in force and what experience suggests', async () => {
    const { asked } = open(`/calibration?region=qinghe&f.for=${YEAR}`, answers);
    const row = await screen.findByTestId('calibration-east');
    await expect.poll(() => row.textContent).toContain('有挑战');
    for (const text of [
      '东镇',
      '660 → 700',
      '740',
      '5.7%',
      '3/15',
      '样本较少',
      '介于两档之间',
      '按同类 735',
      '鞭打快牛',
    ]) {
      expect(row.textContent).toContain(text);
    }
    const sent = asked.find((one) => one.path.endsWith('/calibrations/batches'));
    expect(sent?.body).toMatchObject({ items: [{ unit: 'east', value: '740' }, { unit: 'west' }] });
  });

  it('is asked again for the figure that is taken over, and what is no number is refused where it stands', async () => {
    const { asked } = open(`/calibration?region=qinghe&f.for=${YEAR}`, answers);
    const row = await screen.findByTestId('calibration-west');
    await userEvent.click(await within(row).findByRole('button', { name: /735/ }));
    await expect
      .poll(() => asked.some((one) => JSON.stringify(one.body ?? '').includes('"value":"735"')))
      .toBe(true);
    const field = within(screen.getByTestId('calibration-west')).getByRole('textbox');
    await userEvent.clear(field);
    await userEvent.type(field, '七百{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('须为数字');
  });

  it('is asked again by Enter without taking the field away from who types', async () => {
    open(`/calibration?region=qinghe&f.for=${YEAR}`, answers);
    const row = await screen.findByTestId('calibration-west');
    const field = await within(row).findByRole('textbox');
    await userEvent.type(field, '740{Enter}');
    expect(document.activeElement).toBe(field);
    await userEvent.type(field, '5{Enter}');
    expect((field as HTMLInputElement).value).toBe('7405');
    expect(screen.getByDisplayValue('7405')).toBe(document.activeElement);
  });

  it('does not let a target in force be set over, and sets the others after a preview', async () => {
    const { asked } = open(`/calibration?region=qinghe&f.for=${YEAR}`, {
      ...answers,
      [`POST ${AT}/targets/batches`]: { outcome: 'recorded', entries: [], held: [] },
    });
    const row = await screen.findByTestId('calibration-west');
    await userEvent.click(await within(row).findByRole('button', { name: /735/ }));
    for (const box of screen.getAllByRole('checkbox')) {
      if (!(box as HTMLInputElement).checked) await userEvent.click(box);
    }
    await userEvent.click(await screen.findByRole('button', { name: /设为目标/ }));
    const decision = within(await screen.findByRole('dialog'));
    expect(decision.queryByText('东镇')).toBeNull();
    await userEvent.click(decision.getByRole('button', { name: /设为目标/ }));
    await expect
      .poll(() => asked.find((one) => one.path.endsWith('/targets/batches'))?.body)
      .toMatchObject({ targets: [{ unit: 'west', indicator: 'jobs', value: '735' }] });
  });
});
