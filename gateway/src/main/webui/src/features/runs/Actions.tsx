import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { regionKey } from '../../api/api';
import type { Me, Run } from '../../api/types';
import { Link } from '../../frame/Link';
import { periodName } from '../../i18n/words';
import { Decision } from '../../parts/Decision';
import { HistoryButton } from '../../parts/HistoryButton';
import { useNames } from '../../parts/useNames';
import type { Search } from '../../url/search';
import { kept } from '../../url/useSearchState';
import { editionsQuery } from '../editions/queries';
import { type Action, actionsOf, mayPlan } from './actions';
import { useAssumptions, useChanges } from './assumed';
import { intend, type Remarks } from './queries';
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
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const [asked, setAsked] = useState<Action>();
  const [done, setDone] = useState('');
  const promoted = run.state === 'promoted';
  const editions = useQuery({
    ...editionsQuery(region, undefined, undefined),
    enabled: promoted,
  }).data?.filter((one) => one.run === run.run);
  const published = (editions?.length ?? 0) > 0;
  // What is published already is led to, and not published once more.
  const actions = actionsOf(run, me).filter((one) => !(one.intention === 'editions' && published));
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
        {editions?.slice(0, 3).map((one) => (
          <Link
            key={`${one.unitClass} ${one.period}`}
            to="/editions/$unitClass/$period/$number"
            params={{ unitClass: one.unitClass, period: one.period, number: String(one.number) }}
            search={kept}
            className="quiet-link"
            data-testid="see-edition"
          >
            {t('edition.see')}{' '}
            {editions.length > 1 &&
              `${names.unitClass(one.unitClass)} ${periodName(t, one.period, i18n.language)}`}
          </Link>
        ))}
        {(editions?.length ?? 0) > 3 && (
          <Link to="/editions" search={kept} className="quiet-link">
            {t('edition.title')}
          </Link>
        )}
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

/** What is sent with the act. */
function remarks(action: Action, text: string): Remarks | undefined {
  if (action.reason) return { reason: text };
  if (action.remark) return text ? { remark: text } : {};
  return undefined;
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
  // Nobody approves what they cannot read.
  const assumed = useAssumptions(region, run, intention === 'approval');
  const changes = useChanges(assumed.data);
  const refresh = () => client.invalidateQueries({ queryKey: regionKey(region) });
  return (
    <Decision
      title={t(`action.${intention}.title`)}
      act={t(`action.${intention}.name`)}
      danger={action.danger}
      text={t(`action.${intention}.text`, { count: run.changed ?? 0 })}
      changes={changes}
      {...(action.reason ? { reason: 'required' as const } : {})}
      {...(action.remark ? { reason: 'optional' as const } : {})}
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
        await intend(region, run.run, intention, remarks(action, reason), key);
        await refresh();
      }}
      onEnd={(done) => (done ? onDone() : onClose())}
    />
  );
}
