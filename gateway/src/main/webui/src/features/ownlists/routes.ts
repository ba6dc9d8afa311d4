import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';
import { useOwnListTasks } from './tasks';

const shownTo = may('read-own-indicators');

export default {
  places: [{ group: 'goals', to: '/own-indicators', label: 'ownList.place', order: 20, shownTo }],
  pages: [{ path: '/own-indicators', page: lazy(() => import('./OwnListsPage')), shownTo }],
  tasks: [{ shownTo: may('grant-change'), useTasks: useOwnListTasks }],
} satisfies Feature;
