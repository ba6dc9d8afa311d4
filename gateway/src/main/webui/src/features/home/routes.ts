import { may } from '../../api/may';
import type { Feature } from '../../frame/feature';
import { HomePage } from './HomePage';

export default {
  places: [{ group: 'home', to: '/', label: 'home.place', order: 0 }],
  pages: [{ path: '/', page: HomePage, follows: { period: true, asOf: true, shownTo: may('read-scores') } }],
} satisfies Feature;
