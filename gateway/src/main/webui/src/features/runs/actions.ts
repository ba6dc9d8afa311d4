import { type Act, may } from '../../api/may';
import type { Me, Run } from '../../api/types';
import { RUN_KINDS, type RunKind, type RunState } from '../../format/run';
import { type Intention, isApprovable } from './queries';

interface Rule {
  intention: Intention;
  states: readonly RunState[];
  act: Act;
  of?: (run: Run) => boolean;
  /** Whether it must be said why. */
  reason?: boolean;
  /** Whether something may be said with it. */
  remark?: boolean;
  danger?: boolean;
}

const RULES: readonly Rule[] = [
  { intention: 'approval', states: ['verified'], act: 'approve-run', of: isApprovable, remark: true },
  {
    intention: 'promotion',
    states: ['approved'],
    act: 'promote-run',
    of: (run) => run.kind === 'official',
  },
  { intention: 'editions', states: ['promoted'], act: 'publish-editions', reason: true },
  { intention: 'start', states: ['failed'], act: 'resume-run' },
  {
    intention: 'rejection',
    states: ['completed', 'verified', 'approved'],
    act: 'reject-run',
    of: isApprovable,
    reason: true,
    danger: true,
  },
  {
    intention: 'cancellation',
    states: ['planned', 'running', 'failed'],
    act: 'cancel-run',
    danger: true,
  },
  {
    intention: 'expiry',
    states: ['completed', 'verified', 'approved'],
    act: 'expire-run',
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
    (rule) => rule.states.includes(run.state) && may(rule.act)(me) && (rule.of?.(run) ?? true),
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
  if (may('plan-run')(me)) return RUN_KINDS;
  return may('plan-what-if')(me) ? ['what-if'] : [];
}

export const mayPlan = (me: Me) => plannable(me).length > 0;

/** Who sees runs of every kind, and what verifications found. */
export const mayReadRuns = may('read-runs');

/** Who sees what-ifs at least; to others the place is not shown. */
export const mayReadWhatIfs = may('read-what-ifs');
