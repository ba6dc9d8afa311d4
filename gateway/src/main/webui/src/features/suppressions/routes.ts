import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';
import { useSuppressionTasks } from './tasks';

const shownTo = may('read-suppressions');

export default {
  places: [{ group: 'scores', to: '/suppressions', label: 'suppression.place', order: 40, shownTo }],
  pages: [{ path: '/suppressions', page: lazy(() => import('./SuppressionsPage')), shownTo }],
  tasks: [{ shownTo: may('grant-suppression'), useTasks: useSuppressionTasks }],
} satisfies Feature;
