import { useSyncExternalStore } from 'react';
import type { Me } from '../api/types';

/** Those who are shown about in their own way; of several roles the first decides. */
export const TOURED = [
  'leader',
  'office',
  'department',
  'reviewer',
  'indicator-author',
  'indicator-approver',
  'evaluator',
  'operator',
  'auditor',
  'admin',
] as const;
export type Toured = (typeof TOURED)[number];

export const touredAs = (me: Me): Toured | undefined => TOURED.find((role) => me.roles.includes(role));

const KEPT = 'kaocheng.toured';
const listeners = new Set<() => void>();
let asked = false;

const seen = (): string[] => (localStorage.getItem(KEPT) ?? '').split(' ');

function changed(now: boolean): void {
  asked = now;
  for (const listener of listeners) listener();
}

/** Shows the tour, also to who has seen it. */
export const askForTour = () => changed(true);

/** It was seen to its end, or closed: it comes only when it is asked for. */
export function endTour(role: Toured): void {
  if (!seen().includes(role)) localStorage.setItem(KEPT, [...seen(), role].join(' ').trim());
  changed(false);
}

/** Whether it is to be shown: at the first visit in the role, or when it was asked for. */
export function useTour(role: Toured | undefined): { shown: boolean; asked: boolean } {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => `${asked} ${role !== undefined && !seen().includes(role)}`,
  );
  const [wanted, first] = now.split(' ');
  return { shown: role !== undefined && (wanted === 'true' || first === 'true'), asked: wanted === 'true' };
}
