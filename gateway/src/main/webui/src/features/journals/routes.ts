import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';

const shownTo = may('read-parked');

export default {
  places: [{ group: 'system', to: '/journals', label: 'journals.place', order: 40, shownTo }],
  pages: [{ path: '/journals', page: lazy(() => import('./JournalsPage')), shownTo }],
  tiles: [
    {
      id: 'journals',
      title: 'journals.title',
      order: 5,
      width: 'whole',
      rows: 5,
      shownTo: roles('operator', 'admin'),
      tile: lazy(() => import('./JournalsTile')),
      more: { to: '/journals', label: 'journals.place' },
    },
  ],
} satisfies Feature;
