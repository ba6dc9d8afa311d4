import { lazy } from 'react';
import type { Feature } from '../../frame/feature';

export default {
  pages: [
    {
      path: '/scores/units/$unit',
      page: lazy(() => import('./UnitPage')),
      follows: { period: true, asOf: true },
    },
  ],
} satisfies Feature;
