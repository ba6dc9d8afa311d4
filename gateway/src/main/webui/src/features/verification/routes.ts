import { lazy } from 'react';
import type { Feature } from '../../frame/feature';
import { mayReadRuns } from '../runs/actions';

export default {
  places: [
    {
      group: 'replay',
      to: '/replay/verification',
      label: 'verification.place',
      order: 20,
      shownTo: mayReadRuns,
    },
  ],
  pages: [{ path: '/replay/verification', page: lazy(() => import('./VerificationPage')) }],
} satisfies Feature;
