import { lazy } from 'react';
import type { Feature } from '../../frame/feature';

export default {
  place: {
    to: '/replay',
    label: 'replay.place',
    order: 80,
    roles: ['leader', 'office', 'operator', 'auditor', 'admin'],
  },
  pages: [
    { path: '/replay', page: lazy(() => import('./RunsPage')) },
    { path: '/replay/new', page: lazy(() => import('./WizardPage')) },
    { path: '/replay/runs/$run', page: lazy(() => import('./RunPage')) },
  ],
} satisfies Feature;
