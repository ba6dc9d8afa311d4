import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../format/moment';
import { isRunKind, isRunState, RUN_KINDS, RUN_STATES } from '../../format/run';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Choice } from '../../parts/Choice';
import { Pages } from '../../parts/Pages';
import { Failure, Notice } from '../../parts/states';
import { kept, useSearchState } from '../../url/useSearchState';
import { Alarm } from './Alarm';
import { mayPlan } from './actions';
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
  const verification = useQuery(verificationQuery(region));
  useTitle(t('replay.title'));

  const every = { value: '', label: t('replay.every') };
  const filtered = state !== undefined || kind !== undefined;
  if (runs.error && !runs.data) {
    return (
      <main id="main" className="centre">
        <Failure whole error={runs.error} onRetry={() => void runs.refetch()} />
      </main>
    );
  }
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
      <section className="picker" aria-label={t('replay.filter')}>
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
          onChoose={(chosen) => set({ state: isRunState(chosen) ? chosen : undefined, cursor: undefined })}
        />
      </section>
      {runs.isPending && (
        <div className="sheet" aria-busy="true" role="status">
          <span className="unseen">{t('state.loading')}</span>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
      {runs.data?.items.length === 0 &&
        (filtered || cursor ? (
          <Notice kind="empty" title={t('replay.emptyFilter')}>
            <Button onClick={() => set({ state: undefined, kind: undefined, cursor: undefined })}>
              {t('state.clearFilter')}
            </Button>
          </Notice>
        ) : (
          <Notice
            kind="empty"
            title={t('replay.empty')}
            detail={t(mayPlan(me) ? 'replay.emptyDetail' : 'replay.emptyReader')}
          />
        ))}
      {runs.data && runs.data.items.length > 0 && (
        <section className="sheet table-scroll" aria-label={t('replay.scroll')} tabIndex={0}>
          <table className="board runs" data-testid="runs">
            <caption className="unseen">{t('replay.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('run.number')}</th>
                <th scope="col">{t('run.kindName')}</th>
                <th scope="col">{t('run.stateName')}</th>
                <th scope="col">{t('run.scope')}</th>
                <th scope="col">{t('run.reason')}</th>
                <th scope="col">{t('run.requester')}</th>
                <th scope="col" className="number">
                  {t('run.changed')}
                </th>
                <th scope="col">{t('run.time')}</th>
              </tr>
            </thead>
            <tbody>
              {runs.data.items.map((run) => (
                <tr key={run.run} data-testid={`run-${run.run}`}>
                  <th scope="row">
                    <Link to="/replay/runs/$run" params={{ run: run.run }} search={kept} className="run-link">
                      <code>{shortly(run.run)}</code>
                    </Link>
                  </th>
                  <td>
                    <KindMark kind={run.kind} />
                  </td>
                  <td>
                    <StateMark state={run.state} />
                  </td>
                  <td className="run-scope">{scopeWords(t, i18n.language, run.scope, names)}</td>
                  <td className="run-reason">{run.reason}</td>
                  <td className="run-person">{personWords(t, run.requester, run.requesterName, me)}</td>
                  <td className="number">{count(run.changed, i18n.language)}</td>
                  <td>{timeText(run.plannedAt, i18n.language, timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pages next={runs.data?.next} cursor={cursor} />
    </main>
  );
}
