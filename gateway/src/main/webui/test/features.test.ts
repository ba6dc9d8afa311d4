import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { features, places } from '../src/frame/features';

const paths = features.flatMap((feature) => feature.pages.map(({ path }) => path));

describe('features', () => {
  it('are found by their folders', () => {
    const folders = readdirSync('src/features');
    expect(folders).toEqual(expect.arrayContaining(['scores', 'runs', 'editions']));
    expect(features).toHaveLength(folders.length);
  });

  it('have each path once', () => {
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('stand in the navigation in their order, where a page is', () => {
    expect(places.map(({ to }) => to).filter((to) => ['/', '/replay', '/editions'].includes(to))).toEqual([
      '/',
      '/replay',
      '/editions',
    ]);
    for (const { to } of places) expect(paths).toContain(to);
  });

  it('are led to by every link', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      // Types made from the descriptions say where a light moved to, which is no link.
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('schema.ts'))
      .map((file) => readFileSync(join('src', file), 'utf8'));
    const links = sources.flatMap((source) =>
      [...source.matchAll(/\bto(?:=|: )["']([^"']*)["']/g)].map((found) => found[1] ?? ''),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) if (link !== '.') expect(paths).toContain(link);
  });
});
