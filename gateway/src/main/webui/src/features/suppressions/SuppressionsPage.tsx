import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import { schemesQuery, unitsQuery } from '../../api/queries';
import { byName } from '../../format/order';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Decision } from '../../parts/Decision';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';
import { blockNames } from '../scores/board/names';
import { isPending, SUPPRESSIONS, type Suppression } from './queries';
import { SuppressionForm } from './SuppressionForm';

const mayAsk = may('request-suppression');
const mayGrant = may('grant-suppression');
const mayDeny = may('deny-suppression');

type Act = 'grant' | 'deny' | 'withdraw' | 'takeBack';

/** What is asked for with a reason. */
const PATHS = { deny: 'denial', withdraw: 'withdrawal', takeBack: 'withdrawal' } as const;

/** The blocks of units that are left out or were, and what others have asked for. */
export default function SuppressionsPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const suppressions = useQuery(everything(SUPPRESSIONS, { region }));
  const units = useQuery(unitsQuery(region));
  const schemes = useQuery(schemesQuery(region));
  const [asking, setAsking] = useState(false);
  const [act, setAct] = useState<{ act: Act; of: Suppression }>();
  useTitle(t('suppression.title'));
  const names = useMemo(() => new Map(units.data?.map((one) => [one.unit, one.name])), [units.data]);
  const blocks = useMemo(
    () => blockNames(schemes.data ?? [], undefined, i18n.language),
    [schemes.data, i18n.language],
  );
  const columns = useMemo((): Column<Suppression>[] => {
    const unit = (one: Suppression) => names.get(one.unit) ?? one.unit;
    const block = (one: Suppression) => blocks.get(one.block) ?? one.block;
    const period = (one: Suppression) => periodName(t, one.period, i18n.language);
    const what = (one: Suppression) => t(`suppression.whats.${one.what}`);
    const state = (one: Suppression) => t(`suppression.states.${one.state}`);
    const button = (of: Suppression, which: Act) => (
      <Button key={which} size="small" onClick={() => setAct({ act: which, of })}>
        {t(`suppression.${which}`)}
      </Button>
    );
    return [
      {
        key: 'unit',
        title: t('suppression.unit'),
        cell: unit,
        text: unit,
        sort: (a, b) => byName(unit(a), unit(b)),
      },
      {
        key: 'period',
        title: t('suppression.period'),
        cell: period,
        text: period,
        sort: (a, b) => a.period.localeCompare(b.period),
      },
      { key: 'block', title: t('suppression.block'), cell: block, text: block },
      { key: 'what', title: t('suppression.what'), cell: what, text: what },
      { key: 'reason', title: t('suppression.reason'), cell: (one) => one.reason, text: (one) => one.reason },
      {
        key: 'state',
        title: t('suppression.state'),
        cell: (one) => <span className="tag">{state(one)}</span>,
        text: state,
      },
      {
        key: 'remark',
        title: t('suppression.remark'),
        cell: (one) => one.remark ?? '',
        text: (one) => one.remark ?? '',
      },
      {
        key: 'acts',
        title: t('suppression.acts'),
        cell: (one) => (
          <span className="row-acts">
            {isPending(one) && mayGrant(me) && button(one, 'grant')}
            {isPending(one) && mayDeny(me) && button(one, 'deny')}
            {one.state === 'granted' && mayAsk(me) && button(one, 'withdraw')}
            {one.state === 'requested' &&
              one.requester === me.subject &&
              mayAsk(me) &&
              button(one, 'takeBack')}
            <HistoryButton
              me={me}
              region={region}
              journal="evaluation"
              subject={`suppression/${one.suppression}`}
              title={`${unit(one)} · ${block(one)}`}
              timeZone={timeZone}
              names={{ block: t('suppression.block'), what: t('suppression.what') }}
            />
          </span>
        ),
      },
    ];
  }, [t, i18n.language, names, blocks, me, region, timeZone]);
  const decide = (of: Suppression, which: Act, reason: string) => {
    const at = { region, suppression: of.suppression };
    return which === 'grant'
      ? post(`${SUPPRESSIONS}/{suppression}/grant`, at)
      : post(`${SUPPRESSIONS}/{suppression}/${PATHS[which]}`, at, { reason });
  };
  const barred =
    act !== undefined && (act.act === 'grant' || act.act === 'deny') && act.of.requester === me.subject;
  return (
    <main id="main" className="board-page" aria-busy={suppressions.isPending}>
      <div className="page-head">
        <h1>{t('suppression.title')}</h1>
        {mayAsk(me) && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('suppression.ask')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('suppression.lead')}</p>
      <List
        name="suppressions"
        one="suppression"
        caption={t('suppression.title')}
        rows={suppressions.data}
        pending={suppressions.isPending}
        error={suppressions.error}
        onRetry={() => void suppressions.refetch()}
        rowKey={(one) => one.suppression}
        columns={columns}
        sortedBy="unit"
        searched={{
          hint: t('suppression.search'),
          in: (one) =>
            `${names.get(one.unit) ?? ''} ${one.unit} ${blocks.get(one.block) ?? ''} ${one.block} ${one.suppression}`,
        }}
        empty={{ title: t('suppression.empty'), detail: t('suppression.emptyDetail') }}
      />
      {asking && <SuppressionForm region={region} units={units.data ?? []} onEnd={() => setAsking(false)} />}
      {act && (
        <Decision
          key={`${act.act}/${act.of.suppression}`}
          title={`${t(`suppression.${act.act}`)} · ${names.get(act.of.unit) ?? act.of.unit} · ${blocks.get(act.of.block) ?? act.of.block}`}
          act={t(`suppression.${act.act}`)}
          text={t(`suppression.${act.act}Text`)}
          {...(act.act === 'grant' ? {} : { reason: 'required' as const })}
          {...(barred ? { who: { text: t('suppression.byAnother'), barred } } : {})}
          onDecide={(reason) => decide(act.of, act.act, reason)}
          onEnd={(done) => {
            if (done) void client.invalidateQueries({ queryKey: regionKey(region) });
            setAct(undefined);
          }}
          testId="suppression-decision"
        />
      )}
    </main>
  );
}
