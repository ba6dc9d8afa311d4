import { lazy } from 'react';
import type { Feature } from '../../frame/feature';

export default {
  place: { to: '/cycles', label: 'cycle.place', order: 110 },
  pages: [{ path: '/cycles', page: lazy(() => import('./CyclesPage')) }],
} satisfies Feature;
