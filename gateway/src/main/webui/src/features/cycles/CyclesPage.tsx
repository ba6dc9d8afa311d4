import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, type Item, keyOf, post } from '../../api/api';
import { may } from '../../api/may';
import { byName } from '../../format/order';
import { laterPeriod } from '../../format/period';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Decision } from '../../parts/Decision';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';

const CYCLES = '/api/v1/regions/{region}/cycles';
type Cycle = Item<typeof CYCLES>;

/** The cycles of the region; who keeps them closes one here. */
export default function CyclesPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const cycles = useQuery(everything(CYCLES, { region }));
  const [closing, setClosing] = useState<Cycle>();
  useTitle(t('cycle.title'));
  const mayClose = may('close-cycle')(me);
  const columns = useMemo((): Column<Cycle>[] => {
    const period = (one: Cycle) => periodName(t, one.period, i18n.language);
    const state = (one: Cycle) => t(one.closed ? 'cycle.closed' : 'cycle.open');
    return [
      {
        key: 'name',
        title: t('cycle.name'),
        cell: (one) => one.name,
        text: (one) => one.name,
        sort: (a, b) => byName(a.name, b.name),
      },
      {
        key: 'period',
        title: t('cycle.period'),
        cell: period,
        text: period,
        sort: (a, b) => laterPeriod(a.period, b.period),
      },
      {
        key: 'state',
        title: t('cycle.stateName'),
        cell: state,
        text: state,
        sort: (a, b) => Number(a.closed) - Number(b.closed),
      },
      {
        key: 'acts',
        title: t('cycle.acts'),
        cell: (one) => (
          <span className="row-acts">
            {mayClose && !one.closed && (
              <Button size="small" onClick={() => setClosing(one)}>
                {t('cycle.close')}
              </Button>
            )}
            <HistoryButton
              me={me}
              region={region}
              journal="goals"
              subject={`cycle/${one.cycle}`}
              title={one.name}
              timeZone={timeZone}
              names={{ name: t('cycle.name'), period: t('cycle.period') }}
            />
          </span>
        ),
      },
    ];
  }, [t, i18n.language, mayClose, me, region, timeZone]);
  return (
    <main id="main" className="board-page" aria-busy={cycles.isPending}>
      <div className="page-head">
        <h1>{t('cycle.title')}</h1>
      </div>
      <p className="page-lead">{t('cycle.lead')}</p>
      <List
        name="cycles"
        one="cycle"
        caption={t('cycle.title')}
        rows={cycles.data}
        pending={cycles.isPending}
        error={cycles.error}
        onRetry={() => void cycles.refetch()}
        rowKey={(one) => one.cycle}
        columns={columns}
        sortedBy="-period"
        searched={{ hint: t('cycle.name'), in: (one) => `${one.name} ${one.cycle}` }}
        empty={{ title: t('cycle.empty') }}
      />
      {closing && <Close region={region} cycle={closing} onEnd={() => setClosing(undefined)} />}
    </main>
  );
}

function Close({ region, cycle, onEnd }: { region: string; cycle: Cycle; onEnd: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <Decision
      title={t('cycle.closeTitle', { name: cycle.name })}
      act={t('cycle.close')}
      danger
      text={t('cycle.closeText')}
      changes={[{ what: t('cycle.stateName'), before: t('cycle.open'), after: t('cycle.closed') }]}
      reason="required"
      onDecide={async (reason, key) => {
        await post(`${CYCLES}/{cycle}/closure`, { region, cycle: cycle.cycle }, { reason }, { key });
        await client.invalidateQueries({ queryKey: keyOf(CYCLES, { region }) });
      }}
      onEnd={onEnd}
    />
  );
}
