import i18next from 'i18next';

/** What the API answered instead of what was asked for (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail?: string,
    readonly traceId?: string,
  ) {
    super(detail ?? title);
  }
}

/** No answer at all: the network, or a gateway that is down. */
export const UNREACHABLE = 0;

async function ask(path: string, accept: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      headers: { Accept: accept, 'Accept-Language': i18next.language },
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
      const { title, detail, traceId } = body as Record<string, unknown>;
      return new Problem(
        response.status,
        typeof title === 'string' ? title : `HTTP ${response.status}`,
        typeof detail === 'string' ? detail : undefined,
        typeof traceId === 'string' ? traceId : undefined,
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

interface Page<T> {
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
