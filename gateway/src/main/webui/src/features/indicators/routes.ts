import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';

export default {
  places: [{ group: 'indicators', to: '/indicators', label: 'indicatorPage.place', order: 10 }],
  pages: [
    { path: '/indicators', page: lazy(() => import('./IndicatorsPage')), shownTo: may('read-indicators') },
    {
      path: '/indicators/$indicator',
      page: lazy(() => import('./IndicatorPage')),
      shownTo: may('read-indicators'),
      follows: { period: true, asOf: true },
    },
  ],
  tiles: [
    {
      id: 'indicator-drafts',
      title: 'indicatorPage.drafts',
      order: 32,
      width: 'half',
      shownTo: roles('indicator-author', 'indicator-approver'),
      tile: lazy(() => import('./DraftsTile')),
    },
  ],
} satisfies Feature;
