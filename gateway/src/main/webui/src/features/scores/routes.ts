import { lazy } from 'react';
import { may } from '../../api/may';
import { type Feature, roles } from '../../frame/feature';
import type { Search } from '../../url/search';
import { BoardPage } from './board/BoardPage';
import { useFoundIndicators, useFoundUnits } from './found';

/** The board was the first page once; links to it are in letters and minutes. */
const ofBoard = (search: Search) =>
  (['class', 'unit', 'view', 'light', 'sort', 'at', 'q'] as const).some((key) => search[key] !== undefined);

const mayReadScores = may('read-scores');
const hasUnits = (me: { units: string[] }) => me.units.some((unit) => unit !== '*');
const all = { to: '/scores', label: 'board.place' };

export default {
  places: [{ group: 'scores', to: '/scores', label: 'board.place', order: 10, shownTo: mayReadScores }],
  pages: [
    { path: '/scores', page: BoardPage, shownTo: mayReadScores, follows: { period: true, asOf: true } },
  ],
  moved: [{ from: '/', to: '/scores', when: ofBoard }],
  finders: [
    { label: 'board.unitsFound', shownTo: mayReadScores, useFound: useFoundUnits },
    { label: 'board.indicatorsFound', shownTo: may('read-indicators'), useFound: useFoundIndicators },
  ],
  tiles: [
    {
      id: 'mine',
      title: 'home.mine',
      order: 10,
      width: 'whole',
      rows: 8,
      shownTo: (me) => mayReadScores(me) && hasUnits(me),
      tile: lazy(() => import('./tiles/Mine')),
    },
    {
      id: 'classes',
      title: 'home.classes',
      order: 20,
      width: 'whole',
      shownTo: roles('leader', 'office', 'operator', 'auditor', 'admin'),
      tile: lazy(() => import('./tiles/Classes')),
      more: all,
    },
    {
      id: 'trends',
      title: 'home.trends',
      order: 25,
      width: 'whole',
      rows: 7,
      shownTo: roles('leader', 'office', 'auditor'),
      tile: lazy(() => import('./tiles/Trends')),
    },
    {
      id: 'reds',
      title: 'home.reds',
      order: 30,
      width: 'half',
      shownTo: roles('leader', 'office'),
      tile: lazy(() => import('./tiles/Reds')),
    },
    {
      id: 'movers',
      title: 'home.movers',
      order: 40,
      width: 'half',
      shownTo: roles('leader', 'office'),
      tile: lazy(() => import('./tiles/Movers')),
    },
    {
      id: 'gaps',
      title: 'home.gaps',
      order: 35,
      width: 'half',
      shownTo: roles('office'),
      tile: lazy(() => import('./tiles/Gaps')),
    },
    {
      id: 'alerts',
      title: 'home.alerts',
      order: 50,
      width: 'half',
      shownTo: may('read-alerts'),
      tile: lazy(() => import('./tiles/Alerts')),
    },
  ],
} satisfies Feature;
