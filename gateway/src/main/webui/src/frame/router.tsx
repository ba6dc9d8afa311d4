import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { lazy } from 'react';
import { BoardPage } from '../board/BoardPage';
import { parseSearch, readQuery, writeQuery } from '../url/search';
import { Page } from './Page';

const root = createRootRoute({
  validateSearch: parseSearch,
  component: Outlet,
  notFoundComponent: () => <Page />,
});
const board = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => <Page inside={BoardPage} />,
});

const Runs = lazy(() => import('../replay/RunsPage'));
const Wizard = lazy(() => import('../replay/WizardPage'));
const OneRun = lazy(() => import('../replay/RunPage'));
const Editions = lazy(() => import('../editions/EditionsPage'));
const OneEdition = lazy(() => import('../editions/EditionPage'));

const runs = createRoute({
  getParentRoute: () => root,
  path: '/replay',
  component: () => <Page inside={Runs} />,
});
const wizard = createRoute({
  getParentRoute: () => root,
  path: '/replay/new',
  component: () => <Page inside={Wizard} />,
});
const run = createRoute({
  getParentRoute: () => root,
  path: '/replay/runs/$run',
  component: () => <Page inside={OneRun} />,
});
const editions = createRoute({
  getParentRoute: () => root,
  path: '/editions',
  component: () => <Page inside={Editions} />,
});
const edition = createRoute({
  getParentRoute: () => root,
  path: '/editions/$unitClass/$period/$number',
  component: () => <Page inside={OneEdition} />,
});

export function newRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([board, runs, wizard, run, editions, edition]),
    parseSearch: readQuery,
    stringifySearch: writeQuery,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
