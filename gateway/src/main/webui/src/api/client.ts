import i18next from 'i18next';

/** One of the things that were wrong; the pointer leads to the field of the request. */
export interface Finding {
  pointer?: string | null;
  code: string;
  message: string;
}

/** What the API answered instead of what was asked for (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail?: string,
    readonly traceId?: string,
    /** Such as `stale-base`: what the title says, for machines. */
    readonly code: string = '',
    readonly errors: readonly Finding[] = [],
  ) {
    super(detail ?? title);
  }

  /** Whether it is of that kind, by itself or by one of its findings. */
  is(code: string): boolean {
    return this.code === code || this.errors.some((one) => one.code === code);
  }
}

/** No answer at all: the network, or a gateway that is down. */
export const UNREACHABLE = 0;

async function ask(
  path: string,
  accept: string,
  signal?: AbortSignal,
  more: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...more,
      headers: { Accept: accept, 'Accept-Language': i18next.language, ...more.headers },
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(UNREACHABLE, i18next.t('state.unreachable'), i18next.t('state.unreachableDetail'));
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (body && typeof body === 'object') {
      const { type, title, detail, traceId, errors } = body as Record<string, unknown>;
      return new Problem(
        response.status,
        typeof title === 'string' ? title : `HTTP ${response.status}`,
        typeof detail === 'string' ? detail : undefined,
        typeof traceId === 'string' ? traceId : undefined,
        typeof type === 'string' ? type.replace(/^urn:problem:/, '') : '',
        Array.isArray(errors) ? (errors as Finding[]) : [],
      );
    }
  } catch {
    // Not a problem document: its status says what is known.
  }
  return new Problem(response.status, `HTTP ${response.status}`);
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask(path, 'application/json', signal)).json() as Promise<T>;
}

/** Asks for something to be done; the header is what a page of another origin cannot set. */
export async function postJson<T>(
  path: string,
  body?: unknown,
  options: { signal?: AbortSignal; key?: string } = {},
): Promise<T> {
  const headers: Record<string, string> = { 'X-Requested-With': 'kaocheng' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.key) headers['Idempotency-Key'] = options.key;
  const answer = await ask(path, 'application/json', options.signal, {
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json() as Promise<T>;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}

const LIMIT = 1000;
const MOST_PAGES = 50;

/** Every page of a list, one after the other. */
export async function getAll<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const joint = path.includes('?') ? '&' : '?';
    const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const answer = await getJson<Page<T>>(`${path}${joint}limit=${LIMIT}${from}`, signal);
    items.push(...answer.items);
    if (!answer.next) return items;
    cursor = answer.next;
  }
  return items;
}

/** The first line of an answer in NDJSON, as text: large numbers stay as they were written. */
export async function getFirstLine(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const text = await (await ask(path, 'application/x-ndjson', signal)).text();
  return text.split('\n').find((line) => line.trim() !== '');
}
