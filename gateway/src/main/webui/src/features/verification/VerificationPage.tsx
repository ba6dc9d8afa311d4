import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf } from '../../api/api';
import { classesQuery, overviewQuery } from '../../api/queries';
import type { Run } from '../../api/types';
import { minuteText } from '../../format/moment';
import { laterPeriod } from '../../format/period';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { Decision } from '../../parts/Decision';
import { type Column, List } from '../../parts/List';
import { LoadingPart } from '../../parts/states';
import { useSearchState } from '../../url/useSearchState';
import { Alarm } from '../runs/Alarm';
import { mayPlan } from '../runs/actions';
import { isUnderWay, planRun, runsQuery, verificationQuery } from '../runs/queries';
import { useRunColumns } from '../runs/useRunColumns';
import { count } from '../runs/words';

const AGAIN = 3_000;

/** Whether what was published holds: what each verification found, and a new one. */
export default function VerificationPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const [search] = useSearchState();
  const [starting, setStarting] = useState(false);
  useTitle(t('verification.title'));
  const last = useQuery(verificationQuery(region));
  const runs = useQuery({
    ...runsQuery(region, { kind: 'verify', cursor: search.cursor }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? AGAIN : false),
  });
  const { pending, number, state, scope, reason, requester, time } = useRunColumns({ region, me, timeZone });
  const columns = useMemo(
    (): Column<Run>[] => [
      time,
      state,
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
      scope,
      requester,
      reason,
      number,
    ],
    [t, i18n.language, number, state, scope, reason, requester, time],
  );
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
      {/* What the last one found stands above: the list does not come before it. */}
      {last.isLoading ? (
        <LoadingPart rows={8} sheet />
      ) : (
        <List
          name="verifications"
          one="verification"
          caption={t('verification.list')}
          rows={runs.data?.items}
          pending={runs.isPending || pending}
          error={runs.error}
          onRetry={() => void runs.refetch()}
          rowKey={(run) => run.run}
          columns={columns}
          empty={{ title: t('verification.empty') }}
          next={runs.data?.next}
        />
      )}
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
          onChoose={(chosen) => {
            setClass(chosen);
            // The periods that are offered are those of the class.
            setPeriod('');
          }}
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
