import type { Item } from '../../api/api';

export const REQUESTS = '/api/v1/regions/{region}/requests';
export const TARGETS = '/api/v1/regions/{region}/targets';
export type Request = Item<typeof REQUESTS>;
export type Target = Item<typeof TARGETS>;
export type TargetChange = Request['changes'][number];

export const GROUNDS = [
  'policy-change',
  'disaster',
  'force-majeure',
  'task-change',
  'definition-change',
  'unit-change',
  'clerical-error',
  'other',
] as const;

/** Those about targets; own indicators have a page of their own. */
export const ofTargets = (requests: readonly Request[]): Request[] =>
  requests.filter((one) => one.kind !== 'own-list');

/** Whether another person is to decide about it. */
export const isPending = (one: Request) => one.state === 'pending';

/** What a file is known by: its name and the SHA-256 of its bytes. The file itself stays where it is. */
export async function fingerprint(file: File): Promise<{ name: string; sha256: string }> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name, sha256 };
}
