import { lazy } from 'react';
import type { Feature } from '../../frame/feature';

export default {
  pages: [{ path: '/help', page: lazy(() => import('./HelpPage')) }],
  commands: [{ label: 'help.title', to: '/help' }],
} satisfies Feature;
