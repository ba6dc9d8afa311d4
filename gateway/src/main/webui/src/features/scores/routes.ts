import type { Feature } from '../../frame/feature';
import { BoardPage } from './board/BoardPage';

export default {
  place: { to: '/', label: 'board.place', order: 10 },
  pages: [{ path: '/', page: BoardPage }],
} satisfies Feature;
