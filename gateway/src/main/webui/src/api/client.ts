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

/** Told to the window when an answer says that nobody is logged in any more. */
export const LOGGED_OUT = 'kaocheng-logged-out';

/** Asks; what is answered with a no, or not at all, is a `Problem`. */
export async function send(
  address: string,
  accept: string,
  more: { method?: string; body?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      ...more,
      headers: { Accept: accept, 'Accept-Language': i18next.language, ...more.headers },
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (more.signal?.aborted) throw cause;
    throw new Problem(UNREACHABLE, i18next.t('state.unreachable'), i18next.t('state.unreachableDetail'));
  }
  if (response.status === 401) {
    // Who asks that knows it from the answer.
    if (!address.startsWith('/api/v1/session')) window.dispatchEvent(new Event(LOGGED_OUT));
    // What the API says of tokens is for programs.
    throw new Problem(401, i18next.t('state.expired'), undefined, undefined, 'unauthenticated');
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
