import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';

export default {
  places: [
    {
      group: 'system',
      to: '/audit',
      label: 'audit.place',
      order: 60,
      shownTo: roles('auditor', 'admin', 'office', 'operator', 'leader'),
    },
  ],
  pages: [{ path: '/audit', page: lazy(() => import('./AuditPage')) }],
} satisfies Feature;
