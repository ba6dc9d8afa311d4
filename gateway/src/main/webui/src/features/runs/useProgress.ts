import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { regionKey } from '../../api/api';
import type { Progress, Run } from '../../api/types';
import { progressAddress, runQuery, verificationQuery } from './queries';

const RETRY_MS = 3_000;

/** Listens how far the run is, for as long as it is under way; the run itself when it no longer is. */
export function useProgress(region: string, run: string, listening: boolean): Progress | undefined {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();

  useEffect(() => {
    if (!listening) return;
    let source: EventSource | undefined;
    let ended = false;
    let retry = 0;
    const open = () => {
      const opened = new EventSource(progressAddress(region, run));
      source = opened;
      opened.addEventListener('progress', (event: MessageEvent<string>) => {
        setProgress(JSON.parse(event.data) as Progress);
      });
      opened.addEventListener('end', (event: MessageEvent<string>) => {
        ended = true;
        opened.close();
        client.setQueryData(runQuery(region, run).queryKey, JSON.parse(event.data) as Run);
        void client.invalidateQueries({
          queryKey: [...regionKey(region), 'runs'],
          // The lists, not the runs themselves.
          predicate: ({ queryKey }) => typeof queryKey[3] !== 'string',
        });
        void client.invalidateQueries({ queryKey: verificationQuery(region).queryKey });
      });
      opened.onerror = () => {
        // The browser tries again by itself, unless the answer was a refusal.
        if (opened.readyState === EventSource.CLOSED) retry = window.setTimeout(open, RETRY_MS);
      };
    };
    // A browser has few connections to one host: a tab that nobody sees holds none.
    const onVisibility = () => {
      if (document.hidden) {
        window.clearTimeout(retry);
        source?.close();
        source = undefined;
      } else if (!source && !ended) {
        open();
      }
    };
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      source?.close();
      window.clearTimeout(retry);
    };
  }, [client, region, run, listening]);

  return progress;
}

const share = (done: number, planned: number) => (planned > 0 ? Math.min(1, done / planned) : 1);

/** How much of the way is done, in whole percent; never all of it while something is left to do. */
export function percentOf(progress: Progress): number {
  const scored = progress.cellsPlanned
    ? share(progress.cells, progress.cellsPlanned)
    : share(progress.cohorts, progress.cohortsPlanned);
  return Math.min(99, Math.floor(50 * (share(progress.entries, progress.entriesPlanned) + scored)));
}
