import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assumption, Me, Run } from '../../api/types';
import { timeText } from '../../format/moment';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Changes } from '../../parts/Decision';
import { Failure } from '../../parts/states';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { Actions } from './Actions';
import { useAssumptions, useChanges } from './assumed';
import { KindMark, StateMark } from './marks';
import { ProgressBar } from './ProgressBar';
import { isApprovable, isUnderWay, runQuery, supposedQuery } from './queries';
import { SchemeNext } from './SchemeNext';
import './runs.css';
import { useNames } from '../../parts/useNames';
import { useProgress } from './useProgress';
import { count, personWords, scopeWords, shortly } from './words';

const Diff = lazy(() => import('./Diff'));

/** One run: how far it is, what it is made of, what may be done with it, and what it changes. */
export default function RunPage({ region, timeZone, me }: Inside) {
  const { t } = useTranslation();
  const { run: name = '' } = useParams({ strict: false });
  const [{ existed }] = useSearchState();
  const found = useQuery(runQuery(region, name));
  const run = found.data;
  const reading = run?.state === 'planned' || run?.state === 'running';
  const progress = useProgress(region, name, reading);
  useTitle(run ? `${t(`run.kind.${run.kind}`)} ${shortly(run.run)}` : t('replay.title'));

  if (found.error && !run) {
    return (
      <main id="main" className="centre">
        <Failure whole error={found.error} onRetry={() => void found.refetch()} />
        <p className="back">
          <Link to="/replay" search={kept}>
            {t('replay.back')}
          </Link>
        </p>
      </main>
    );
  }
  if (!run) {
    return (
      <main id="main" className="board-page">
        <div className="sheet" aria-busy="true" role="status">
          <span className="unseen">{t('state.loading')}</span>
          <Skeleton active title paragraph={{ rows: 10 }} />
        </div>
      </main>
    );
  }
  return (
    <main id="main" className="board-page run-page">
      <p className="back">
        <Link to="/replay" search={kept}>
          {t('replay.back')}
        </Link>
      </p>
      <div className="page-head">
        <h1>
          <KindMark kind={run.kind} /> <code className="run-name">{shortly(run.run)}</code>{' '}
          <StateMark state={run.state} />
        </h1>
      </div>
      <p className="run-why">{run.reason}</p>
      {existed && (
        <p className="warning" role="status" data-testid="exists">
          {t('run.existed')}
        </p>
      )}
      {run.state === 'failed' && (
        <div className="alarm" role="alert" data-testid="failure">
          <strong>{t('run.failed')}</strong>
          <p>{run.failure ?? t('run.failedUnknown')}</p>
        </div>
      )}
      {(run.state === 'rejected' || run.state === 'cancelled' || run.state === 'expired') && (
        <p className="warning">
          {t(`run.ended.${run.state}`)} {run.failure}
        </p>
      )}
      {run.state === 'completed' && isApprovable(run) && (
        <p className="verifying" role="status" data-testid="verifying">
          {t('run.verifying')}
        </p>
      )}
      <Actions region={region} run={run} me={me} timeZone={timeZone} />
      {reading && <ProgressBar run={run} progress={progress} />}
      {run.overlay && <Assumptions region={region} run={run} me={me} />}
      <Facts region={region} run={run} me={me} timeZone={timeZone} />
      {!!run.root && run.state !== 'expired' && !reading && (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
          <Diff region={region} run={run} />
        </Suspense>
      )}
      {isUnderWay(run) && <span className="unseen">{t('run.underWay')}</span>}
    </main>
  );
}

function Facts({
  region,
  run,
  me,
  timeZone,
}: {
  region: string;
  run: Run;
  me: Me;
  timeZone: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const time = (instant: string) => timeText(instant, i18n.language, timeZone);
  const base =
    run.base && /^[0-9a-f]{8,64}$/.test(run.base) ? (
      <Link to="/replay/runs/$run" params={{ run: run.base }} search={kept}>
        <code>{shortly(run.base)}</code>
      </Link>
    ) : run.base === 'history' ? (
      t('run.history')
    ) : run.base ? (
      <code>{run.base}</code>
    ) : (
      t(`run.noBase.${run.kind}`)
    );
  const done = (now: number | undefined, planned: number) =>
    now === undefined
      ? count(planned, i18n.language)
      : t('run.ofPlanned', { now: count(now, i18n.language), planned: count(planned, i18n.language) });
  const facts: [string, ReactNode][] = [
    [t('run.scope'), scopeWords(t, i18n.language, run.scope, names)],
    [t('run.cut'), <code key="cut">{run.cut}</code>],
    [t('run.base'), base],
    [t('run.engine'), <code key="engine">{run.engine}</code>],
    [t('run.overlay'), run.overlay ? <code key="overlay">{run.overlay}</code> : t('run.noOverlay')],
    [t('run.root'), run.root ? <code key="root">{run.root}</code> : t('run.noRoot')],
    [t('plan.entries'), done(run.entries, run.plan.entries)],
    [t('plan.cohorts'), done(run.cohorts, run.plan.cohorts)],
    [t('plan.units'), done(run.units, run.plan.units)],
    [t('plan.cells'), count(run.plan.cells, i18n.language)],
    [t('run.requester'), personWords(t, run.requester, run.requesterName, me)],
    [
      t('run.approver'),
      run.approver ? personWords(t, run.approver, run.approverName, me) : t('run.noApprover'),
    ],
    ...(run.remark ? ([[t('run.remark'), run.remark]] as [string, ReactNode][]) : []),
    [t('run.planned'), time(run.plannedAt)],
    [t('run.changedAt'), time(run.changedAt)],
    [t('run.attempt'), String(run.attempt)],
    [t('run.number'), <code key="run">{run.run}</code>],
  ];
  return (
    <section className="sheet run-facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('run.facts')}</h2>
      <dl className="facts" data-testid="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the run assumes beside what held: line by line, and the whole text for those who want it. */
function Assumptions({ region, run, me }: { region: string; run: Run; me: Me }) {
  const { t } = useTranslation();
  const found = useAssumptions(region, run);
  const changes = useChanges(found.data);
  return (
    <section className="sheet assumptions" aria-labelledby="assumptions-title" data-testid="assumptions">
      <h2 id="assumptions-title">{t('run.overlay')}</h2>
      {found.isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {found.error && !found.data && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data &&
        (changes.length > 0 ? <Changes changes={changes} /> : <p className="hint">{t('run.sameRules')}</p>)}
      {run.state === 'approved' && run.kind === 'what-if' && found.data && (
        <Enactment region={region} run={run} me={me} assumptions={found.data.items} />
      )}
      <Supposed region={region} run={run.run} />
    </section>
  );
}

/** Where what was tried out and approved is put into force. */
function Enactment({
  region,
  run,
  me,
  assumptions,
}: {
  region: string;
  run: Run;
  me: Me;
  assumptions: readonly Assumption[];
}) {
  const { t } = useTranslation();
  const of = (about: Assumption['about']) => [
    ...new Map(assumptions.filter((one) => one.about === about).map((one) => [one.code, one])).values(),
  ];
  return (
    <div className="enactment" role="status" data-testid="enactment">
      <p>
        <strong>{t('run.enactment')}</strong> {t('run.enactmentText')}
      </p>
      <ul>
        {of('indicator').map((one) => (
          <li key={one.code}>
            <Link
              to="/indicators/$indicator"
              params={{ indicator: one.code }}
              search={(now: Search) => merged(kept(now), { tab: 'versions' })}
            >
              {t('run.enactIndicator', { name: one.name ?? one.code, version: one.version })}
            </Link>
          </li>
        ))}
        {of('scheme').map((one) => (
          <li key={one.code}>
            <SchemeNext region={region} run={run.run} me={me} scheme={one.code} />
          </li>
        ))}
        {of('target').map((one) => (
          <li key={one.code}>{t('run.enactTarget', { name: one.name ?? one.code })}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the run supposes, for those who want to read it whole. */
function Supposed({ region, run }: { region: string; run: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data, error, isPending } = useQuery({ ...supposedQuery(region, run), enabled: open });
  return (
    <details className="supposed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid="supposed">{t('run.supposed')}</summary>
      {open && isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {open && error && <Failure error={error} />}
      {open && data && (
        <pre className="document" tabIndex={0} role="region" aria-label={t('run.overlay')}>
          {JSON.stringify(data, null, 2)}
        </pre>
      )}
    </details>
  );
}
