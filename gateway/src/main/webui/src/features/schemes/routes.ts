import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';

const shownTo = may('read-findings');

export default {
  places: [{ group: 'indicators', to: '/schemes', label: 'schemes.place', order: 20, shownTo }],
  pages: [
    { path: '/schemes', page: lazy(() => import('./SchemesPage')), shownTo },
    { path: '/schemes/$scheme', page: lazy(() => import('./SchemePage')), shownTo },
  ],
  tiles: [
    {
      id: 'drafts',
      title: 'schemes.drafts',
      order: 33,
      width: 'half',
      shownTo: roles('indicator-author', 'indicator-approver', 'office'),
      tile: lazy(() => import('./DraftsTile')),
    },
  ],
} satisfies Feature;
