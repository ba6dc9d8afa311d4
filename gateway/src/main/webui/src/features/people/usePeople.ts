import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { everything } from '../../api/api';
import { may } from '../../api/may';
import type { Me } from '../../api/types';

export const PEOPLE = '/api/v1/regions/{region}/people';
export const MACHINES = '/api/v1/regions/{region}/machines';

/** The service decides in the end. */
export const mayReadPeople = may('read-people');
export const mayReadMachines = may('read-machines');

/** The roles that somebody may give: an admin all, the office those of the units' people. */
export function givenBy(me: Me): readonly string[] {
  const of = ['department', 'reviewer', 'evaluator', 'submissions:write'];
  return me.roles.includes('admin') ? [...ALL_ROLES] : me.roles.includes('office') ? of : [];
}

export const ALL_ROLES = [
  'leader',
  'office',
  'indicator-author',
  'indicator-approver',
  'department',
  'reviewer',
  'evaluator',
  'operator',
  'auditor',
  'admin',
  'submissions:write',
] as const;

/** What journals call people by, as names; the subject id where nobody may say whose it is. */
export function usePeople(region: string, me: Me): (subject: string) => string {
  const people = useQuery({ ...everything(PEOPLE, { region }), enabled: mayReadPeople(me) }).data;
  const machines = useQuery({ ...everything(MACHINES, { region }), enabled: mayReadMachines(me) }).data;
  const names = useMemo(
    () =>
      new Map([
        ...(people ?? []).map((one) => [one.person, one.familyName + one.givenName] as const),
        ...(machines ?? []).map((one) => [one.subject, one.machine] as const),
        [me.subject, me.name] as const,
      ]),
    [people, machines, me],
  );
  return useCallback((subject: string) => names.get(subject) || subject, [names]);
}
