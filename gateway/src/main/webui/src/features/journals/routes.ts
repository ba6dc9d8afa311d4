import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';

export default {
  tiles: [
    {
      id: 'journals',
      title: 'journals.title',
      order: 5,
      width: 'whole',
      rows: 5,
      shownTo: roles('operator', 'admin'),
      tile: lazy(() => import('./JournalsTile')),
    },
  ],
} satisfies Feature;
