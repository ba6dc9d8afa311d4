import { lazy } from 'react';
import type { Feature } from '../../frame/feature';
import { mayPlan, mayReadRuns, mayReadWhatIfs } from './actions';
import { useRunTasks } from './tasks';

export default {
  places: [{ group: 'replay', to: '/replay', label: 'replay.place', order: 10, shownTo: mayReadWhatIfs }],
  pages: [
    { path: '/replay', page: lazy(() => import('./RunsPage')), shownTo: mayReadWhatIfs },
    {
      path: '/replay/new',
      page: lazy(() => import('./WizardPage')),
      shownTo: mayPlan,
      refused: 'wizard.forbidden',
      follows: { asOf: 'own' },
    },
    { path: '/replay/runs/$run', page: lazy(() => import('./RunPage')), shownTo: mayReadWhatIfs },
  ],
  commands: [{ label: 'replay.new', to: '/replay/new', shownTo: mayPlan }],
  tasks: [{ shownTo: mayReadRuns, useTasks: useRunTasks }],
  tiles: [
    {
      id: 'verification',
      title: 'replay.verification',
      order: 60,
      width: 'half',
      shownTo: mayReadRuns,
      tile: lazy(() => import('./VerificationTile')),
      more: { to: '/replay', label: 'replay.place' },
    },
  ],
} satisfies Feature;
