import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf } from '../../api/api';
import { classesQuery, overviewQuery } from '../../api/queries';
import type { Run } from '../../api/types';
import { minuteText, timeText } from '../../format/moment';
import { laterPeriod } from '../../format/period';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { Decision } from '../../parts/Decision';
import { type Column, List } from '../../parts/List';
import { useNames } from '../../parts/useNames';
import { kept, useSearchState } from '../../url/useSearchState';
import { Alarm } from '../runs/Alarm';
import { mayPlan } from '../runs/actions';
import { StateMark } from '../runs/marks';
import { isUnderWay, planRun, runsQuery, verificationQuery } from '../runs/queries';
import { count, personWords, scopeWords, shortly } from '../runs/words';

const AGAIN = 3_000;

/** Whether what was published holds: what each verification found, and a new one. */
export default function VerificationPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const [search] = useSearchState();
  const names = useNames(region);
  const [starting, setStarting] = useState(false);
  useTitle(t('verification.title'));
  const last = useQuery(verificationQuery(region));
  const runs = useQuery({
    ...runsQuery(region, { kind: 'verify', cursor: search.cursor }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? AGAIN : false),
  });
  const columns = useMemo((): Column<Run>[] => {
    const time = (run: Run) => timeText(run.plannedAt, i18n.language, timeZone);
    const scope = (run: Run) => scopeWords(t, i18n.language, run.scope, names);
    const person = (run: Run) => personWords(t, run.requester, run.requesterName, me);
    return [
      { key: 'time', title: t('verification.time'), cell: time, text: time },
      {
        key: 'state',
        title: t('verification.state'),
        cell: (run) => <StateMark state={run.state} />,
        text: (run) => t(`run.state.${run.state}`),
      },
      {
        key: 'count',
        title: t('verification.count'),
        number: true,
        cell: (run) => count(run.units, i18n.language),
        text: (run) => String(run.units ?? ''),
      },
      {
        key: 'differences',
        title: t('verification.differences'),
        number: true,
        cell: (run) =>
          run.changed === undefined ? (
            ''
          ) : run.changed === 0 ? (
            t('verification.none')
          ) : (
            <strong className="wrong">{count(run.changed, i18n.language)}</strong>
          ),
        text: (run) => String(run.changed ?? ''),
      },
      { key: 'scope', title: t('verification.scope'), wrap: true, cell: scope, text: scope },
      { key: 'requester', title: t('verification.requester'), cell: person, text: person },
      {
        key: 'reason',
        title: t('verification.reason'),
        wrap: true,
        cell: (run) => run.reason,
        text: (run) => run.reason,
      },
      {
        key: 'run',
        title: t('verification.run'),
        cell: (run) => (
          <Link to="/replay/runs/$run" params={{ run: run.run }} search={kept} className="run-link">
            <code>{shortly(run.run)}</code>
          </Link>
        ),
        text: (run) => run.run,
      },
    ];
  }, [t, i18n.language, names, me, timeZone]);
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('verification.title')}</h1>
        {mayPlan(me) && (
          <Button type="primary" onClick={() => setStarting(true)}>
            {t('verification.start')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('verification.lead')}</p>
      {last.data && <Alarm verification={last.data} timeZone={timeZone} />}
      <List
        name="verifications"
        one="verification"
        caption={t('verification.list')}
        rows={runs.data?.items}
        pending={runs.isPending}
        error={runs.error}
        onRetry={() => void runs.refetch()}
        rowKey={(run) => run.run}
        columns={columns}
        empty={{ title: t('verification.empty') }}
        next={runs.data?.next}
      />
      {starting && <Start region={region} timeZone={timeZone} onEnd={() => setStarting(false)} />}
    </main>
  );
}

function Start({
  region,
  timeZone,
  onEnd,
}: {
  region: string;
  timeZone: string | undefined;
  onEnd: () => void;
}) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const classes = useQuery(classesQuery(region)).data;
  const overview = useQuery(overviewQuery(region)).data;
  const [unitClass, setClass] = useState('');
  const [period, setPeriod] = useState('');
  const [history, setHistory] = useState(false);
  const periods = [
    ...new Set(
      (overview ?? []).flatMap((one) => (unitClass && one.unitClass !== unitClass ? [] : one.periods)),
    ),
  ].sort((a, b) => laterPeriod(b, a));
  const all = { value: '', label: t('verification.all') };
  return (
    <Decision
      title={t('verification.start')}
      act={t('verification.start')}
      text={t('verification.startText')}
      reason="optional"
      onDecide={async (reason) => {
        await planRun(region, {
          kind: 'verify',
          // The same run asked for twice is the same run: the time makes it another one.
          reason: t('verification.asked', {
            reason: reason || t('verification.byHand'),
            time: minuteText(new Date().toISOString(), i18n.language, timeZone),
          }),
          scope: {
            ...(unitClass ? { classes: [unitClass] } : {}),
            ...(period ? { periods: [period] } : {}),
          },
          ...(history ? { base: 'history' } : {}),
        });
        await client.invalidateQueries({ queryKey: keyOf('/api/v1/regions/{region}/runs', { region }) });
      }}
      onEnd={onEnd}
    >
      <div className="picker">
        <Choice
          name={t('verification.class')}
          testId="verify-class"
          value={unitClass}
          options={[all, ...(classes ?? []).map((one) => ({ value: one.unitClass, label: one.name }))]}
          onChoose={setClass}
        />
        <Choice
          name={t('verification.period')}
          testId="verify-period"
          value={period}
          options={[all, ...periods.map((value) => ({ value, label: periodName(t, value, i18n.language) }))]}
          onChoose={setPeriod}
        />
      </div>
      <Checkbox checked={history} onChange={(event) => setHistory(event.target.checked)}>
        {t('verification.history')}
      </Checkbox>
    </Decision>
  );
}
