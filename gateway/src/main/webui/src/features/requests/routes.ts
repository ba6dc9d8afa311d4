import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';
import { useRequestTasks } from './tasks';

const shownTo = may('read-changes');

export default {
  places: [{ group: 'goals', to: '/requests', label: 'request.place', order: 50, shownTo }],
  pages: [{ path: '/requests', page: lazy(() => import('./RequestsPage')), shownTo }],
  tasks: [{ shownTo: may('grant-change'), useTasks: useRequestTasks }],
} satisfies Feature;
