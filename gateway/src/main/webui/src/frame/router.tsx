import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { parseSearch, readQuery, writeQuery } from '../url/search';
import { Page } from './Page';

const root = createRootRoute({
  validateSearch: parseSearch,
  component: Outlet,
  notFoundComponent: () => <Page lost />,
});
const board = createRoute({ getParentRoute: () => root, path: '/', component: () => <Page /> });

export const router = createRouter({
  routeTree: root.addChildren([board]),
  parseSearch: readQuery,
  stringifySearch: writeQuery,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
