import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagePaths } from '../scripts/pages.mjs';
import { places as lookedAt, NAMED } from '../scripts/places.mjs';
import { GROUPS } from '../src/frame/feature';
import { features, moved, navigationOf, pages, places } from '../src/frame/features';

const paths = pages.map(({ path }) => path);
const me = (...roles: string[]) => ({ subject: 's', name: 'n', roles, regions: ['qinghe'], units: [] });

describe('features', () => {
  it('are found by their folders', () => {
    const folders = readdirSync('src/features');
    expect(folders).toEqual(expect.arrayContaining(['scores', 'runs', 'editions']));
    expect(features).toHaveLength(folders.length);
  });

  it('are all told to the gateway, which answers 404 for any other address', () => {
    expect(pagePaths()).toEqual([...new Set([...paths, ...moved.map(({ from }) => from)])].sort());
  });

  it('are all looked at by the sweep, whatever their paths name', () => {
    expect(lookedAt({ ...NAMED, run: 'a-run' })).toEqual(
      expect.arrayContaining(pagePaths().filter((path) => !path.includes('$'))),
    );
  });

  it('have each path once', () => {
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('stand in the navigation by group and in their order, where a page is', () => {
    const groups = places.map(({ group }) => GROUPS.indexOf(group));
    expect(groups).toEqual([...groups].sort((a, b) => a - b));
    for (const { to } of places) expect(paths).toContain(to);
  });

  it.each([
    ['leader', ['home', 'scores', 'evaluation', 'replay', 'results']],
    ['office', ['home', 'scores', 'evaluation', 'replay', 'results']],
    ['department', ['home', 'scores', 'evaluation', 'results']],
    ['evaluator', ['home', 'evaluation', 'results']],
    ['operator', ['home', 'scores', 'evaluation', 'replay', 'results']],
  ])('show a %s only the groups that have a page for them', (role, groups) => {
    // Groups come with the features that bring pages into them.
    expect(navigationOf(me(role)).map(({ group }) => group)).toEqual(expect.arrayContaining(groups));
    for (const { places: some } of navigationOf(me(role))) expect(some.length).toBeGreaterThan(0);
  });

  it('show runs to those who read them only', () => {
    const of = (role: string) => navigationOf(me(role)).flatMap((one) => one.places.map(({ to }) => to));
    expect(of('operator')).toContain('/replay');
    expect(of('indicator-author')).toContain('/replay');
    expect(of('department')).not.toContain('/replay');
    expect(of('evaluator')).not.toContain('/scores');
  });

  it('lead to pages by the link that knows who may open them', () => {
    const past = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && file !== join('frame', 'Link.tsx'))
      .filter((file) =>
        /import \{[^}]*\bLink\b[^}]*\} from '@tanstack\/react-router'/.test(
          readFileSync(join('src', file), 'utf8'),
        ),
      );
    expect(past).toEqual([]);
  });

  it('say beside every total that figures of its period are still owed', () => {
    const silent = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => ({ file, source: readFileSync(join('src/features', file), 'utf8') }))
      .filter(({ source }) => /t\('board\.total'\)|score\.total, 2, 2/.test(source))
      .filter(({ source }) => !/<ScoreMarks|board\.partialText/.test(source))
      .map(({ file }) => file);
    // These two stand on the unit's page, whose standing says it; a published result does not know it.
    expect(silent).toEqual(
      ['editions/EditionPage.tsx', 'units/History.tsx', 'units/Overview.tsx'].map((f) => join(f)),
    );
  });

  it('are led to by every link', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      // Types made from the descriptions, and texts, say where a light moved to, which is no link.
      .filter((file) => /\.tsx?$/.test(file) && !/^i18n|(schema|strings)\.ts$/.test(file))
      .map((file) => readFileSync(join('src', file), 'utf8'));
    const links = sources.flatMap((source) =>
      [...source.matchAll(/\bto(?:=|: )["']([^"']*)["']/g)].map((found) => found[1] ?? ''),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) if (link !== '.') expect(paths).toContain(link);
  });
});
