import type { Item } from '../../api/api';

export const GROUPS = '/api/v1/regions/{region}/groups';
export const MEMBERS = '/api/v1/regions/{region}/groups/{unitGroup}/members';
export type Group = Item<typeof GROUPS>;
export type Member = Item<typeof MEMBERS>;
