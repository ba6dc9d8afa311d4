import { cleanup, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { merged } from '../scripts/descriptions.mjs';
import { policy } from '../scripts/policy.mjs';
import { mayOpen, navigationOf, pageAt, pages } from '../src/frame/features';
import { open } from './open';

const table = policy();
const roles = Object.keys(table['read-oneself'] ?? {}).filter((role) => role !== 'submissions:write');
const operations = Object.entries(
  merged().paths as Record<string, Record<string, { 'x-action'?: string }>>,
).map(([path, item]) => ({
  pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  parts: path.split('{').length,
  item,
}));

/** The relations in which the role may ask this; undefined where the description names no action. */
function granted(role: string, method: string, path: string): string[] | undefined {
  const [found] = operations
    .filter((one) => one.pattern.test(path) && one.item[method.toLowerCase()])
    .sort((a, b) => a.parts - b.parts);
  const action = found?.item[method.toLowerCase()]?.['x-action'];
  return action === undefined ? undefined : (table[action]?.[role] ?? []);
}

const person = (role: string) => ({
  subject: 's',
  name: '李敏',
  roles: [role],
  regions: ['qinghe'],
  units: ['leader', 'office', 'operator', 'auditor', 'admin'].includes(role) ? ['*'] : ['liuhe-town'],
});

/** Opens the page and tells what it asked that the role is refused, and where its links lead. */
async function visit(role: string, address: string) {
  const { asked, client } = open(address, {
    'GET /api/v1/session': { person: person(role) },
    'GET /api/v1/regions': { items: [{ region: 'qinghe', name: '青河县', timeZone: 'Asia/Shanghai' }] },
  });
  await waitFor(() => {
    expect(document.querySelector('main h1, main [data-testid^="notice-"]')).toBeTruthy();
    expect(document.querySelector('[aria-busy="true"]')).toBeNull();
    expect(client.isFetching()).toBe(0);
  });
  const refused = asked
    .filter(({ method, path }) => granted(role, method, path)?.length === 0)
    .map(({ method, path }) => `${method} ${path}`);
  const links = [...document.querySelectorAll('a[href^="/"]')]
    .map((link) => new URL(link.getAttribute('href') ?? '', 'http://page').pathname)
    .filter((path) => pageAt(path) !== undefined);
  cleanup();
  return { refused: [...new Set(refused)], links: [...new Set(links)] };
}

beforeEach(() => {
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  );
});

describe('a person', () => {
  it.each(roles)(
    'with the role %s is led to nothing that is refused',
    async (role) => {
      const me = person(role);
      const wrong: string[] = [];
      const seen = new Set<string>();
      const next = navigationOf(me).flatMap(({ places }) => places.map(({ to }) => to));
      for (let path = next.shift(); path !== undefined; path = next.shift()) {
        const kind = pageAt(path)?.path ?? path;
        if (seen.has(kind)) continue;
        seen.add(kind);
        const { refused, links } = await visit(role, `${path}?region=qinghe`);
        for (const one of refused) wrong.push(`${path} asks ${one}`);
        for (const link of links) {
          const unit = /^\/scores\/units\/([^/]+)$/.exec(link)?.[1];
          if (!mayOpen(link, me, unit ? { unit } : {})) wrong.push(`${path} leads to ${link}`);
          else next.push(link);
        }
      }
      expect(wrong).toEqual([]);
      expect(seen.size).toBeGreaterThan(2);
    },
    120_000,
  );

  it('with no right to a page is told so, and nothing is asked for it', async () => {
    const { refused } = await visit('evaluator', '/scores?region=qinghe');
    expect(refused).toEqual([]);
  });

  it('has every page that asks for something of the region guarded by what it asks first', () => {
    const open = pages.filter(({ shownTo }) => !shownTo).map(({ path }) => path);
    expect(open.sort()).toEqual(['/', '/help']);
  });
});
