import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { called, chineseNameOf } from '../src/api/names';
import { speak } from '../src/i18n';
import { measureInEnglish } from '../src/i18n/measures';
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
  [`GET ${of}/classes`]: { items: [{ unitClass: 'township', name: '乡镇', nameEn: 'Towns', version: 3 }] },
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

describe('names that are offered to choose from', () => {
  it('stand as they are looked up in the language of the page, not in the order of their codes', () => {
    const all = [
      { name: '张家镇', nameEn: 'Alpha Town' },
      { name: '白河镇', nameEn: 'Zulu Town' },
      { name: '第10中学' },
      { name: '第2中学' },
    ];
    expect(called<(typeof all)[number]>()(all).map((one) => one.name)).toEqual([
      '白河镇',
      '第2中学',
      '第10中学',
      '张家镇',
    ]);
    speak('en');
    const english = called<(typeof all)[number]>()(all).map((one) => one.name);
    expect(english.indexOf('Alpha Town')).toBeLessThan(english.indexOf('Zulu Town'));
  });
});

describe('names in English', () => {
  it('are shown on pages in English where there are any, and else the name', async () => {
    open('/scores?region=qinghe&lang=en', shown);
    await waitFor(() => expect(name('liuhe-town')).toBe('Liuhe Town'));
    expect(name('shiqiao-town')).toBe('石桥镇');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Towns');
    speak('zh-CN');
    await waitFor(() => expect(name('liuhe-town')).toBe('柳河镇'));
  });

  it('of units of measure are those of the language, and unknown ones stay as they are', async () => {
    const roads = {
      definition: '里程',
      dimension: 'output',
      layer: 'micro',
      nature: 'quantitative',
      version: 4,
    };
    open('/indicators?region=qinghe&lang=en', {
      ...shown,
      [`GET ${of}/indicators`]: {
        items: [
          { ...roads, indicator: 'roads', name: '农村公路', unitOfMeasure: '公里' },
          { ...roads, indicator: 'tax', name: '税收', unitOfMeasure: '万元' },
          { ...roads, indicator: 'silk', name: '蚕茧', unitOfMeasure: '担' },
        ],
      },
    });
    const tax = await screen.findByText('税收');
    const text = () => tax.closest('table')?.textContent;
    await waitFor(() => expect(text()).toContain('CNY 10k'));
    expect(text()).toContain('km');
    expect(text()).toContain('担');
    speak('zh-CN');
    await waitFor(() => expect(text()).toContain('万元'));
  });

  it('of units of measure are known for all that the demo county uses', () => {
    const DEMO = '../../../../deploy/local/src/main/resources/io/kaocheng/local/demo/indicators.txt';
    const measures = readFileSync(DEMO, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => line.split('|')[6] ?? '');
    expect(measures.filter((one) => /\p{Script=Han}/u.test(measureInEnglish(one)))).toEqual([]);
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
    const english = screen.getByLabelText(/English name/) as HTMLInputElement;
    expect(english.value).toBe('Liuhe Town');
    await userEvent.clear(english);
    await userEvent.type(english, 'Willow River Town');
    await userEvent.type(screen.getByLabelText('Effective from'), '2026-03-01');
    await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      name: '柳河镇',
      nameEn: 'Willow River Town',
      from: '2026-03-01',
    });
    expect(chineseNameOf({ name: 'Liuhe Town', nameEn: 'Liuhe Town', alias: '柳河镇' })).toBe('柳河镇');
    expect(chineseNameOf({ name: '石桥镇' })).toBe('石桥镇');
  });

  it('are given to a class that is there, at the version that was read', async () => {
    const { asked } = open('/units?region=qinghe', {
      ...shown,
      [`POST ${of}/classes/township/name`]: { outcome: 'accepted', entries: [] },
    });
    await userEvent.click(await screen.findByTestId('rename-class-township'));
    const english = screen.getByLabelText(/英文名称/) as HTMLInputElement;
    expect(english.value).toBe('Towns');
    await userEvent.clear(english);
    await userEvent.type(english, 'Townships');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '更名' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    const sent = asked.find(({ method }) => method === 'POST');
    expect(sent?.path).toBe(`${of}/classes/township/name`);
    expect(sent?.body).toEqual({ name: '乡镇', nameEn: 'Townships' });
    expect(sent?.ifMatch).toBe('"3"');
  });

  it('are given to an indicator that is there, by its authors', async () => {
    const roads = {
      indicator: 'roads',
      name: '农村公路',
      definition: '验收合格的里程',
      dimension: 'output',
      layer: 'micro',
      nature: 'quantitative',
      unitOfMeasure: 'km',
      version: 4,
    };
    const author = {
      ...shown,
      'GET /api/v1/session': {
        person: {
          subject: 's',
          name: '陈静',
          roles: ['indicator-author'],
          regions: ['qinghe'],
          units: ['*'],
        },
      },
      [`GET ${of}/indicators`]: { items: [roads] },
      [`GET ${of}/indicators/roads/versions`]: { items: [] },
      [`POST ${of}/indicators/roads/name`]: { outcome: 'accepted', entries: [] },
    };
    const { asked } = open('/indicators/roads?region=qinghe', author);
    await userEvent.click(await screen.findByRole('button', { name: '更名' }));
    await userEvent.type(screen.getByLabelText(/英文名称/), 'Rural roads');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '更名' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    const sent = asked.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ name: '农村公路', nameEn: 'Rural roads' });
    expect(sent?.ifMatch).toBe('"4"');
  });
});
