import { useCallback, useEffect, useRef, useState } from 'react';
import { type Finding, Problem } from '../api/client';

/** How a code is written that is given to something new. */
export const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A finding where something is wrong, for a form's `check`. */
export const wrongIf = (pointer: string, is: boolean, message: string): Finding[] =>
  is ? [{ pointer, code: 'invalid-field', message }] : [];

/** What a form holds: as the body of the request has it. */
export type Values = { [key: string]: unknown };

const parts = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at the pointer (RFC 6901). */
export function valueAt(values: unknown, pointer: string): unknown {
  return parts(pointer).reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Values)[key] : undefined),
    values,
  );
}

/** The same with another value there; what lies on the way is made. */
export function withValue<T>(values: T, pointer: string, value: unknown): T {
  const [key, ...rest] = parts(pointer);
  if (key === undefined) return value as T;
  const deeper = rest.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (Array.isArray(values)) {
    const copy: unknown[] = [...values];
    copy[Number(key)] = withValue(copy[Number(key)], deeper, value);
    return copy as T;
  }
  const now = (values ?? {}) as Values;
  return { ...now, [key]: withValue(now[key], deeper, value) } as T;
}

/** Somebody else has written in between: what was read, what is there now, what was typed. */
export interface Conflict<T> {
  read: T;
  now: T;
  version: number;
}

interface Options<T> {
  /** Under which what is typed is kept on this machine until it has been sent. */
  name: string;
  /** What is there, as read. */
  initial: T;
  /** The version it was read at, where the command wants one. */
  version?: number;
  /** What can be said before it is sent; each with the pointer of its field. */
  check?: (values: T) => readonly Finding[];
  send: (values: T, version: number | undefined) => Promise<unknown>;
  /** Reads what is there now, after somebody else has written. Without it the conflict is a refusal as any other. */
  reread?: () => Promise<{ values: T; version: number }>;
  onDone: () => void;
}

export interface Form<T> {
  values: T;
  /** Whether something differs from what was read. */
  dirty: boolean;
  sending: boolean;
  /** Whether what is shown was typed earlier and not sent. */
  restored: boolean;
  /** What is wrong, field by field; what belongs to no field is left to `rest`. */
  findings: readonly Finding[];
  /** A refusal, without what its fields say. */
  refusal: Error | undefined;
  conflict: Conflict<T> | undefined;
  at: (pointer: string) => unknown;
  set: (pointer: string, value: unknown) => void;
  /** A field tells that it is there, so that what concerns it is shown there. */
  claim: (pointer: string, id: string) => void;
  wrong: (pointer: string) => string | undefined;
  submit: () => void;
  /** After a conflict: send what was typed over what is there now, or take that over. */
  overwrite: () => void;
  adopt: () => void;
  /** Forgets what was typed. */
  reset: () => void;
}

const CONFLICTS = [409, 412];
const STALE = ['stale-version', 'stale-value'];
const DRAFTS = 'kaocheng.draft.';
const WHOSE = 'kaocheng.drafts-of';
const keptAs = (name: string) => `${DRAFTS}${name}`;

/** Drafts outlive a session that expires, and are nobody else's: those of another person are thrown away. */
export function keepDraftsOf(person: string): void {
  if (sessionStorage.getItem(WHOSE) === person) return;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key);
  }
  sessionStorage.setItem(WHOSE, person);
}

function kept<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(keptAs(name));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** A form that loses nothing: its draft is kept, its errors stand at their fields, and a conflict is shown, not won. */
export function useForm<T extends object>({
  name,
  initial,
  version,
  check,
  send,
  reread,
  onDone,
}: Options<T>): Form<T> {
  const [base, setBase] = useState({ values: initial, version });
  const [values, setValues] = useState<T>(() => kept<T>(name) ?? initial);
  const [restored, setRestored] = useState(() => kept(name) !== undefined);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [refusal, setRefusal] = useState<Error>();
  const [conflict, setConflict] = useState<Conflict<T>>();
  const [sending, setSending] = useState(false);
  const fields = useRef(new Map<string, string>());
  const dirty = JSON.stringify(values) !== JSON.stringify(base.values);

  useEffect(() => {
    if (dirty) sessionStorage.setItem(keptAs(name), JSON.stringify(values));
    else sessionStorage.removeItem(keptAs(name));
  }, [name, dirty, values]);

  /** The field a finding belongs to: its own, or the one around it. */
  const fieldOf = useCallback((pointer: string | null | undefined) => {
    for (let at = pointer ?? ''; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      if (fields.current.has(at)) return at;
    }
    return undefined;
  }, []);

  const showFindings = (found: readonly Finding[]) => {
    setFindings(found);
    const first = found.map((one) => fieldOf(one.pointer)).find((field) => field !== undefined);
    if (first) document.getElementById(fields.current.get(first) ?? '')?.focus();
  };

  const go = async (what: T, at: number | undefined) => {
    const found = check?.(what) ?? [];
    setRefusal(undefined);
    setConflict(undefined);
    showFindings(found);
    if (found.length > 0) return;
    setSending(true);
    try {
      await send(what, at);
      sessionStorage.removeItem(keptAs(name));
      setRestored(false);
      setBase({ values: what, version: at });
      onDone();
    } catch (error) {
      const problem = error instanceof Problem ? error : undefined;
      const stale = problem && CONFLICTS.includes(problem.status) && STALE.some((code) => problem.is(code));
      if (reread && problem && (problem.status === 412 || stale)) {
        const now = await reread().catch(() => undefined);
        if (now) {
          setConflict({ read: base.values, now: now.values, version: now.version });
          return;
        }
      }
      const wrong = problem?.errors ?? [];
      showFindings(wrong);
      // What every finding has a field for is said there and nowhere else.
      const all = wrong.length > 0 && wrong.every((one) => fieldOf(one.pointer) !== undefined);
      if (!all) setRefusal(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setSending(false);
    }
  };

  return {
    values,
    dirty,
    sending,
    restored,
    findings,
    refusal,
    conflict,
    at: (pointer) => valueAt(values, pointer),
    set: (pointer, value) => {
      setValues((now) => withValue(now, pointer, value));
      setFindings((now) => now.filter((one) => fieldOf(one.pointer) !== pointer));
    },
    claim: (pointer, id) => fields.current.set(pointer, id),
    wrong: (pointer) =>
      findings
        .filter((one) => fieldOf(one.pointer) === pointer)
        .map((one) => one.message)
        .join(' ') || undefined,
    submit: () => void go(values, base.version),
    overwrite: () => conflict && void go(values, conflict.version),
    adopt: () => {
      if (!conflict) return;
      setBase({ values: conflict.now, version: conflict.version });
      setValues(conflict.now);
      setConflict(undefined);
    },
    reset: () => {
      setValues(base.values);
      setRestored(false);
      setFindings([]);
      setRefusal(undefined);
    },
  };
}
