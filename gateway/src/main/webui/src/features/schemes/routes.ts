import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';

export default {
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
