import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chineseNameOf } from '../src/api/names';
import { speak } from '../src/i18n';
import { board } from './figures';
import { open } from './open';

const of = '/api/v1/regions/qinghe';
const unit = { kind: 'township', unitClass: 'township', from: '2025-01-01', abolished: false, version: 1 };
const shown = {
  'GET /api/v1/session': {
    person: { subject: 's', name: '李敏', roles: ['office'], regions: ['qinghe'], units: ['*'] },
  },
  'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  [`GET ${of}/scores`]: { items: [{ unitClass: 'township', periods: ['202606'] }] },
  [`GET ${of}/scores/township/202606`]: board,
  [`GET ${of}/classes`]: { items: [{ unitClass: 'township', name: '乡镇', nameEn: 'Towns' }] },
  [`GET ${of}/units`]: {
    items: [
      { ...unit, unit: 'liuhe-town', name: '柳河镇', nameEn: 'Liuhe Town' },
      { ...unit, unit: 'shiqiao-town', name: '石桥镇' },
    ],
  },
  [`GET ${of}/schemes`]: { items: [] },
  [`GET ${of}/indicators`]: { items: [] },
};

vi.stubGlobal(
  'EventSource',
  class extends EventTarget {
    close() {}
  },
);
afterEach(() => {
  speak('zh-CN');
  localStorage.clear();
});

const name = (code: string) => screen.getByTestId(`open-${code}`).textContent;

describe('names in English', () => {
  it('are shown on pages in English where there are any, and else the name', async () => {
    open('/scores?region=qinghe&lang=en', shown);
    await waitFor(() => expect(name('liuhe-town')).toBe('Liuhe Town'));
    expect(name('shiqiao-town')).toBe('石桥镇');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Towns');
    speak('zh-CN');
    await waitFor(() => expect(name('liuhe-town')).toBe('柳河镇'));
  });

  it.each([
    ['zh-CN', 'liuhe t'],
    ['en', '柳河'],
  ])('are looked for beside the names in Chinese, whatever the language (%s)', async (lang, text) => {
    open(`/scores?region=qinghe&lang=${lang}`, shown);
    await screen.findByTestId('unit-row-shiqiao-town');
    await userEvent.type(screen.getByTestId('search'), text);
    await waitFor(() => expect(screen.queryByTestId('unit-row-shiqiao-town')).toBeNull());
    expect(screen.getByTestId('unit-row-liuhe-town')).toBeTruthy();
  });

  it('are given and taken beside the name, which stays what it is', async () => {
    const { asked } = open('/units?region=qinghe&lang=en', {
      ...shown,
      [`POST ${of}/units/liuhe-town/name`]: { outcome: 'accepted', entries: [] },
    });
    await userEvent.click(await screen.findByTestId('change-liuhe-town'));
    const fields = screen.getAllByRole('textbox') as HTMLInputElement[];
    const values = fields.map((field) => field.value);
    expect(values).toContain('柳河镇');
    expect(values).toContain('Liuhe Town');
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    expect(chineseNameOf({ name: 'Liuhe Town', nameEn: 'Liuhe Town', alias: '柳河镇' })).toBe('柳河镇');
    expect(chineseNameOf({ name: '石桥镇' })).toBe('石桥镇');
  });
});
