import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, getAll, keyOf, MOST, post, regionKey } from '../src/api/api';
import { Problem } from '../src/api/client';

const UNITS = '/api/v1/regions/{region}/units';

/** A list of so many rows, a thousand to a page. */
function list(rows: number, next = (from: number) => `c${from}`) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    const cursor = new URL(url, 'http://x').searchParams.get('cursor');
    const from = Number(cursor?.slice(1) ?? 0);
    const size = Math.min(1000, rows - from);
    const items = Array.from({ length: size }, (_, i) => ({ unit: `u${from + i}` }));
    const more = from + size < rows ? { next: next(from + size) } : {};
    return Promise.resolve(Response.json({ items, ...more }));
  });
  return asked;
}

afterEach(() => void vi.unstubAllGlobals());

describe('a list in pages', () => {
  it('is read to its end, however many pages that takes', async () => {
    const asked = list(73_210);
    const units = await getAll(UNITS, { region: 'qinghe', class: 'township' });
    expect(units).toHaveLength(73_210);
    expect(units.at(-1)).toEqual({ unit: 'u73209' });
    expect(asked).toHaveLength(74);
    expect(asked[1]).toBe('/api/v1/regions/qinghe/units?class=township&limit=1000&cursor=c1000');
  });

  it('says so where it is longer than a page can show, and is never cut off without a word', async () => {
    list(MOST);
    expect(await getAll(UNITS, { region: 'qinghe' })).toHaveLength(MOST);
    list(MOST + 1);
    const failure = await getAll(UNITS, { region: 'qinghe' }).catch((problem: unknown) => problem);
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).detail).toContain(String(MOST));
  });

  it('does not go round in circles', async () => {
    list(5000, () => 'c1000');
    await expect(getAll(UNITS, { region: 'qinghe' })).rejects.toBeInstanceOf(Problem);
  });
});

describe('an address', () => {
  it('has its names filled in and what else is said behind it', () => {
    expect(address(UNITS, { region: '青河', on: '2026-01-01', class: undefined })).toBe(
      '/api/v1/regions/%E9%9D%92%E6%B2%B3/units?on=2026-01-01',
    );
    expect(address('/api/v1/regions/{region}/trace/{position}', { region: 'a/b', position: 'goals@1' })).toBe(
      '/api/v1/regions/a%2Fb/trace/goals%401',
    );
  });
});

describe('a key', () => {
  it('begins with the keys of what it lies below', () => {
    expect(regionKey('qinghe')).toEqual(['regions', 'qinghe']);
    expect(keyOf(UNITS, { region: 'qinghe' })).toEqual(['regions', 'qinghe', 'units']);
    expect(keyOf(UNITS, { region: 'qinghe', class: 'township', on: undefined })).toEqual([
      'regions',
      'qinghe',
      'units',
      { class: 'township' },
    ]);
  });
});

describe('what is asked for to be done', () => {
  it('carries what a page of another origin cannot set, the key of a repeat and the version that was read', async () => {
    const fetched = vi.fn(() => Promise.resolve(Response.json({})));
    vi.stubGlobal('fetch', fetched);
    await post(
      '/api/v1/regions/{region}/runs/{run}/approval',
      { region: 'qinghe', run: 'r1' },
      { remark: '同意' },
      { key: 'k', version: 3 },
    );
    expect(fetched).toHaveBeenCalledWith(
      '/api/v1/regions/qinghe/runs/r1/approval',
      expect.objectContaining({
        method: 'POST',
        body: '{"remark":"同意"}',
        headers: expect.objectContaining({
          'X-Requested-With': 'kaocheng',
          'Content-Type': 'application/json',
          'Idempotency-Key': 'k',
          'If-Match': '"3"',
        }),
      }),
    );
  });
});
