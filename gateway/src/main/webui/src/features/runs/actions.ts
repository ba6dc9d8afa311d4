import type { Me, Run } from '../../api/types';
import type { RunState } from '../../format/run';
import { type Intention, isApprovable } from './queries';

interface Rule {
  intention: Intention;
  states: readonly RunState[];
  roles: readonly string[];
  of?: (run: Run) => boolean;
  /** Whether it must be said why. */
  reason?: boolean;
  danger?: boolean;
}

const APPROVERS = ['office', 'leader', 'operator', 'admin'];
const RULES: readonly Rule[] = [
  { intention: 'approval', states: ['verified'], roles: APPROVERS, of: isApprovable },
  {
    intention: 'promotion',
    states: ['approved'],
    roles: ['operator', 'office', 'admin'],
    of: (run) => run.kind === 'official',
  },
  { intention: 'editions', states: ['promoted'], roles: ['office', 'admin'], reason: true },
  { intention: 'start', states: ['failed'], roles: ['operator', 'admin'] },
  {
    intention: 'rejection',
    states: ['completed', 'verified', 'approved'],
    roles: APPROVERS,
    of: isApprovable,
    reason: true,
    danger: true,
  },
  {
    intention: 'cancellation',
    states: ['planned', 'running', 'failed'],
    roles: ['operator', 'admin'],
    danger: true,
  },
  {
    intention: 'expiry',
    states: ['completed', 'verified', 'approved'],
    roles: ['operator', 'admin'],
    of: (run) => run.kind === 'what-if',
    danger: true,
  },
];

export interface Action {
  intention: Intention;
  reason: boolean;
  danger: boolean;
  /** Why this person may not, though the role would do. */
  barred?: 'author';
}

/** What may be done with the run as it is, by somebody with these roles; the service decides in the end. */
export function actionsOf(run: Run, me: Me): Action[] {
  return RULES.filter(
    (rule) =>
      rule.states.includes(run.state) &&
      rule.roles.some((role) => me.roles.includes(role)) &&
      (rule.of?.(run) ?? true),
  ).map(({ intention, reason = false, danger = false }) => ({
    intention,
    reason,
    danger,
    ...(intention === 'approval' && run.requester === me.subject ? { barred: 'author' as const } : {}),
  }));
}

export const mayPlan = (me: Me) => me.roles.some((role) => role === 'operator' || role === 'admin');

/** Who sees runs and what-ifs; to others the place is not shown. */
const READERS = ['leader', 'office', 'operator', 'auditor', 'admin'];

export const mayReadRuns = (me: Me) => me.roles.some((role) => READERS.includes(role));
