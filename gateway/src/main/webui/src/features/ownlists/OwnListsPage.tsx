import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import { indicatorsQuery, schemesQuery, unitsQuery } from '../../api/queries';
import { dayIn } from '../../format/moment';
import { byName } from '../../format/order';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { type Change, Decision } from '../../parts/Decision';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';
import { OwnListForm } from './OwnListForm';
import {
  firstMonth,
  granted,
  type Listed,
  OWN_LISTS,
  ownBlocks,
  REQUESTS,
  type Row,
  requested,
} from './queries';
import './ownlists.css';

const mayAsk = may('request-own-indicators');
const mayGrant = may('grant-change');
const mayDeny = may('deny-change');
const mayWithdraw = may('withdraw-change');
const mayReadRequests = may('read-changes');

type Act = 'grant' | 'deny' | 'withdraw';

/** This month in the region, as a period is written. */
const monthIn = (timeZone: string | undefined) => dayIn(timeZone).slice(0, 7).replace('-', '');

/** The indicators that units have of their own in blocks of schemes, and what others have asked for. */
export default function OwnListsPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const lists = useQuery(everything(OWN_LISTS, { region }));
  const requests = useQuery({ ...everything(REQUESTS, { region }), enabled: mayReadRequests(me) });
  const units = useQuery(unitsQuery(region));
  const schemes = useQuery(schemesQuery(region));
  const indicators = useQuery(indicatorsQuery(region));
  const [asking, setAsking] = useState<{ of?: Row }>();
  const [act, setAct] = useState<{ act: Act; of: Row }>();
  useTitle(t('ownList.title'));
  const names = useMemo(() => new Map(units.data?.map((one) => [one.unit, one.name])), [units.data]);
  const called = useMemo(
    () => new Map(indicators.data?.map((one) => [one.indicator, one.name])),
    [indicators.data],
  );
  const places = useMemo(() => ownBlocks(schemes.data ?? [], i18n.language), [schemes.data, i18n.language]);
  const rows = useMemo(
    () => lists.data && [...requested(requests.data ?? []), ...granted(lists.data, monthIn(timeZone))],
    [lists.data, requests.data, timeZone],
  );
  const columns = useMemo((): Column<Row>[] => {
    const unit = (one: Row) => names.get(one.unit) ?? one.unit;
    const block = (one: Row) =>
      places.find((place) => place.scheme === one.scheme && place.code === one.block)?.name ?? one.block;
    const from = (one: Row) => periodName(t, one.from, i18n.language);
    const state = (one: Row) => t(`ownList.states.${one.state}`);
    const item = ({ indicator, weight }: Listed) => `${called.get(indicator) ?? indicator} ${weight}`;
    const button = (of: Row, which: Act) => (
      <Button key={which} size="small" onClick={() => setAct({ act: which, of })}>
        {t(`ownList.${which}`)}
      </Button>
    );
    return [
      {
        key: 'unit',
        title: t('ownList.unit'),
        cell: unit,
        text: unit,
        sort: (a, b) => byName(unit(a), unit(b)),
      },
      { key: 'block', title: t('ownList.block'), cell: block, text: block },
      {
        key: 'from',
        title: t('ownList.from'),
        cell: from,
        text: from,
        sort: (a, b) => firstMonth(a.from) - firstMonth(b.from),
      },
      {
        key: 'items',
        title: t('ownList.items'),
        wrap: true,
        cell: (one) => (
          <ul className="own-listed">
            {one.items.map((listed) => (
              <li key={listed.indicator}>{item(listed)}</li>
            ))}
          </ul>
        ),
        text: (one) => one.items.map(item).join('; '),
      },
      {
        key: 'state',
        title: t('ownList.state'),
        cell: (one) => <span className="tag">{state(one)}</span>,
        text: state,
        sort: (a, b) => a.state.localeCompare(b.state),
      },
      {
        key: 'reason',
        title: t('ownList.reason'),
        wrap: true,
        cell: (one) => one.reason,
        text: (one) => one.reason,
      },
      {
        key: 'remark',
        title: t('ownList.remark'),
        wrap: true,
        cell: (one) => one.remark ?? '',
        text: (one) => one.remark ?? '',
      },
      {
        key: 'acts',
        title: t('ownList.acts'),
        cell: (one) => (
          <span className="row-acts">
            {one.state === 'pending' && mayGrant(me) && button(one, 'grant')}
            {one.state === 'pending' && mayDeny(me) && button(one, 'deny')}
            {one.state === 'pending' &&
              one.asker === me.subject &&
              mayWithdraw(me) &&
              button(one, 'withdraw')}
            {one.state === 'holding' && mayAsk(me) && (
              <Button size="small" onClick={() => setAsking({ of: one })}>
                {t('ownList.change')}
              </Button>
            )}
            <HistoryButton
              me={me}
              region={region}
              journal="goals"
              subject={
                one.asker === undefined
                  ? `own-list/${one.unit}/${one.scheme}/${one.block}`
                  : `request/${one.request}`
              }
              title={`${unit(one)} · ${block(one)}`}
              timeZone={timeZone}
              names={{ items: t('ownList.items'), from: t('ownList.from'), reason: t('ownList.reason') }}
            />
          </span>
        ),
      },
    ];
  }, [t, i18n.language, names, called, places, me, region, timeZone]);
  const decide = (of: Row, which: Act, reason: string) => {
    const at = { region, request: of.request };
    switch (which) {
      case 'grant':
        return post(`${REQUESTS}/{request}/grant`, at);
      case 'deny':
        return post(`${REQUESTS}/{request}/denial`, at, { reason });
      case 'withdraw':
        return post(`${REQUESTS}/{request}/withdrawal`, at);
    }
  };
  /** What of the weights is another. */
  const changes = (of: Row): Change[] =>
    [...new Set([...(of.before ?? []), ...of.items].map(({ indicator }) => indicator))].flatMap(
      (indicator) => {
        const weight = (all: readonly Listed[]) => all.find((one) => one.indicator === indicator)?.weight;
        const [before, after] = [weight(of.before ?? []), weight(of.items)];
        return [
          {
            what: t('ownList.weightOf', { name: called.get(indicator) ?? indicator }),
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          },
        ];
      },
    );
  const barred = act !== undefined && act.act !== 'withdraw' && act.of.asker === me.subject;
  return (
    <main id="main" className="board-page" aria-busy={lists.isPending}>
      <div className="page-head">
        <h1>{t('ownList.title')}</h1>
        {mayAsk(me) && (
          <Button type="primary" onClick={() => setAsking({})}>
            {t('ownList.ask')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('ownList.lead')}</p>
      <List
        name="own-lists"
        one="own-list"
        caption={t('ownList.title')}
        rows={rows}
        pending={lists.isPending}
        error={lists.error}
        onRetry={() => void lists.refetch()}
        rowKey={(one) => one.key}
        columns={columns}
        sortedBy="unit"
        searched={{
          hint: t('ownList.search'),
          in: (one) =>
            `${names.get(one.unit) ?? ''} ${one.unit} ${one.block} ${one.items.map(({ indicator }) => `${called.get(indicator) ?? ''} ${indicator}`).join(' ')}`,
        }}
        empty={{ title: t('ownList.empty'), detail: t('ownList.emptyDetail') }}
      />
      {asking && (
        <OwnListForm
          region={region}
          units={units.data ?? []}
          places={places}
          of={asking.of}
          onEnd={() => setAsking(undefined)}
        />
      )}
      {act && (
        <Decision
          key={`${act.act}/${act.of.key}`}
          title={`${t(`ownList.${act.act}`)} · ${names.get(act.of.unit) ?? act.of.unit} · ${periodName(t, act.of.from, i18n.language)}`}
          act={t(`ownList.${act.act}`)}
          text={t(`ownList.${act.act}Text`)}
          changes={act.act === 'grant' ? changes(act.of) : []}
          {...(act.act === 'deny' ? { reason: 'required' as const } : {})}
          {...(barred ? { who: { text: t('ownList.byAnother'), barred } } : {})}
          onDecide={(reason) => decide(act.of, act.act, reason)}
          onEnd={(done) => {
            if (done) void client.invalidateQueries({ queryKey: regionKey(region) });
            setAct(undefined);
          }}
          testId="own-list-decision"
        />
      )}
    </main>
  );
}
