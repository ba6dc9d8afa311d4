import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

export default {
  places: [
    {
      group: 'replay',
      to: '/replay/verification',
      label: 'verification.place',
      order: 20,
      shownTo: may('read-verification'),
    },
  ],
  pages: [
    {
      path: '/replay/verification',
      page: lazy(() => import('./VerificationPage')),
      shownTo: may('read-verification'),
    },
  ],
} satisfies Feature;
