import type { Me, Run } from '../../api/types';
import { RUN_KINDS, type RunKind, type RunState } from '../../format/run';
import { type Intention, isApprovable } from './queries';

interface Rule {
  intention: Intention;
  states: readonly RunState[];
  roles: readonly string[];
  of?: (run: Run) => boolean;
  /** Whether it must be said why. */
  reason?: boolean;
  /** Whether something may be said with it. */
  remark?: boolean;
  danger?: boolean;
}

const APPROVERS = ['office', 'leader', 'operator', 'admin'];
const RULES: readonly Rule[] = [
  { intention: 'approval', states: ['verified'], roles: APPROVERS, of: isApprovable, remark: true },
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
  remark: boolean;
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
  ).map(({ intention, reason = false, remark = false, danger = false }) => ({
    intention,
    reason,
    remark,
    danger,
    ...(intention === 'approval' && run.requester === me.subject ? { barred: 'author' as const } : {}),
  }));
}

/** The kinds of run that somebody may start: who works on the rules tries them out. */
export function plannable(me: Me): readonly RunKind[] {
  if (me.roles.some((role) => role === 'operator' || role === 'admin')) return RUN_KINDS;
  return me.roles.some((role) => role === 'office' || role === 'indicator-author') ? ['what-if'] : [];
}

export const mayPlan = (me: Me) => plannable(me).length > 0;

/** Who sees runs of every kind, and what verifications found. */
const READERS = ['leader', 'office', 'operator', 'auditor', 'admin'];
/** Who sees what-ifs only. */
const OF_WHAT_IFS = ['indicator-author', 'indicator-approver'];

export const mayReadRuns = (me: Me) => me.roles.some((role) => READERS.includes(role));

/** To others the place is not shown. */
export const mayReadWhatIfs = (me: Me) =>
  mayReadRuns(me) || me.roles.some((role) => OF_WHAT_IFS.includes(role));
