import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { regionKey } from '../../api/api';
import { Problem } from '../../api/client';
import type { Me, Run } from '../../api/types';
import { Refusal } from '../../parts/Refusal';
import type { Search } from '../../url/search';
import { kept } from '../../url/useSearchState';
import { type Action, actionsOf, mayPlan } from './actions';
import { intend } from './queries';
import { againSearch } from './words';

/** What may be done with the run; nothing is done without being asked twice. */
export function Actions({ region, run, me }: { region: string; run: Run; me: Me }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Action>();
  const [done, setDone] = useState('');
  const actions = actionsOf(run, me);
  const barred = actions.find((one) => one.barred);
  return (
    <>
      <div className="actions" role="group" aria-label={t('action.group')}>
        {actions.map((action, i) => (
          <Button
            key={action.intention}
            type={i === 0 && !action.danger ? 'primary' : 'default'}
            danger={action.danger}
            disabled={action.barred !== undefined}
            aria-describedby={action.barred ? 'barred' : undefined}
            data-testid={`action-${action.intention}`}
            onClick={() => setAsked(action)}
          >
            {t(`action.${action.intention}.name`)}
          </Button>
        ))}
        {mayPlan(me) && (
          <Link
            to="/replay/new"
            search={(now: Search) => ({ ...kept(now), ...againSearch(run) })}
            className="quiet-link"
            data-testid="again"
          >
            {t('action.again')}
          </Link>
        )}
      </div>
      {barred && (
        <p id="barred" className="hint">
          {t('action.barred')}
        </p>
      )}
      <p className="unseen" role="status" aria-live="polite">
        {done}
      </p>
      {asked && (
        <Confirm
          key={asked.intention}
          region={region}
          run={run}
          action={asked}
          canPlan={mayPlan(me)}
          onDone={() => {
            setDone(t('action.done', { action: t(`action.${asked.intention}.name`) }));
            setAsked(undefined);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function Confirm({
  region,
  run,
  action,
  canPlan,
  onDone,
  onClose,
}: {
  region: string;
  run: Run;
  action: Action;
  canPlan: boolean;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [key] = useState(() => `${run.run.slice(0, 16)}-${Date.now().toString(36)}`);
  const id = useId();
  const { intention } = action;
  const refresh = () => client.invalidateQueries({ queryKey: regionKey(region) });
  const doing = useMutation({
    mutationFn: () => intend(region, run.run, intention, action.reason ? reason.trim() : undefined, key),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  const refused = doing.error instanceof Problem ? doing.error : undefined;
  const wrongReason = refused?.errors.find((one) => one.pointer === '/reason')?.message;
  const go = () => {
    if (action.reason && !reason.trim()) setMissing(true);
    else doing.mutate();
  };
  return (
    <Modal
      open
      title={t(`action.${intention}.title`)}
      onCancel={onClose}
      closable={{ 'aria-label': t('unit.close') }}
      okText={t(`action.${intention}.name`)}
      cancelText={t('action.not')}
      okButtonProps={{
        danger: action.danger,
        loading: doing.isPending,
        disabled: refused?.is('stale-base') || refused?.is('approver-is-author') || false,
      }}
      onOk={go}
      data-testid="confirm"
    >
      <p>{t(`action.${intention}.text`, { count: run.changed ?? 0 })}</p>
      {action.reason && (
        <div className="field confirm-reason">
          <label htmlFor={id} className="field-name">
            {t('run.reason')}
          </label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={reason}
            aria-required
            aria-invalid={missing || !!wrongReason}
            aria-describedby={`${id}-wrong`}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
          />
          <p id={`${id}-wrong`} className="wrong">
            {missing ? t('wizard.reasonMissing') : wrongReason}
          </p>
        </div>
      )}
      {doing.error && (
        <Refusal error={doing.error}>
          <div className="refusal-actions">
            {refused?.is('stale-base') && canPlan && (
              <Link to="/replay/new" search={(now: Search) => ({ ...kept(now), ...againSearch(run) })}>
                {t('action.again')}
              </Link>
            )}
            {refused?.is('wrong-state') && (
              <Button
                onClick={() => {
                  void refresh();
                  onClose();
                }}
              >
                {t('action.reload')}
              </Button>
            )}
          </div>
        </Refusal>
      )}
    </Modal>
  );
}
