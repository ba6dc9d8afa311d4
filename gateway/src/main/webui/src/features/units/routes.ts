import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

export default {
  pages: [
    {
      path: '/scores/units/$unit',
      page: lazy(() => import('./UnitPage')),
      shownTo: may('read-scores'),
      follows: { period: true, asOf: true },
    },
  ],
} satisfies Feature;
