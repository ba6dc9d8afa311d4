import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { regionKey } from '../../api/api';
import type { Me, Run } from '../../api/types';
import { Decision } from '../../parts/Decision';
import { HistoryButton } from '../../parts/HistoryButton';
import type { Search } from '../../url/search';
import { kept } from '../../url/useSearchState';
import { type Action, actionsOf, mayPlan } from './actions';
import { intend } from './queries';
import { againSearch, shortly } from './words';

/** What may be done with the run; nothing is done without being asked twice. */
export function Actions({
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
        <HistoryButton
          me={me}
          region={region}
          journal="evaluation"
          subject={`run/${run.run}`}
          title={shortly(run.run)}
          timeZone={timeZone}
        />
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
  const { intention } = action;
  const refresh = () => client.invalidateQueries({ queryKey: regionKey(region) });
  return (
    <Decision
      title={t(`action.${intention}.title`)}
      act={t(`action.${intention}.name`)}
      danger={action.danger}
      text={t(`action.${intention}.text`, { count: run.changed ?? 0 })}
      {...(action.reason ? { reason: 'required' as const } : {})}
      final={['stale-base', 'approver-is-author']}
      instead={(problem) => (
        <>
          {problem?.is('stale-base') && canPlan && (
            <Link to="/replay/new" search={(now: Search) => ({ ...kept(now), ...againSearch(run) })}>
              {t('action.again')}
            </Link>
          )}
          {problem?.is('wrong-state') && (
            <Button
              onClick={() => {
                void refresh();
                onClose();
              }}
            >
              {t('action.reload')}
            </Button>
          )}
        </>
      )}
      onDecide={async (reason, key) => {
        await intend(region, run.run, intention, action.reason ? reason : undefined, key);
        await refresh();
      }}
      onEnd={(done) => (done ? onDone() : onClose())}
    />
  );
}
