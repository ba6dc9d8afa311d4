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
    let source: EventSource;
    let retry = 0;
    const open = () => {
      source = new EventSource(progressAddress(region, run));
      source.addEventListener('progress', (event: MessageEvent<string>) => {
        setProgress(JSON.parse(event.data) as Progress);
      });
      source.addEventListener('end', (event: MessageEvent<string>) => {
        source.close();
        client.setQueryData(runQuery(region, run).queryKey, JSON.parse(event.data) as Run);
        void client.invalidateQueries({
          queryKey: [...regionKey(region), 'runs'],
          // The lists, not the runs themselves.
          predicate: ({ queryKey }) => typeof queryKey[3] !== 'string',
        });
        void client.invalidateQueries({ queryKey: verificationQuery(region).queryKey });
      });
      source.onerror = () => {
        // The browser tries again by itself, unless the answer was a refusal.
        if (source.readyState === EventSource.CLOSED) retry = window.setTimeout(open, RETRY_MS);
      };
    };
    open();
    return () => {
      source.close();
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
