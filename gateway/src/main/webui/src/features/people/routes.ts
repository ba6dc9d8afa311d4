import { lazy } from 'react';
import { type Feature, roles } from '../../frame/feature';
import { mayReadMachines, mayReadPeople } from './usePeople';

export default {
  places: [
    { group: 'system', to: '/people', label: 'people.place', order: 20, shownTo: mayReadPeople },
    { group: 'system', to: '/machines', label: 'machines.place', order: 30, shownTo: mayReadMachines },
  ],
  pages: [
    { path: '/people', page: lazy(() => import('./PeoplePage')) },
    { path: '/machines', page: lazy(() => import('./MachinesPage')) },
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
  commands: [{ label: 'people.invite', to: '/people', shownTo: roles('admin', 'office') }],
} satisfies Feature;
