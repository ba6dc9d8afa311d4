import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Body, post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import type { Me } from '../../api/types';
import { isLight } from '../../format/light';
import { dayText } from '../../format/moment';
import { worded } from '../../i18n/words';
import { Decision } from '../../parts/Decision';
import { DayField, Field, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { useForm, wrongIf } from '../../parts/form';
import { LightMark } from '../../parts/LightMark';
import { GOAL, type Goal, today } from './queries';
import { Sheet } from './Sheet';

const MILESTONE = `${GOAL}/milestones/{milestone}` as const;
const mayReport = may('report-milestone');
const mayConfirm = may('confirm-milestone');

type Milestone = Goal['milestones'][number];
type Step = Goal['steps'][number];
type Act = 'report' | 'confirm' | 'sendBack';

/** What this person can do about a milestone now. */
const actsOn = (goal: Goal, step: Step | undefined, me: Me): readonly Act[] => {
  if (!step) return [];
  const unit = { unit: goal.owner };
  if (step.state === 'reported') return mayConfirm(me, unit) ? ['confirm', 'sendBack'] : [];
  return step.state !== 'confirmed' && mayReport(me, unit) ? ['report'] : [];
};

/** The steps of a goal in the order of their days, with how far each is, and what can be done about it. */
export function Milestones({
  region,
  me,
  goal,
  person,
  past,
  timeZone,
}: {
  region: string;
  me: Me;
  goal: Goal;
  person: (subject: string) => string;
  past: boolean;
  timeZone: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const [act, setAct] = useState<{ act: Act; of: Milestone; step: Step }>();
  const steps = [...goal.milestones].sort((a, b) => a.due.localeCompare(b.due));
  const day = (text: string) => dayText(text, i18n.language);
  const binds = goal.steps.length > 0;
  return (
    <>
      <Sheet
        title={t('goal.milestones')}
        heads={[
          t('goal.milestone'),
          t('goal.due'),
          t('goal.weight'),
          t('goal.deliverable'),
          t('goal.who'),
          ...(binds ? [t('goal.progress'), t('goal.doneOn'), t('goal.acts')] : []),
        ]}
        none={steps.length === 0 ? t('goal.noMilestones') : undefined}
      >
        {steps.map((one) => {
          const step = goal.steps.find(({ milestone }) => milestone === one.milestone);
          return (
            <tr key={one.milestone} data-testid={`milestone-${one.milestone}`}>
              <th scope="row">{one.title}</th>
              <td>{day(one.due)}</td>
              <td className="number">{one.weight ?? t('goal.none')}</td>
              <td>{one.deliverable ?? t('goal.none')}</td>
              <td>{one.person ? person(one.person) : t('goal.none')}</td>
              {binds && (
                <>
                  <td>
                    {isLight(step?.light) && (
                      <span className={step.state === 'reported' ? 'goal-hollow' : undefined}>
                        <LightMark light={step.light} />
                      </span>
                    )}{' '}
                    {step && worded(t, 'goal.steps', step.state)}
                    {step?.late && <span className="tag goal-overdue">{t('goal.late')}</span>}
                    {step?.state === 'returned' && step.reason && (
                      <p className="hint">{t('goal.returnedFor', { reason: step.reason })}</p>
                    )}
                  </td>
                  <td>
                    {step?.doneOn ? day(step.doneOn) : t('goal.none')}
                    {step && step.evidence.length > 0 && (
                      <ul className="goal-measures">
                        {step.evidence.map((document) => (
                          <li key={document.sha256} title={t('goal.hash', { hash: document.sha256 })}>
                            {document.name}
                          </li>
                        ))}
                      </ul>
                    )}
                    {step?.note && <p className="hint">{step.note}</p>}
                    {step?.by && <p className="hint">{t('goal.reportedBy', { who: person(step.by) })}</p>}
                  </td>
                  <td>
                    <span className="row-acts">
                      {step &&
                        !past &&
                        actsOn(goal, step, me).map((which) => (
                          <Button
                            key={which}
                            size="small"
                            onClick={() => setAct({ act: which, of: one, step })}
                          >
                            {t(`goal.${which}`)}
                          </Button>
                        ))}
                    </span>
                  </td>
                </>
              )}
            </tr>
          );
        })}
      </Sheet>
      {act?.act === 'report' && (
        <Report
          region={region}
          goal={goal}
          of={act.of}
          latest={today(timeZone)}
          onEnd={() => setAct(undefined)}
        />
      )}
      {act && act.act !== 'report' && (
        <Answer
          region={region}
          me={me}
          goal={goal}
          of={act.of}
          step={act.step}
          act={act.act}
          onEnd={() => setAct(undefined)}
        />
      )}
    </>
  );
}

interface Values {
  doneOn: string;
  note: string;
  evidence: { name: string; sha256: string }[];
}

async function named(file: File) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name, sha256 };
}

/** Reports that a milestone is done: since when, and by which documents. */
function Report({
  region,
  goal,
  of,
  latest,
  onEnd,
}: {
  region: string;
  goal: Goal;
  of: Milestone;
  /** Today in the region. */
  latest: string;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [unread, setUnread] = useState(false);
  const title = `${t('goal.report')} · ${of.title}`;
  const form = useForm<Values>({
    name: `milestone.${region}.${goal.goal}.${of.milestone}`,
    initial: { doneOn: latest, note: '', evidence: [] },
    check: (values) => [
      ...wrongIf('/doneOn', !values.doneOn, t('form.missing')),
      ...wrongIf('/doneOn', values.doneOn > latest, t('goal.notYetDone')),
      ...wrongIf(
        '/evidence',
        !!of.deliverable && values.evidence.length === 0,
        t('goal.needsEvidence', { deliverable: of.deliverable }),
      ),
    ],
    send: (values) =>
      post(`${MILESTONE}/report`, { region, goal: goal.goal, milestone: of.milestone }, {
        doneOn: values.doneOn,
        evidence: values.evidence,
        ...(values.note.trim() ? { note: values.note.trim() } : {}),
      } as Body<`${typeof MILESTONE}/report`>),
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  return (
    <FormWindow title={title} onEnd={onEnd} testId="milestone-form">
      <FormFrame form={form} label={title} submit={t('goal.report')} onCancel={onEnd}>
        <p className="hint">{t('goal.reportText')}</p>
        <DayField form={form} at="/doneOn" name={t('goal.doneOn')} required />
        <Field
          form={form}
          at="/evidence"
          name={t('goal.evidence')}
          hint={t('goal.evidenceHint')}
          required={!!of.deliverable}
        >
          {(control) => (
            <>
              <input
                {...control}
                type="file"
                multiple
                className="plain"
                onChange={(event) => {
                  const files = [...(event.target.files ?? [])];
                  setUnread(false);
                  Promise.all(files.map(named)).then(
                    (found) => form.set('/evidence', found),
                    () => setUnread(true),
                  );
                }}
              />
              {unread && (
                <p className="wrong" role="alert">
                  {t('goal.unread')}
                </p>
              )}
              <ul className="goal-measures" data-testid="named-evidence">
                {form.values.evidence.map((one) => (
                  <li key={one.sha256}>{one.name}</li>
                ))}
              </ul>
            </>
          )}
        </Field>
        <TextField form={form} at="/note" name={t('goal.note')} max={1000} rows={2} />
      </FormFrame>
    </FormWindow>
  );
}

/** A second person confirms what was reported, or sends it back. */
function Answer({
  region,
  me,
  goal,
  of,
  step,
  act,
  onEnd,
}: {
  region: string;
  me: Me;
  goal: Goal;
  of: Milestone;
  step: Step;
  act: 'confirm' | 'sendBack';
  onEnd: () => void;
}) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [id] = useState({ region, goal: goal.goal, milestone: of.milestone });
  const documents = step.evidence.map(({ name }) => name).join(t('frame.comma'));
  const barred = step.by === me.subject;
  return (
    <Decision
      title={`${t(`goal.${act}`)} · ${of.title}`}
      act={t(`goal.${act}`)}
      text={t(`goal.${act}Text`)}
      changes={[
        {
          what: t('goal.doneOn'),
          before: dayText(of.due, i18n.language),
          after: step.doneOn && dayText(step.doneOn, i18n.language),
        },
        { what: t('goal.evidence'), before: of.deliverable, after: documents },
      ]}
      {...(act === 'sendBack' ? { reason: 'required' as const } : {})}
      {...(barred ? { who: { text: t('goal.byAnotherThanReported'), barred } } : {})}
      onDecide={(reason, key) =>
        act === 'confirm'
          ? post(`${MILESTONE}/confirmation`, id, undefined, { version: goal.version, key })
          : post(`${MILESTONE}/return`, id, { reason }, { version: goal.version, key })
      }
      onEnd={() => {
        void client.invalidateQueries({ queryKey: regionKey(region) });
        onEnd();
      }}
      testId="milestone-decision"
    />
  );
}
