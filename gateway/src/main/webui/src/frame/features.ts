import type { Me } from '../api/types';
import { type Feature, type FeaturePage, GROUPS, type Group, type Place, type ShownTo } from './feature';

const found = import.meta.glob<Feature>('../features/*/routes.ts', { eager: true, import: 'default' });

/** Every folder of `features` that has a `routes`: nothing else names it. */
export const features: readonly Feature[] = Object.values(found);

const all = <T>(of: (feature: Feature) => readonly T[] | undefined): T[] =>
  features.flatMap((feature) => of(feature) ?? []);
const inOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

export const places = all((one) => one.places).sort(
  (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || inOrder(a, b),
);
export const pages: readonly FeaturePage[] = all((one) => one.pages);
export const moved = all((one) => one.moved);
export const commands = all((one) => one.commands);
export const finders = all((one) => one.finders);
export const tasks = all((one) => one.tasks);
export const tiles = all((one) => one.tiles).sort(inOrder);
export const notices = all((one) => one.notices);

/** What of these a person is shown; of a way to a page, where they may open that page. */
export const shown = <T extends { shownTo?: ShownTo; to?: string }>(some: readonly T[], me: Me): T[] =>
  some.filter(({ shownTo, to }) => (shownTo?.(me) ?? true) && (to === undefined || mayOpen(to, me)));

/** The navigation of a person: a group stands in it where one of its pages does. */
export function navigationOf(me: Me): { group: Group; places: Place[] }[] {
  const mine = shown(places, me);
  return GROUPS.map((group) => ({ group, places: mine.filter((one) => one.group === group) })).filter(
    (one) => one.places.length > 0,
  );
}

const matches = (pattern: string, path: string): boolean => {
  const [a, b] = [pattern.split('/'), path.split('/')];
  return a.length === b.length && a.every((part, i) => part.startsWith('$') || part === b[i]);
};

/** The page at a path: the one with the fewest open parts. */
export const pageAt = (path: string): FeaturePage | undefined =>
  pages
    .filter((one) => matches(one.path, path))
    .sort((a, b) => a.path.split('$').length - b.path.split('$').length)[0];

/** The place of the navigation that a path belongs to: the longest that it begins with. */
export const placeAt = (path: string): Place | undefined =>
  places
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];

/** Whether a person may open the page at a path, with such names in it. */
export function mayOpen(path: string, me: Me, params?: unknown): boolean {
  const named = typeof params === 'object' && params !== null ? (params as { unit?: string }) : {};
  return pageAt(path)?.shownTo?.(me, named) ?? true;
}
