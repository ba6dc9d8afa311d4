import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { parseSearch, readQuery, type Search, writeQuery } from '../url/search';
import { moved, pages } from './features';
import { Page } from './Page';

const root = createRootRoute({
  validateSearch: parseSearch,
  component: Outlet,
  notFoundComponent: () => <Page />,
});

/** An address from before a page moved leads on, with all it says. */
function leadOn(path: string, search: Search): void {
  const on = moved.find(({ from, when }) => from === path && (when?.(search) ?? true));
  if (on) throw redirect({ to: on.to, search, replace: true });
}

const routes = pages.map(({ path, page }) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: ({ search }) => leadOn(path, search as Search),
    component: () => <Page inside={page} />,
  }),
);

const gone = moved
  .filter(({ from }) => !pages.some(({ path }) => path === from))
  .map(({ from }) =>
    createRoute({
      getParentRoute: () => root,
      path: from,
      beforeLoad: ({ search }) => leadOn(from, search as Search),
      component: () => <Page />,
    }),
  );

export function newRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([...routes, ...gone]),
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
