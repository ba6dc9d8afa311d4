import { queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { Problem, send } from './client';
import type { paths } from './schema';

type Method = 'get' | 'post';

/** The paths that answer the method, as the services describe them. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type Part<O, K extends 'path' | 'query'> = O extends { parameters: infer All }
  ? All extends { [k in K]?: infer V }
    ? [NonNullable<V>] extends [never]
      ? unknown
      : NonNullable<V>
    : unknown
  : unknown;
/** What is left out of a query may also be said to be undefined. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** What stands in the path and behind it, in one: which is which the description says. */
export type Params<P extends keyof paths, M extends Method> = Part<Operation<P, M>, 'path'> &
  Loose<Part<Operation<P, M>, 'query'>>;

type Content<R, S extends number> = R extends { [s in S]: { content: infer C } }
  ? C extends { 'application/json': infer A }
    ? A
    : never
  : never;
type Responses<O> = O extends { responses: infer R } ? R : never;
type Described<P extends keyof paths, M extends Method> =
  | Content<Responses<Operation<P, M>>, 200>
  | Content<Responses<Operation<P, M>>, 201>;

/** What the path answers. */
export type Answer<P extends keyof paths, M extends Method = 'get'> = Described<P, M>;
/** One of the things a list at that path holds. */
export type Item<P extends keyof paths> = Answer<P> extends { items: readonly (infer I)[] } ? I : never;

type Sent<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;
export type Body<P extends keyof paths> = Sent<Operation<P, 'post'>>;

type Loosely = Record<string, unknown>;

/** The address: names in the path filled in, all others behind it. */
function fill(path: string, params: Loosely): string {
  const query = new URLSearchParams();
  const inPath = new Set<string>();
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(params[name]));
  });
  for (const [name, value] of Object.entries(params)) {
    if (!inPath.has(name) && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

/** Where it is, for a link or a stream. */
export function address<P extends PathOf<'get'>>(path: P, params: Params<P, 'get'>): string {
  return fill(path, params as Loosely);
}

/** Part of a key: what stands behind the path. */
type Behind = Record<string, unknown>;

/**
 * The key under which an answer is kept: the parts of its path, then what stands behind it. So the key of a path
 * is the beginning of the keys of all below it, and of all questions to it.
 */
export function keyOf(path: keyof paths, params: Loosely): readonly (string | Behind)[] {
  const behind: Behind = {};
  for (const [name, value] of Object.entries(params)) {
    if (!path.includes(`{${name}}`) && value !== undefined && value !== '') behind[name] = value;
  }
  const parts = path
    .split('/')
    .slice(3)
    .map((part) => (part.startsWith('{') ? String(params[part.slice(1, -1)]) : part));
  return Object.keys(behind).length > 0 ? [...parts, behind] : parts;
}

/** All that is kept of a region. */
export const regionKey = (region: string): readonly (string | Behind)[] => ['regions', region];

export async function get<P extends PathOf<'get'>>(
  path: P,
  params: Params<P, 'get'>,
  signal?: AbortSignal,
): Promise<Answer<P>> {
  const response = await send(address(path, params), 'application/json', signal ? { signal } : {});
  return response.json() as Promise<Answer<P>>;
}

/**
 * Asks for something to be done; the header is what a page of another origin cannot set. With the version that was
 * read it is done to that and to nothing newer.
 */
export async function post<P extends PathOf<'post'>>(
  path: P,
  params: Params<P, 'post'>,
  body?: Body<P>,
  options: { signal?: AbortSignal; key?: string; version?: number } = {},
): Promise<Answer<P, 'post'>> {
  const headers: Record<string, string> = { 'X-Requested-With': 'kaocheng' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.key) headers['Idempotency-Key'] = options.key;
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  const response = await send(fill(path, params as Loosely), 'application/json', {
    method: 'POST',
    headers,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json() as Promise<Answer<P, 'post'>>;
}

/** A question to be asked by `useQuery`, under the key that belongs to it. */
export function query<P extends PathOf<'get'>>(path: P, params: Params<P, 'get'>) {
  return queryOptions({
    queryKey: keyOf(path, params as Loosely),
    queryFn: ({ signal }) => get(path, params, signal),
  });
}

/** A list that comes in pages. */
export type Paged = {
  [P in PathOf<'get'>]: Params<P, 'get'> extends { cursor?: unknown; limit?: unknown } ? P : never;
}[PathOf<'get'>];

/** What a page may ask for at once. */
const LIMIT = 1000;
/** More than that no browser shows and no person reads: then it is said, and nothing is shown as if it were all. */
export const MOST = 200_000;

/** Every page of a list, one after the other, to its end. */
export async function getAll<P extends Paged>(
  path: P,
  params: Params<P, 'get'>,
  signal?: AbortSignal,
): Promise<Item<P>[]> {
  const items: Item<P>[] = [];
  const asked = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = (await get(path, { ...params, limit: LIMIT, cursor } as Params<P, 'get'>, signal)) as {
      items: Item<P>[];
      next?: string | null;
    };
    for (const item of page.items) items.push(item);
    cursor = page.next ?? undefined;
    if (items.length > MOST || (items.length === MOST && cursor)) {
      throw new Problem(413, i18next.t('state.tooMany'), i18next.t('state.tooManyDetail', { most: MOST }));
    }
    if (cursor && asked.has(cursor)) {
      throw new Problem(500, i18next.t('state.errorTitle'), i18next.t('state.endless'));
    }
    if (cursor) asked.add(cursor);
  } while (cursor);
  return items;
}

/** A whole list, to be asked by `useQuery`. */
export function everything<P extends Paged>(path: P, params: Params<P, 'get'>) {
  return queryOptions({
    queryKey: [...keyOf(path, params as Loosely), 'all'],
    queryFn: ({ signal }) => getAll(path, params, signal),
  });
}
