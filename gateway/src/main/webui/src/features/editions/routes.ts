import { lazy } from 'react';
import type { Feature } from '../../frame/feature';

export default {
  places: [{ group: 'results', to: '/editions', label: 'edition.place', order: 10 }],
  pages: [
    { path: '/editions', page: lazy(() => import('./EditionsPage')) },
    { path: '/editions/$unitClass/$period/$number', page: lazy(() => import('./EditionPage')) },
  ],
} satisfies Feature;
