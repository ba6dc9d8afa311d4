import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';

const shownTo = roles('operator', 'admin', 'auditor');

export default {
  places: [{ group: 'system', to: '/journals', label: 'journals.place', order: 40, shownTo }],
  pages: [{ path: '/journals', page: lazy(() => import('./JournalsPage')) }],
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
