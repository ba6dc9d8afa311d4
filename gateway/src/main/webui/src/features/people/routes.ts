import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';
import { mayReadMachines, mayReadPeople } from './usePeople';

export default {
  places: [
    { group: 'system', to: '/people', label: 'people.place', order: 20, shownTo: mayReadPeople },
    { group: 'system', to: '/machines', label: 'machines.place', order: 30, shownTo: mayReadMachines },
  ],
  pages: [
    { path: '/people', page: lazy(() => import('./PeoplePage')), shownTo: mayReadPeople },
    { path: '/machines', page: lazy(() => import('./MachinesPage')), shownTo: mayReadMachines },
  ],
  tiles: [
    {
      id: 'access',
      title: 'people.tile',
      order: 8,
      width: 'half',
      shownTo: roles('admin'),
      tile: lazy(() => import('./AccessTile')),
      more: { to: '/people', label: 'people.place' },
    },
  ],
  commands: [{ label: 'people.invite', to: '/people', shownTo: may('keep-people') }],
} satisfies Feature;
