import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';

const shownTo = roles('admin', 'office', 'operator', 'auditor', 'leader');

export default {
  places: [{ group: 'system', to: '/groups', label: 'group.place', order: 11, shownTo }],
  pages: [{ path: '/groups', page: lazy(() => import('./GroupsPage')), shownTo: may('read-groups') }],
} satisfies Feature;
