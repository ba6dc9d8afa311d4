import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

export default {
  places: [
    {
      group: 'system',
      to: '/audit',
      label: 'audit.place',
      order: 60,
      shownTo: may('read-journals'),
    },
  ],
  pages: [{ path: '/audit', page: lazy(() => import('./AuditPage')), shownTo: may('read-journals') }],
} satisfies Feature;
