import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { address } from '../../../api/api';
import { meQuery } from '../../../api/queries';
import { applyEntries, type Change, refreshBoards, type ScoreEntry } from './apply';
import { follow, type StreamEvent } from './stream';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'stale';

export interface Live {
  state: LiveState;
  lastEvent: Date | undefined;
  /** The units of the shown board that changed a moment ago. */
  changed: ReadonlyMap<string, Change>;
}

/** Changes that come in one go (a figure moves a whole class's ranks) are shown in one go. */
const GATHER_MS = 120;
const HIGHLIGHT_MS = 4_000;
const STALE_MS = 30_000;
const NOTHING: ReadonlyMap<string, Change> = new Map();

/** Listens to the region's scores and keeps the cached boards up to date; not while the past is looked at. */
export function useScoreStream(
  region: string,
  shown: { unitClass: string; period: string } | undefined,
  listening = true,
): Live {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [lastEvent, setLastEvent] = useState<Date>();
  const [changed, setChanged] = useState(NOTHING);
  const board = useRef(shown);
  board.current = shown;

  useEffect(() => {
    if (!listening) return;
    let leave: (() => void) | undefined;
    let lost = false;
    let opened = false;
    let gathered: ScoreEntry[] = [];
    const timers = { gather: 0, highlight: 0, stale: 0 };
    setState('connecting');
    setChanged(NOTHING);
    setLastEvent(undefined);

    const flush = () => {
      timers.gather = 0;
      const changes = applyEntries(client, region, board.current, gathered);
      gathered = [];
      setLastEvent(new Date());
      if (changes.length === 0) return;
      setChanged(new Map(changes.map((change) => [change.unit, change])));
      window.clearTimeout(timers.highlight);
      timers.highlight = window.setTimeout(() => setChanged(NOTHING), HIGHLIGHT_MS);
    };

    const handle = (text: string) => {
      try {
        gathered.push(JSON.parse(text) as ScoreEntry);
      } catch {
        // An entry that cannot be read is not guessed at: the board is asked for anew.
        refreshBoards(client, region);
        return;
      }
      if (!timers.gather) timers.gather = window.setTimeout(flush, GATHER_MS);
    };

    const on = (event: StreamEvent) => {
      switch (event.kind) {
        case 'open':
          window.clearTimeout(timers.stale);
          timers.stale = 0;
          setState('live');
          // What happened while the line was down may be missing from it.
          if (lost) refreshBoards(client, region);
          lost = false;
          opened = true;
          return;
        case 'gap':
          lost ||= opened;
          return;
        case 'lost':
          lost = true;
          setState((now) => (now === 'stale' ? now : 'reconnecting'));
          if (!timers.stale) timers.stale = window.setTimeout(() => setState('stale'), STALE_MS);
          // It may be that the person is logged in no more.
          if (event.refused) void client.invalidateQueries({ queryKey: meQuery.queryKey });
          return;
        case 'reset':
          // The place this went on from is none any more: what is shown may be wrong.
          refreshBoards(client, region);
          return;
        case 'entry':
          handle(event.text);
      }
    };

    // A tab that nobody sees follows nothing.
    const onVisibility = () => {
      if (document.hidden) {
        leave?.();
        leave = undefined;
        lost = true;
      } else {
        leave ??= follow(address('/api/v1/regions/{region}/scores/stream', { region }), on);
      }
    };
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);

    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      leave?.();
      // From now on nobody listens, so that what is kept is asked for anew when it is looked at again.
      refreshBoards(client, region, 'none');
      for (const timer of Object.values(timers)) window.clearTimeout(timer);
    };
  }, [client, region, listening]);

  return { state, lastEvent, changed };
}
