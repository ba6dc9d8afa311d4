import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

export default {
  places: [{ group: 'results', to: '/editions', label: 'edition.place', order: 10 }],
  pages: [
    { path: '/editions', page: lazy(() => import('./EditionsPage')), shownTo: may('read-editions') },
    {
      path: '/editions/$unitClass/$period/$number',
      page: lazy(() => import('./EditionPage')),
      shownTo: may('read-editions'),
    },
  ],
} satisfies Feature;
