import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

const mayReadCycles = may('read-cycles');
const mayReadScores = may('read-scores');

export default {
  places: [{ group: 'evaluation', to: '/cycles', label: 'cycle.place', order: 10 }],
  pages: [{ path: '/cycles', page: lazy(() => import('./CyclesPage')), shownTo: mayReadCycles }],
  tiles: [
    {
      id: 'course',
      title: 'cycle.courseTitle',
      order: 10,
      width: 'whole',
      rows: 5,
      // Everybody else has scores to look at.
      shownTo: (me) => mayReadCycles(me) && !mayReadScores(me),
      tile: lazy(() => import('./CourseTile')),
      more: { to: '/editions', label: 'cycle.allPublished' },
    },
  ],
} satisfies Feature;
