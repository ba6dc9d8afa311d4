import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, post, query, regionKey } from '../../api/api';
import { may } from '../../api/may';
import { classesQuery, indicatorsQuery, unitsQuery } from '../../api/queries';
import { isDecimal } from '../../format/decimal';
import { minuteText } from '../../format/moment';
import { byName } from '../../format/order';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Decision } from '../../parts/Decision';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';
import { isPending, ofTargets, REQUESTS, type Request, type TargetChange } from './queries';
import { RequestForm } from './RequestForm';

const mayFile = may('file-change');
const mayGrant = may('grant-change');
const mayDeny = may('deny-change');

type Act = 'grant' | 'deny' | 'withdraw';

/** The requests for another figure of a target: who asks for what and why, and what became of it. */
export default function RequestsPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const requests = useQuery(everything(REQUESTS, { region }));
  const units = useQuery(unitsQuery(region));
  const classes = useQuery(classesQuery(region));
  const indicators = useQuery(indicatorsQuery(region));
  const [filing, setFiling] = useState(false);
  const [act, setAct] = useState<{ act: Act; of: Request }>();
  useTitle(t('request.title'));
  const names = useMemo(
    () =>
      new Map<string, string>([
        ...(units.data ?? []).map((one): [string, string] => [one.unit, one.name]),
        ...(classes.data ?? []).map((one): [string, string] => [one.unitClass, one.name]),
      ]),
    [units.data, classes.data],
  );
  const indicatorNames = useMemo(
    () => new Map((indicators.data ?? []).map((one): [string, string] => [one.indicator, one.name])),
    [indicators.data],
  );
  const of = useCallback(
    (one: Request) => {
      const code = one.changes[0]?.target.unit ?? one.changes[0]?.target.unitClass ?? '';
      return names.get(code) ?? code;
    },
    [names],
  );
  const what = useCallback(
    (change: TargetChange) =>
      `${indicatorNames.get(change.target.indicator) ?? change.target.indicator} · ${periodName(t, change.target.period, i18n.language)}`,
    [t, i18n.language, indicatorNames],
  );
  const columns = useMemo((): Column<Request>[] => {
    const figures = (one: Request) =>
      one.changes.map((change) => `${what(change)}：${change.before} → ${change.value}`).join('；');
    const kind = (one: Request) => t(`request.kinds.${one.kind === 'relief' ? 'relief' : 'adjustment'}`);
    const ground = (one: Request) => (one.ground ? t(`request.grounds.${one.ground}`) : '');
    const state = (one: Request) => t(`request.states.${one.state}`);
    const filed = (one: Request) => minuteText(one.filed, i18n.language, timeZone);
    const button = (request: Request, which: Act) => (
      <Button key={which} size="small" onClick={() => setAct({ act: which, of: request })}>
        {t(`request.${which}`)}
      </Button>
    );
    return [
      { key: 'of', title: t('request.of'), cell: of, text: of, sort: (a, b) => byName(of(a), of(b)) },
      { key: 'change', title: t('request.change'), cell: figures, text: figures },
      { key: 'kind', title: t('request.kind'), cell: kind, text: kind },
      { key: 'ground', title: t('request.ground'), cell: ground, text: ground },
      { key: 'reason', title: t('request.reason'), cell: (one) => one.reason, text: (one) => one.reason },
      {
        key: 'filed',
        title: t('request.filed'),
        cell: filed,
        text: filed,
        // What waits comes first, the longest first.
        sort: (a, b) => Number(isPending(b)) - Number(isPending(a)) || a.filed.localeCompare(b.filed),
      },
      {
        key: 'state',
        title: t('request.state'),
        cell: (one) => <span className="tag">{state(one)}</span>,
        text: state,
      },
      {
        key: 'remark',
        title: t('request.remark'),
        cell: (one) => one.remark ?? '',
        text: (one) => one.remark ?? '',
      },
      {
        key: 'acts',
        title: t('request.acts'),
        cell: (one) => (
          <span className="row-acts">
            {isPending(one) && mayGrant(me) && button(one, 'grant')}
            {isPending(one) && mayDeny(me) && button(one, 'deny')}
            {isPending(one) && one.by === me.subject && button(one, 'withdraw')}
            <HistoryButton
              me={me}
              region={region}
              journal="goals"
              subject={`request/${one.request}`}
              title={`${of(one)} · ${one.request}`}
              timeZone={timeZone}
              names={{}}
            />
          </span>
        ),
      },
    ];
  }, [t, i18n.language, of, what, me, region, timeZone]);
  return (
    <main id="main" className="board-page" aria-busy={requests.isPending}>
      <div className="page-head">
        <h1>{t('request.title')}</h1>
        {mayFile(me) && (
          <Button type="primary" onClick={() => setFiling(true)}>
            {t('request.file')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('request.lead')}</p>
      <List
        name="requests"
        one="request"
        caption={t('request.title')}
        rows={requests.data && ofTargets(requests.data)}
        pending={requests.isPending}
        error={requests.error}
        onRetry={() => void requests.refetch()}
        rowKey={(one) => one.request}
        columns={columns}
        sortedBy="filed"
        searched={{
          hint: t('request.search'),
          in: (one) => `${of(one)} ${one.changes.map(what).join(' ')} ${one.request}`,
        }}
        empty={{ title: t('request.empty'), detail: t('request.emptyDetail') }}
      />
      {filing && (
        <RequestForm
          region={region}
          me={me}
          names={names}
          indicators={indicatorNames}
          onEnd={() => setFiling(false)}
        />
      )}
      {act && (
        <Deciding
          key={`${act.act}/${act.of.request}`}
          region={region}
          act={act.act}
          request={act.of}
          title={`${t(`request.${act.act}`)} · ${of(act.of)}`}
          what={what}
          barred={act.act !== 'withdraw' && act.of.by === me.subject}
          onEnd={(done) => {
            if (done) void client.invalidateQueries({ queryKey: regionKey(region) });
            setAct(undefined);
          }}
        />
      )}
    </main>
  );
}

interface DecidingProps {
  region: string;
  act: Act;
  request: Request;
  title: string;
  what: (change: TargetChange) => string;
  /** Whether this person has asked and therefore does not decide. */
  barred: boolean;
  onEnd: (done: boolean) => void;
}

/** Before and after, the evidence, who may; another figure than was asked for, where it is one target. */
function Deciding({ region, act, request, title, what, barred, onEnd }: DecidingProps) {
  const { t } = useTranslation();
  const id = useId();
  const only = request.changes.length === 1 ? request.changes[0] : undefined;
  const [value, setValue] = useState(only?.value ?? '');
  const at = { region, request: request.request };
  const weighed = useQuery({
    ...query(`${REQUESTS}/{request}/deciders`, at),
    enabled: act !== 'withdraw',
  });
  const why = weighed.data?.leaderOnly ?? [];
  const partly = act === 'grant' && only !== undefined && value.trim() !== only.value;
  const decide = (reason: string) => {
    if (act === 'withdraw') return post(`${REQUESTS}/{request}/withdrawal`, at);
    if (act === 'deny') return post(`${REQUESTS}/{request}/denial`, at, { reason });
    return post(`${REQUESTS}/{request}/grant`, at, {
      ...(partly && only
        ? {
            figures: [
              {
                value: value.trim(),
                ...(only.floor ? { floor: only.floor } : {}),
                course: only.course ?? [],
              },
            ],
          }
        : {}),
      ...(reason ? { reason } : {}),
    });
  };
  return (
    <Decision
      title={title}
      act={t(`request.${act}`)}
      text={t(`request.${act}Text`)}
      changes={request.changes.map((change) => ({
        what: what(change),
        before: change.before,
        after: partly ? value : change.value,
      }))}
      {...(act === 'withdraw'
        ? {}
        : { reason: act === 'deny' || partly ? ('required' as const) : ('optional' as const) })}
      {...(barred
        ? { who: { text: t('request.byAnother'), barred } }
        : why.length > 0
          ? {
              who: {
                text: t('request.leaderOnly', { why: why.map((one) => t(`request.why.${one}`)).join('；') }),
              },
            }
          : {})}
      onDecide={decide}
      onEnd={onEnd}
      testId="request-decision"
    >
      <dl className="request-facts">
        <dt>{t('request.reason')}</dt>
        <dd>{request.reason}</dd>
        {request.evidence.length > 0 && (
          <>
            <dt>{t('request.evidence')}</dt>
            <dd>{request.evidence.map((one) => one.name).join('；')}</dd>
          </>
        )}
        {request.effectiveFrom && (
          <>
            <dt>{t('request.effectiveFrom')}</dt>
            <dd>{request.effectiveFrom}</dd>
          </>
        )}
        {request.wholePeriod && <dt>{t('request.wholePeriod')}</dt>}
        {request.late && <dt>{t('request.late')}</dt>}
      </dl>
      {act === 'grant' && only && (
        <div className="field form-field">
          <label htmlFor={id} className="field-name">
            {t('request.granted')}
          </label>
          <Input
            id={id}
            inputMode="decimal"
            value={value}
            status={isDecimal(value.trim()) ? '' : 'error'}
            onChange={(event) => setValue(event.target.value)}
          />
        </div>
      )}
    </Decision>
  );
}
