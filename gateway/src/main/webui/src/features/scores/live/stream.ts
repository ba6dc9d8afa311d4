import { SCORE_WITHDRAWN, UNIT_SCORED } from './apply';

/** What is told of a region's stream of scores. */
export type StreamEvent =
  | { kind: 'open' }
  /** `refused` where the browser does not try again by itself: the answer was a refusal. */
  | { kind: 'lost'; refused: boolean }
  /** Another tab has taken the stream over: what came in between may be missing. */
  | { kind: 'gap' }
  /** The stream could not go on from where it was. */
  | { kind: 'reset' }
  | { kind: 'entry'; text: string };

type Listener = (event: StreamEvent) => void;

const RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 60_000;

/** A stream of this tab's own; ended by what is returned. */
function ownStream(address: string, on: Listener): () => void {
  let source: EventSource;
  let wait = RETRY_MS;
  let retry = 0;
  const entry = (event: MessageEvent<string>) => on({ kind: 'entry', text: event.data });
  const open = () => {
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener(UNIT_SCORED, entry);
    opened.addEventListener(SCORE_WITHDRAWN, entry);
    opened.addEventListener('reset', () => on({ kind: 'reset' }));
    opened.onopen = () => {
      wait = RETRY_MS;
      on({ kind: 'open' });
    };
    opened.onerror = () => {
      const refused = opened.readyState === EventSource.CLOSED;
      on({ kind: 'lost', refused });
      if (!refused) return;
      window.clearTimeout(retry);
      retry = window.setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_RETRY_MS);
    };
  };
  open();
  return () => {
    window.clearTimeout(retry);
    source.close();
  };
}

/**
 * Follows the stream until what is returned is called. All tabs of a browser share one, since a browser has few
 * connections to one host: the tab that holds the lock reads it and passes everything on; when it goes, the next in
 * the queue takes over. Where a browser has no locks (without TLS it has none), each tab has a stream of its own.
 */
export function follow(address: string, on: Listener): () => void {
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') return ownStream(address, on);
  const channel = new BroadcastChannel(address);
  const leaving = new AbortController();
  let reading = false;
  let open = false;
  channel.onmessage = ({ data }: MessageEvent<StreamEvent | { kind: 'asking' }>) => {
    if (data.kind !== 'asking') {
      if (!reading) on(data);
    } else if (open) channel.postMessage({ kind: 'open' } satisfies StreamEvent);
  };
  const pass: Listener = (event) => {
    if (event.kind === 'open') open = true;
    if (event.kind === 'lost') open = false;
    channel.postMessage(event);
    on(event);
  };
  // Who reads it already says whether it is open.
  channel.postMessage({ kind: 'asking' });
  navigator.locks
    .request(
      address,
      { signal: leaving.signal },
      () =>
        new Promise<void>((release) => {
          if (leaving.signal.aborted) {
            release();
            return;
          }
          reading = true;
          pass({ kind: 'gap' });
          const end = ownStream(address, pass);
          leaving.signal.addEventListener('abort', () => {
            end();
            release();
          });
        }),
    )
    .catch((error: unknown) => {
      // Who leaves while waiting in the queue is refused the lock, as they wish.
      if (!leaving.signal.aborted) throw error;
    });
  return () => {
    leaving.abort();
    channel.close();
  };
}
