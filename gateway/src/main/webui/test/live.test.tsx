import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meQuery, overviewQuery } from '../src/api/queries';
import {
  applied,
  applyEntries,
  differing,
  SCORE_WITHDRAWN,
  type ScoreEntry,
  UNIT_SCORED,
} from '../src/features/scores/live/apply';
import { follow, type StreamEvent } from '../src/features/scores/live/stream';
import { useScoreStream } from '../src/features/scores/live/useScoreStream';
import { scoreboardQuery } from '../src/features/scores/queries';
import { board, scored } from './figures';

const SHOWN = { unitClass: 'township', period: '202606' };

function entry(sequence: number, data: ScoreEntry['data'], type = UNIT_SCORED): ScoreEntry {
  return {
    id: `e${sequence}`,
    type,
    region: 'qinghe',
    journal: 'scores',
    sequence: String(sequence).padStart(20, '0'),
    data,
  };
}

const order = (of = board) => of.units.map(({ unit }) => unit);
/** The stream's entries do not say their own position. */
function fresh(unit: string, total: string, rank: number, more = {}) {
  const { position: _, ...data } = scored(unit, total, rank, more);
  return data;
}

describe('an entry', () => {
  it('lights up the total whose figures are no longer owed, and a block whose light is another', () => {
    const was = scored('liuhe-town', '90.2', 1, { partial: true });
    expect(differing(was, scored('liuhe-town', '90.2', 1))).toEqual(['total']);
    expect(differing(was, was)).toEqual([]);
    const red = was.blocks.map((one) =>
      one.block === 'all/output' ? { ...one, light: 'red' as const } : one,
    );
    expect(differing(was, { ...was, blocks: red })).toEqual(['block:all/output']);
  });

  it('replaces its unit and puts it where its rank says', () => {
    const after = applied(board, entry(20, fresh('baiyun-township', '95', 1)));
    expect(after.units.find(({ unit }) => unit === 'baiyun-township')).toMatchObject({
      total: '95',
      position: 'scores@20',
    });
    const then = applied(after, entry(21, fresh('liuhe-town', '90.2', 2)));
    expect(order(then)).toEqual(['baiyun-township', 'liuhe-town', 'shiqiao-town']);
  });

  it('changes nothing when it comes again, or late', () => {
    const newer = entry(20, fresh('liuhe-town', '80', 2));
    const after = applied(board, newer);
    expect(applied(after, newer)).toBe(after);
    expect(applied(after, entry(19, fresh('liuhe-town', '70', 2)))).toBe(after);
    expect(applied(board, entry(10, fresh('liuhe-town', '1', 3)))).toBe(board);
  });

  it('of another class or period leaves the board alone', () => {
    expect(applied(board, entry(20, fresh('x', '1', 9, { unitClass: 'department' })))).toBe(board);
    expect(applied(board, entry(20, fresh('liuhe-town', '1', 9, { period: '202607' })))).toBe(board);
  });

  it('adds a unit that was not there, and takes one away that left', () => {
    expect(order(applied(board, entry(20, fresh('nanshan-township', '50', 3))))).toContain(
      'nanshan-township',
    );
    const gone = entry(20, { unit: 'liuhe-town', period: '202606' }, SCORE_WITHDRAWN);
    expect(order(applied(board, gone))).toEqual(['baiyun-township', 'shiqiao-town']);
    const moved = entry(20, fresh('liuhe-town', '50', 3, { unitClass: 'department' }));
    expect(order(applied(board, moved))).toEqual(['baiyun-township', 'shiqiao-town']);
  });

  it('reaches the cached board, and says what changed of the one that is shown', () => {
    const client = new QueryClient();
    const key = scoreboardQuery('qinghe', 'township', '202606').queryKey;
    client.setQueryData(key, board);
    const changes = applyEntries(client, 'qinghe', SHOWN, [
      entry(20, fresh('liuhe-town', '91', 1)),
      entry(21, fresh('x', '1', 1, { unitClass: 'department' })),
      entry(22, fresh('liuhe-town', '92', 1)),
    ]);
    expect(changes).toMatchObject([{ unit: 'liuhe-town', total: '92', rank: 1 }]);
    expect(changes[0]?.parts).toContain('total');
    expect(changes[0]?.parts).not.toContain('rank');
    expect(client.getQueryData(key)?.units[0]?.total).toBe('92');
  });

  it('lights up nothing where what is shown stayed as it was', () => {
    const client = new QueryClient();
    client.setQueryData(scoreboardQuery('qinghe', 'township', '202606').queryKey, board);
    const [first] = board.units;
    if (!first) throw new Error('no unit');
    const { position: _, ...same } = { ...first, cut: 'goals@900 indicators@96 monitoring@50000' };
    expect(applyEntries(client, 'qinghe', SHOWN, [entry(30, same)])).toEqual([]);
  });

  it('of a period that was not there has the list of periods asked for again', () => {
    const client = new QueryClient();
    const { queryKey } = overviewQuery('qinghe');
    client.setQueryData(queryKey, [{ unitClass: 'township', periods: ['202606'] }]);
    applyEntries(client, 'qinghe', SHOWN, [entry(20, fresh('liuhe-town', '91', 1))]);
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(false);
    applyEntries(client, 'qinghe', SHOWN, [entry(21, fresh('liuhe-town', '91', 1, { period: '202607' }))]);
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });
});

/** A line that a test speaks on. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static lines: Line[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    Line.lines.push(this);
  }

  close() {
    this.readyState = Line.CLOSED;
  }

  say(what: ScoreEntry) {
    this.dispatchEvent(new MessageEvent(what.type, { data: JSON.stringify(what) }));
  }

  static get last(): Line {
    const line = Line.lines.at(-1);
    if (!line) throw new Error('no line was opened');
    return line;
  }
}

function see(seen: boolean) {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

describe('the live board', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Line);
    Line.lines = [];
  });
  afterEach(() => {
    see(true);
    vi.useRealTimers();
  });

  function listen() {
    const client = new QueryClient();
    const key = scoreboardQuery('qinghe', 'township', '202606').queryKey;
    client.setQueryData(key, board);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const hook = renderHook(() => useScoreStream('qinghe', SHOWN), { wrapper });
    return { client, key, ...hook };
  }

  it('listens to its region until it is left', () => {
    const { result, unmount } = listen();
    expect(Line.last.url).toBe('/api/v1/regions/qinghe/scores/stream');
    expect(result.current.state).toBe('connecting');
    act(() => Line.last.onopen?.());
    expect(result.current.state).toBe('live');
    unmount();
    expect(Line.last.readyState).toBe(Line.CLOSED);
  });

  it('asks anew for the board when it is looked at again: meanwhile nobody listened', () => {
    const { client, key, unmount } = listen();
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    unmount();
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });

  it('shows what comes in one go in one go, and for a while', () => {
    const { result, client, key } = listen();
    act(() => {
      Line.last.onopen?.();
      Line.last.say(entry(20, fresh('baiyun-township', '95', 1)));
      Line.last.say(entry(21, fresh('liuhe-town', '90.2', 2)));
    });
    act(() => void vi.advanceTimersByTime(200));
    expect([...result.current.changed.keys()]).toEqual(['baiyun-township', 'liuhe-town']);
    expect(client.getQueryData(key)?.units[0]?.unit).toBe('baiyun-township');
    expect(result.current.lastEvent).toBeInstanceOf(Date);
    act(() => void vi.advanceTimersByTime(5_000));
    expect(result.current.changed.size).toBe(0);
  });

  it('says when it is cut off, and that it is stale when that lasts', () => {
    const { result } = listen();
    act(() => {
      Line.last.onopen?.();
      Line.last.onerror?.();
    });
    expect(result.current.state).toBe('reconnecting');
    act(() => void vi.advanceTimersByTime(31_000));
    expect(result.current.state).toBe('stale');
    act(() => Line.last.onopen?.());
    expect(result.current.state).toBe('live');
  });

  it('opens a new line where the old one was refused, and asks anew for the board and for who is logged in', () => {
    const { client, key, result } = listen();
    client.setQueryData(meQuery.queryKey, { subject: 's', name: '', roles: [], regions: [], units: [] });
    act(() => {
      Line.last.onopen?.();
      Line.last.close();
      Line.last.onerror?.();
    });
    act(() => void vi.advanceTimersByTime(3_000));
    expect(Line.lines).toHaveLength(2);
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    act(() => Line.last.onopen?.());
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    expect(result.current.state).toBe('live');
    expect(client.getQueryState(meQuery.queryKey)?.isInvalidated).toBe(true);
  });

  it('is held by no tab that nobody sees, and asked for anew when it is seen again', () => {
    const { client, key } = listen();
    act(() => Line.last.onopen?.());
    see(false);
    expect(Line.lines.map((line) => line.readyState)).toEqual([Line.CLOSED]);
    act(() => void vi.advanceTimersByTime(120_000));
    expect(Line.lines).toHaveLength(1);
    see(true);
    expect(Line.lines).toHaveLength(2);
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    act(() => Line.last.onopen?.());
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });

  it('is not opened by a tab that is opened unseen', () => {
    see(false);
    listen();
    expect(Line.lines).toHaveLength(0);
    see(true);
    expect(Line.lines).toHaveLength(1);
  });

  it('is asked for anew where the stream cannot go on from where it was', () => {
    const { client, key } = listen();
    act(() => Line.last.onopen?.());
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    act(() => void Line.last.dispatchEvent(new MessageEvent('reset', { data: '{"position":"scores@7"}' })));
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});

/** What a browser has for its tabs, and jsdom has not. */
class Channel {
  static all: Channel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(readonly name: string) {
    Channel.all.push(this);
  }

  postMessage(data: unknown) {
    for (const one of [...Channel.all]) if (one !== this && one.name === this.name) one.onmessage?.({ data });
  }

  close() {
    Channel.all = Channel.all.filter((one) => one !== this);
  }
}

function newLocks() {
  const queue: { granted: () => Promise<void>; signal: AbortSignal; refuse: (why: unknown) => void }[] = [];
  let held = false;
  const next = () => {
    const first = queue.shift();
    if (!first) return;
    held = true;
    void first.granted().then(() => {
      held = false;
      next();
    });
  };
  return {
    request: (_: string, { signal }: { signal: AbortSignal }, granted: () => Promise<void>) =>
      new Promise<void>((_, refuse) => {
        const waiting = { granted, signal, refuse };
        queue.push(waiting);
        signal.addEventListener('abort', () => {
          const at = queue.indexOf(waiting);
          if (at < 0) return;
          queue.splice(at, 1);
          refuse(signal.reason);
        });
        if (!held) next();
      }),
  };
}

describe('the tabs of a browser', () => {
  const STREAM = '/api/v1/regions/qinghe/scores/stream';

  beforeEach(() => {
    vi.stubGlobal('EventSource', Line);
    vi.stubGlobal('BroadcastChannel', Channel);
    Object.defineProperty(navigator, 'locks', { configurable: true, value: newLocks() });
    Line.lines = [];
    Channel.all = [];
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'locks');
    vi.unstubAllGlobals();
  });

  const tab = () => {
    const told: StreamEvent[] = [];
    return { told, leave: follow(STREAM, (event) => told.push(event)) };
  };
  const kinds = (one: { told: StreamEvent[] }) => one.told.map(({ kind }) => kind);

  it('hold one stream together, and each is told what comes', () => {
    const tabs = Array.from({ length: 7 }, tab);
    expect(Line.lines).toHaveLength(1);
    Line.last.onopen?.();
    Line.last.say(entry(20, fresh('liuhe-town', '91', 1)));
    for (const one of tabs) {
      expect(kinds(one).slice(-2)).toEqual(['open', 'entry']);
      expect(one.told.at(-1)).toMatchObject({ text: expect.stringContaining('liuhe-town') });
    }
    for (const one of tabs) one.leave();
    expect(Line.lines.map((line) => line.readyState)).toEqual([Line.CLOSED]);
  });

  it('pass the stream on when the one that reads it goes, and know that something may be missing', async () => {
    const [first, second, third] = [tab(), tab(), tab()];
    Line.last.onopen?.();
    // One that leaves while it waits is not given the stream.
    second.leave();
    first.leave();
    await vi.waitFor(() => expect(Line.lines).toHaveLength(2));
    expect(Line.lines[0]?.readyState).toBe(Line.CLOSED);
    expect(kinds(third)).toEqual(['open', 'gap']);
    Line.last.onopen?.();
    expect(kinds(third).at(-1)).toBe('open');
    const told = first.told.length + second.told.length;
    Line.last.say(entry(21, fresh('liuhe-town', '92', 1)));
    expect(kinds(third).at(-1)).toBe('entry');
    expect(first.told.length + second.told.length).toBe(told);
    third.leave();
  });

  it('tell one that comes later that the stream is open already', () => {
    const first = tab();
    Line.last.onopen?.();
    const late = tab();
    expect(kinds(late)).toEqual(['open']);
    for (const one of [first, late]) one.leave();
  });

  it('are all told that the stream was refused, so that each asks who is logged in', () => {
    const tabs = [tab(), tab()];
    Line.last.onopen?.();
    Line.last.close();
    Line.last.onerror?.();
    for (const one of tabs) expect(one.told.at(-1)).toEqual({ kind: 'lost', refused: true });
    for (const one of tabs) one.leave();
  });
});
