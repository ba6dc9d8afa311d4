import { POLICY } from './policy';
import type { Me } from './types';

/** Something that somebody does or reads, as docs/roles.md and the descriptions name it. */
export type Act = keyof typeof POLICY;

const relationsOf = (me: Me, act: Act): string[] =>
  Object.entries(POLICY[act])
    .filter(([, roles]) => roles.split(' ').some((role) => me.roles.includes(role)))
    .map(([relation]) => relation);

const OF_UNITS = ['own unit', 'unit below'];

/**
 * Whether a person may by the policy that the services ask, of anything at all or of that unit. What else is asked
 * for (a unit below, another person's draft) the service decides.
 */
export const may =
  (act: Act) =>
  (me: Me, of: { unit?: string | undefined } = {}): boolean =>
    relationsOf(me, act).some(
      (relation) =>
        of.unit === undefined ||
        relation !== 'own unit' ||
        me.units.includes('*') ||
        me.units.includes(of.unit),
    );

/** Whether a person may of every unit, not of the own ones only. */
export const mayOfAll =
  (act: Act) =>
  (me: Me): boolean =>
    relationsOf(me, act).some((relation) => me.units.includes('*') || !OF_UNITS.includes(relation));
