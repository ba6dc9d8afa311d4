import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { timeText } from '../../format/moment';
import { isRunKind, isRunState, RUN_KINDS, RUN_STATES } from '../../format/run';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Choice } from '../../parts/Choice';
import { type Column, List } from '../../parts/List';
import { kept, useSearchState } from '../../url/useSearchState';
import { Alarm } from './Alarm';
import { mayPlan, mayReadRuns } from './actions';
import { KindMark, StateMark } from './marks';
import { runsQuery, verificationQuery } from './queries';
import './runs.css';
import { useNames } from '../../parts/useNames';
import { count, personWords, scopeWords, shortly } from './words';

/** The region's runs, the newest first, with what the last verification found above them. */
export default function RunsPage({ region, timeZone, me }: Inside) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const names = useNames(region);
  const { state, kind, cursor } = search;
  const runs = useQuery(runsQuery(region, { state, kind, cursor }));
  const verification = useQuery({ ...verificationQuery(region), enabled: mayReadRuns(me) });
  useTitle(t('replay.title'));

  const every = { value: '', label: t('replay.every') };
  const columns = useMemo((): Column<Run>[] => {
    const scope = (run: Run) => scopeWords(t, i18n.language, run.scope, names);
    const person = (run: Run) => personWords(t, run.requester, run.requesterName, me);
    const time = (run: Run) => timeText(run.plannedAt, i18n.language, timeZone);
    return [
      {
        key: 'number',
        title: t('run.number'),
        cell: (run) => (
          <Link to="/replay/runs/$run" params={{ run: run.run }} search={kept} className="run-link">
            <code>{shortly(run.run)}</code>
          </Link>
        ),
        text: (run) => run.run,
      },
      {
        key: 'kind',
        title: t('run.kindName'),
        cell: (run) => <KindMark kind={run.kind} />,
        text: (run) => t(`run.kind.${run.kind}`),
      },
      {
        key: 'state',
        title: t('run.stateName'),
        cell: (run) => <StateMark state={run.state} />,
        text: (run) => t(`run.state.${run.state}`),
      },
      { key: 'scope', title: t('run.scope'), wrap: true, cell: scope, text: scope },
      {
        key: 'reason',
        title: t('run.reason'),
        wrap: true,
        cell: (run) => run.reason,
        text: (run) => run.reason,
      },
      { key: 'requester', title: t('run.requester'), cell: person, text: person },
      {
        key: 'changed',
        title: t('run.changed'),
        number: true,
        cell: (run) => count(run.changed, i18n.language),
        text: (run) => String(run.changed ?? ''),
      },
      { key: 'time', title: t('run.time'), cell: time, text: time },
    ];
  }, [t, i18n.language, names, me, timeZone]);
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('replay.title')}</h1>
        {mayPlan(me) && (
          <Link to="/replay/new" search={kept} className="primary-link" data-testid="new-run">
            {t('replay.new')}
          </Link>
        )}
      </div>
      <p className="page-lead">{t('replay.lead')}</p>
      {verification.data && <Alarm verification={verification.data} timeZone={timeZone} />}
      <List
        name="runs"
        one="run"
        caption={t('replay.title')}
        rows={runs.data?.items}
        pending={runs.isPending}
        error={runs.error}
        onRetry={() => void runs.refetch()}
        rowKey={(run) => run.run}
        columns={columns}
        filters={
          <>
            <Choice
              name={t('run.kindName')}
              testId="kind"
              value={kind ?? ''}
              options={[every, ...RUN_KINDS.map((one) => ({ value: one, label: t(`run.kind.${one}`) }))]}
              onChoose={(chosen) => set({ kind: isRunKind(chosen) ? chosen : undefined, cursor: undefined })}
            />
            <Choice
              name={t('run.stateName')}
              testId="state-filter"
              value={state ?? ''}
              options={[every, ...RUN_STATES.map((one) => ({ value: one, label: t(`run.state.${one}`) }))]}
              onChoose={(chosen) =>
                set({ state: isRunState(chosen) ? chosen : undefined, cursor: undefined })
              }
            />
          </>
        }
        filterKeys={['kind', 'state']}
        empty={{
          title: t('replay.empty'),
          detail: t(mayPlan(me) ? 'replay.emptyDetail' : 'replay.emptyReader'),
        }}
        next={runs.data?.next}
      />
    </main>
  );
}
