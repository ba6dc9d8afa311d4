import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minuteText } from '../../format/moment';
import type { RunState } from '../../format/run';
import type { Task, TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { actionsOf } from './actions';
import { runsQuery } from './queries';

/** Runs that wait for this person: to be approved, to take effect, to be resumed. */
const WAITING = [
  ['verified', 'approval'],
  ['approved', 'promotion'],
  ['failed', 'start'],
] as const satisfies readonly (readonly [RunState, string])[];

export function useRunTasks({ region, me, timeZone }: Inside): TaskList {
  const { t, i18n } = useTranslation();
  const verified = useQuery(runsQuery(region, { state: 'verified' }));
  const approved = useQuery(runsQuery(region, { state: 'approved' }));
  const failed = useQuery(runsQuery(region, { state: 'failed' }));
  const answers = { verified, approved, failed };
  const tasks = WAITING.flatMap(([state, intention]) =>
    (answers[state].data?.items ?? [])
      .filter((run) => actionsOf(run, me).some((one) => one.intention === intention && !one.barred))
      .map(
        (run): Task => ({
          key: run.run,
          kind: t(`replay.task.${intention}`),
          title: run.reason,
          detail: `${t(`run.kind.${run.kind}`)} · ${minuteText(run.plannedAt, i18n.language, timeZone)}`,
          to: '/replay/runs/$run',
          params: { run: run.run },
        }),
      ),
  );
  const all = Object.values(answers);
  return {
    tasks,
    pending: all.some((one) => one.isPending),
    error: all.find((one) => one.error && !one.data)?.error ?? null,
  };
}
