import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

export default {
  places: [
    {
      group: 'scores',
      to: '/scores/compare',
      label: 'compare.place',
      order: 20,
      shownTo: may('read-scores'),
    },
  ],
  pages: [
    {
      path: '/scores/compare',
      page: lazy(() => import('./ComparePage')),
      shownTo: may('read-scores'),
      follows: { period: true, asOf: true },
    },
  ],
} satisfies Feature;
