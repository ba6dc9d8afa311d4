import { query } from '../../api/api';

export const SERVICES = ['goals', 'indicators', 'monitoring', 'evaluation', 'reporting'] as const;
export type Service = (typeof SERVICES)[number];

export const POSITIONS = '/api/v1/regions/{region}/positions/{service}';
export const PARKED = '/api/v1/regions/{region}/parked/{service}';

export const positionsQuery = (region: string, service: Service) => ({
  ...query(POSITIONS, { region, service }),
  staleTime: 0,
});

export const parkedQuery = (region: string, service: Service) => ({
  ...query(PARKED, { region, service }),
  staleTime: 0,
});
