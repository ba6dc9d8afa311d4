import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Body, keyOf, post } from '../../api/api';

export const BATCHES = '/api/v1/regions/{region}/calibrations/batches';

export type Asked = Body<typeof BATCHES>['items'][number];
export type Calibrated = Answer<typeof BATCHES, 'post'>['items'][number];

/** All targets of a table at once, so that they are of one cut; nothing is recorded by it. */
export const calibrationsQuery = (region: string, items: readonly Asked[]) =>
  queryOptions({
    queryKey: [...keyOf(BATCHES, { region }), items],
    queryFn: () => post(BATCHES, { region }, { items: [...items] }),
    enabled: items.length > 0,
    placeholderData: (before) => before,
  });
