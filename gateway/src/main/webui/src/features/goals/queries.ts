import { everything, type Item } from '../../api/api';

export const GOALS = '/api/v1/regions/{region}/goals';
export const GOAL = '/api/v1/regions/{region}/goals/{goal}';
export const TARGETS = '/api/v1/regions/{region}/targets';
export const CYCLES = '/api/v1/regions/{region}/cycles';
export const CATEGORIES = '/api/v1/regions/{region}/categories';
export type Goal = Item<typeof GOALS>;
export type Target = Item<typeof TARGETS>;

export const STATES = ['draft', 'submitted', 'approved', 'issued', 'acknowledged', 'abandoned'] as const;
export type State = (typeof STATES)[number];
export const DUTIES = ['head', 'deputy', 'leader-in-charge', 'liaison', 'data-officer'] as const;
export const HORIZONS = ['long-term', 'annual', 'stage'] as const;

export const goalsQuery = (region: string, asOf?: string) => everything(GOALS, { region, asOf });

/** A goal in its place in the tree; one whose whole is not seen stands at the top. */
export type Placed = Goal & { depth: number };

/** All goals, each right after the one it is part of; siblings by weight and then by code. */
export function inTree(goals: readonly Goal[]): Placed[] {
  const known = new Set(goals.map((one) => one.goal));
  const parts = new Map<string, Goal[]>();
  for (const one of goals) {
    const under = one.parent && known.has(one.parent) ? one.parent : '';
    parts.set(under, [...(parts.get(under) ?? []), one]);
  }
  const placed: Placed[] = [];
  const place = (under: string, depth: number) => {
    const siblings = parts.get(under) ?? [];
    siblings.sort((a, b) => Number(b.weight) - Number(a.weight) || a.goal.localeCompare(b.goal));
    for (const one of siblings) {
      placed.push({ ...one, depth });
      place(one.goal, depth + 1);
    }
  };
  place('', 0);
  return placed;
}

export { dayIn as today } from '../../format/moment';

/** Whether its owner should have acknowledged it before a day. */
export const isOverdue = (goal: Goal, day: string) =>
  goal.state === 'issued' && goal.acknowledgeBy !== undefined && goal.acknowledgeBy < day;
