import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';

const shownTo = roles('admin', 'office', 'operator', 'auditor', 'leader');

export default {
  places: [{ group: 'system', to: '/units', label: 'registry.place', order: 10, shownTo }],
  pages: [{ path: '/units', page: lazy(() => import('./UnitsPage')), shownTo: may('read-units') }],
} satisfies Feature;
