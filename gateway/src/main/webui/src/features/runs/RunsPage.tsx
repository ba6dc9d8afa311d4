import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { isRunKind, isRunState, RUN_KINDS, RUN_STATES } from '../../format/run';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Choice } from '../../parts/Choice';
import { type Column, List } from '../../parts/List';
import { LoadingPart } from '../../parts/states';
import { kept, useSearchState } from '../../url/useSearchState';
import { Alarm } from './Alarm';
import { mayPlan, mayReadRuns } from './actions';
import { runsQuery, verificationQuery } from './queries';
import './runs.css';
import { useRunColumns } from './useRunColumns';
import { count } from './words';

/** The region's runs, the newest first, with what the last verification found above them. */
export default function RunsPage({ region, timeZone, me }: Inside) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const { state, kind, cursor } = search;
  const runs = useQuery(runsQuery(region, { state, kind, cursor }));
  const verification = useQuery({ ...verificationQuery(region), enabled: mayReadRuns(me) });
  useTitle(t('replay.title'));

  const every = { value: '', label: t('replay.every') };
  const {
    pending,
    number,
    kind: kindColumn,
    state: stateColumn,
    scope,
    reason,
    requester,
    time,
  } = useRunColumns({
    region,
    me,
    timeZone,
  });
  const columns = useMemo(
    (): Column<Run>[] => [
      number,
      kindColumn,
      stateColumn,
      scope,
      reason,
      requester,
      {
        key: 'changed',
        title: t('run.changed'),
        number: true,
        cell: (run) => count(run.changed, i18n.language),
        text: (run) => String(run.changed ?? ''),
      },
      time,
    ],
    [t, i18n.language, number, kindColumn, stateColumn, scope, reason, requester, time],
  );
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
      {/* What the last verification found stands above: the list does not come before it. */}
      {verification.isLoading ? (
        <LoadingPart rows={8} sheet />
      ) : (
        <List
          name="runs"
          one="run"
          caption={t('replay.title')}
          rows={runs.data?.items}
          pending={runs.isPending || pending}
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
                onChoose={(chosen) =>
                  set({ kind: isRunKind(chosen) ? chosen : undefined, cursor: undefined })
                }
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
      )}
    </main>
  );
}
