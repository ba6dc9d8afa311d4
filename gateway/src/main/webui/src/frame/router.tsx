import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { parseSearch, readQuery, writeQuery } from '../url/search';
import { Page } from './Page';

const root = createRootRoute({
  validateSearch: parseSearch,
  component: Outlet,
  notFoundComponent: () => <Page lost />,
});
const board = createRoute({ getParentRoute: () => root, path: '/', component: () => <Page /> });

export function newRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([board]),
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
