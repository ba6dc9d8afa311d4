import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';

export default {
  places: [
    {
      group: 'scores',
      to: '/scores/compare',
      label: 'compare.place',
      order: 20,
      shownTo: roles(
        'leader',
        'office',
        'indicator-author',
        'indicator-approver',
        'department',
        'reviewer',
        'operator',
        'auditor',
        'admin',
      ),
    },
  ],
  pages: [
    {
      path: '/scores/compare',
      page: lazy(() => import('./ComparePage')),
      follows: { period: true, asOf: true },
    },
  ],
} satisfies Feature;
