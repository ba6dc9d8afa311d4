import { post } from '../../api/api';
import { may } from '../../api/may';
import type { Me } from '../../api/types';
import { GOAL, type Goal } from './queries';

export type Act = 'submit' | 'approve' | 'return' | 'issue' | 'acknowledge' | 'withdraw';

const mays: Record<Act, ReturnType<typeof may>> = {
  submit: may('submit-goal'),
  approve: may('approve-goal'),
  return: may('object-to-goal'),
  issue: may('issue-goal'),
  acknowledge: may('acknowledge-goal'),
  withdraw: may('withdraw-goal'),
};

/** What can be done to a goal in a state, the likeliest first. */
const OF_STATE: Readonly<Record<string, readonly Act[]>> = {
  draft: ['submit', 'withdraw'],
  submitted: ['approve', 'return', 'withdraw'],
  approved: ['issue', 'return'],
  issued: ['acknowledge'],
};

/** What this person can do to a goal now. */
export const actsOn = (goal: Goal, me: Me): readonly Act[] =>
  (OF_STATE[goal.state] ?? []).filter((act) => mays[act](me, { unit: goal.owner }));

/** Whether it is this person, of all, who may not. */
export const isBarred = (act: Act, goal: Goal, me: Me) =>
  (act === 'approve' || act === 'issue') && goal.authors.includes(me.subject);

export const needsReason = (act: Act) => act === 'return' || act === 'withdraw';

/**
 * Does it, to the goal as it was read.
 *
 * @param key by which the same act sent again is known
 */
export function perform(region: string, goal: Goal, act: Act, reason: string, key: string): Promise<unknown> {
  const at = { region, goal: goal.goal };
  const read = { version: goal.version, key };
  switch (act) {
    case 'submit':
      return post(`${GOAL}/submission`, at, undefined, read);
    case 'approve':
      return post(`${GOAL}/approval`, at, undefined, read);
    case 'return':
      return post(`${GOAL}/objection`, at, { reason }, read);
    case 'issue':
      return post(`${GOAL}/issue`, at, undefined, read);
    case 'acknowledge':
      return post(`${GOAL}/acknowledgement`, at, {}, read);
    case 'withdraw':
      return post(`${GOAL}/withdrawal`, at, { reason }, read);
  }
}
