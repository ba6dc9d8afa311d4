import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { timeText } from '../../format/moment';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import type { Column } from '../../parts/List';
import { useNames } from '../../parts/useNames';
import { kept } from '../../url/useSearchState';
import { KindMark, StateMark } from './marks';
import { personWords, scopeWords, shortly } from './words';

/** The columns of lists of runs; each list has those it needs, in its order. */
export function useRunColumns({ region, me, timeZone }: Pick<Inside, 'region' | 'me' | 'timeZone'>) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  return useMemo(() => {
    const scope = (run: Run) => scopeWords(t, i18n.language, run.scope, names);
    const person = (run: Run) => personWords(t, run.requester, run.requesterName, me);
    const time = (run: Run) => timeText(run.plannedAt, i18n.language, timeZone);
    return {
      /** Whether the names in them are still to come. */
      pending: names.pending,
      number: {
        key: 'number',
        title: t('run.number'),
        cell: (run) => (
          <Link to="/replay/runs/$run" params={{ run: run.run }} search={kept} className="run-link">
            <code>{shortly(run.run)}</code>
          </Link>
        ),
        text: (run) => run.run,
      },
      kind: {
        key: 'kind',
        title: t('run.kindName'),
        cell: (run) => <KindMark kind={run.kind} />,
        text: (run) => t(`run.kind.${run.kind}`),
      },
      state: {
        key: 'state',
        title: t('run.stateName'),
        cell: (run) => <StateMark state={run.state} />,
        text: (run) => t(`run.state.${run.state}`),
      },
      scope: { key: 'scope', title: t('run.scope'), wrap: true, cell: scope, text: scope },
      reason: {
        key: 'reason',
        title: t('run.reason'),
        wrap: true,
        cell: (run) => run.reason,
        text: (run) => run.reason,
      },
      requester: { key: 'requester', title: t('run.requester'), cell: person, text: person },
      time: { key: 'time', title: t('run.time'), cell: time, text: time },
    } satisfies Record<string, Column<Run> | boolean>;
  }, [t, i18n.language, names, me, timeZone]);
}
