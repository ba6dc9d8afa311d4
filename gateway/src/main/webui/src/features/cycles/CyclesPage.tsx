import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, type Item, keyOf, post } from '../../api/api';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Refusal } from '../../parts/Refusal';
import { Failure, Notice } from '../../parts/states';

const CYCLES = '/api/v1/regions/{region}/cycles';
type Cycle = Item<typeof CYCLES>;

/** The cycles of the region; who keeps them closes one here. */
export default function CyclesPage({ region, me }: Inside) {
  const { t, i18n } = useTranslation();
  const cycles = useQuery(everything(CYCLES, { region }));
  const [closing, setClosing] = useState<Cycle>();
  useTitle(t('cycle.title'));
  if (cycles.error && !cycles.data) {
    return (
      <main id="main" className="centre">
        <Failure whole error={cycles.error} onRetry={() => void cycles.refetch()} />
      </main>
    );
  }
  const mayClose = me.roles.includes('office');
  return (
    <main id="main" className="board-page" aria-busy={cycles.isPending}>
      <div className="page-head">
        <h1>{t('cycle.title')}</h1>
      </div>
      <p className="page-lead">{t('cycle.lead')}</p>
      {cycles.data?.length === 0 && <Notice kind="empty" title={t('cycle.empty')} />}
      {cycles.data && cycles.data.length > 0 && (
        <section className="sheet table-scroll" aria-label={t('cycle.title')} tabIndex={0}>
          <table className="board" data-testid="cycles">
            <caption className="unseen">{t('cycle.title')}</caption>
            <thead>
              <tr>
                {(['name', 'period', 'stateName'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`cycle.${column}`)}
                  </th>
                ))}
                {mayClose && (
                  <th scope="col">
                    <span className="unseen">{t('cycle.close')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {cycles.data.map((cycle) => (
                <tr key={cycle.cycle} data-testid={`cycle-${cycle.cycle}`}>
                  <th scope="row">{cycle.name}</th>
                  <td>{periodName(t, cycle.period, i18n.language)}</td>
                  <td>{t(cycle.closed ? 'cycle.closed' : 'cycle.open')}</td>
                  {mayClose && (
                    <td>
                      {!cycle.closed && <Button onClick={() => setClosing(cycle)}>{t('cycle.close')}</Button>}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {closing && <Close region={region} cycle={closing} onEnd={() => setClosing(undefined)} />}
    </main>
  );
}

function Close({ region, cycle, onEnd }: { region: string; cycle: Cycle; onEnd: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  const close = useMutation({
    mutationFn: () => post(`${CYCLES}/{cycle}/closure`, { region, cycle: cycle.cycle }, { reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(CYCLES, { region }) });
      onEnd();
    },
  });
  return (
    <Modal
      open
      title={t('cycle.closeTitle', { name: cycle.name })}
      okText={t('cycle.close')}
      cancelText={t('cycle.cancel')}
      closable={{ 'aria-label': t('cycle.cancel') }}
      okButtonProps={{ danger: true, loading: close.isPending }}
      onOk={() => (reason.trim() ? close.mutate() : setMissing(true))}
      onCancel={onEnd}
    >
      <p>{t('cycle.closeText')}</p>
      <label htmlFor={id} className="field-name">
        {t('cycle.reason')}
      </label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={1000}
        value={reason}
        aria-required
        aria-invalid={missing}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      <p id={`${id}-wrong`} className="wrong">
        {missing && t('cycle.reasonMissing')}
      </p>
      {close.error && <Refusal error={close.error} />}
    </Modal>
  );
}
