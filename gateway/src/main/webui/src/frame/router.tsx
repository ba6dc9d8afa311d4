import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { parseSearch, readQuery, writeQuery } from '../url/search';
import { features } from './features';
import { Page } from './Page';

const root = createRootRoute({
  validateSearch: parseSearch,
  component: Outlet,
  notFoundComponent: () => <Page />,
});

const pages = features
  .flatMap((feature) => feature.pages)
  .map(({ path, page }) =>
    createRoute({ getParentRoute: () => root, path, component: () => <Page inside={page} /> }),
  );

export function newRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren(pages),
    parseSearch: readQuery,
    stringifySearch: writeQuery,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    // The pages collect themselves, so the compiler knows none by name: `features.test` looks after links.
    router: AnyRouter;
  }
}
