import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';

const shownTo = may('read-calibrations');

export default {
  places: [
    {
      group: 'indicators',
      to: '/calibration',
      label: 'calibration.place',
      order: 60,
      shownTo: roles('office', 'leader', 'auditor', 'indicator-author', 'indicator-approver', 'department'),
    },
  ],
  pages: [{ path: '/calibration', page: lazy(() => import('./CalibrationPage')), shownTo }],
} satisfies Feature;
