import { describe, expect, it } from 'vitest';
import { parseSearch, readQuery, type Search, writeQuery } from '../src/url/search';
import { merged } from '../src/url/useSearchState';

describe('the address', () => {
  it('carries everything that the page shows, there and back', () => {
    const search: Search = {
      region: 'qinghe',
      class: 'township',
      period: '2026',
      unit: 'liuhe-town',
      at: 'tasks-done',
      view: 'heatmap',
      light: 'red',
      q: '柳河 & 石桥',
      sort: '-block:all/output',
      lang: 'en',
    };
    expect(parseSearch(readQuery(writeQuery(search)))).toEqual(search);
  });

  it('reads a period that looks like a number as a period', () => {
    expect(parseSearch({ period: 202611 }).period).toBe('202611');
    expect(parseSearch(readQuery('?period=2026q3')).period).toBe('2026Q3');
  });

  it('drops what it does not understand', () => {
    expect(parseSearch(readQuery('?view=map&light=blue&sort=;drop&lang=fr&x=1&q=%20&at=%3Cb%3E'))).toEqual(
      {},
    );
  });

  it('keeps a region, class, unit and period that cannot be, so that the page can say so', () => {
    const written = '?region=Qing%20He&class=../x&period=last&unit=%3Cscript%3E';
    const kept = { region: 'Qing He', class: '../x', period: 'last', unit: '<script>' };
    expect(parseSearch(readQuery(written))).toEqual(kept);
  });

  it('loses what is set to nothing', () => {
    expect(merged({ unit: 'a', q: 'b', class: 'c' }, { unit: undefined, q: '' })).toEqual({ class: 'c' });
  });
});
