import { lazy } from 'react';
import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';

export default {
  places: [{ group: 'evaluation', to: '/cycles', label: 'cycle.place', order: 10 }],
  pages: [{ path: '/cycles', page: lazy(() => import('./CyclesPage')), shownTo: may('read-cycles') }],
} satisfies Feature;
