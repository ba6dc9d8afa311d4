// Every address that the browser's checks look at: the pages, and what a page shows besides by its address.
import { pagePaths } from './pages.mjs';

/** What is looked at in the mock, but for the run, whose code is made there. */
export const NAMED = {
  unitClass: 'department',
  period: '202605',
  number: '2',
  indicator: 'tasks-done',
  unit: 'finance-bureau',
  other: 'audit-bureau',
  goal: 'schools-2026',
  scheme: 'department-2026',
};

/** @param named which class, period, edition, indicator, run, goal, scheme and unit are to be looked at, and another unit */
export function places(named) {
  const paths = pagePaths().map((path) =>
    path.replace(/\$(\w+)/g, (_, name) => {
      if (!(name in named)) throw new Error(`a page names ${name}: say which one is to be looked at`);
      return named[name];
    }),
  );
  const { unit, other, indicator } = named;
  return [
    ...paths,
    ...['why', 'reported', 'history', 'card'].map((tab) => `/scores/units/${unit}?tab=${tab}`),
    ...['units', 'months', 'versions', 'use', 'findings'].map((tab) => `/indicators/${indicator}?tab=${tab}`),
    '/scores?view=heatmap',
    '/replay/new?step=scope',
    `/scores/compare?units=${unit},${other}`,
  ];
}
