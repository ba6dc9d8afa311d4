import type { Item } from '../../api/api';

export const SUPPRESSIONS = '/api/v1/regions/{region}/suppressions';
export type Suppression = Item<typeof SUPPRESSIONS>;

const OPEN = ['requested', 'withdrawal-requested'];

/** Whether another person is to decide about it. */
export const isPending = (one: Suppression) => OPEN.includes(one.state);
