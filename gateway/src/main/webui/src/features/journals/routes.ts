import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';

export default {
  tiles: [
    {
      id: 'journals',
      title: 'journals.title',
      order: 5,
      width: 'whole',
      shownTo: roles('operator', 'admin'),
      tile: lazy(() => import('./JournalsTile')),
    },
  ],
} satisfies Feature;
