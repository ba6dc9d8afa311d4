import { lazy } from 'react';
import type { Feature } from '../../frame/feature';

export default {
  places: [{ group: 'indicators', to: '/indicators', label: 'indicatorPage.place', order: 10 }],
  pages: [
    { path: '/indicators', page: lazy(() => import('./IndicatorsPage')) },
    {
      path: '/indicators/$indicator',
      page: lazy(() => import('./IndicatorPage')),
      follows: { period: true, asOf: true },
    },
  ],
} satisfies Feature;
