import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';
import { useGoalTasks } from './tasks';

const shownTo = may('read-goals');

export default {
  places: [{ group: 'goals', to: '/goals', label: 'goal.place', order: 10, shownTo }],
  pages: [
    { path: '/goals', page: lazy(() => import('./GoalsPage')), shownTo, follows: { asOf: true } },
    { path: '/goals/$goal', page: lazy(() => import('./GoalPage')), shownTo, follows: { asOf: true } },
  ],
  tasks: [{ shownTo: may('submit-goal'), useTasks: useGoalTasks }],
} satisfies Feature;
