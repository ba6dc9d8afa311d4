import { everything, query } from '../../api/api';

export const editionsQuery = (region: string, unitClass: string | undefined, period: string | undefined) => ({
  ...everything('/api/v1/regions/{region}/editions', { region, class: unitClass, period }),
  staleTime: 0,
});

export const editionQuery = (region: string, unitClass: string, period: string, number: string) =>
  query('/api/v1/regions/{region}/editions/{unitClass}/{period}/{number}', {
    region,
    unitClass,
    period,
    number: Number(number),
  });
