import { Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';
import { Refusal } from './Refusal';
import { useReturnFocus } from './useReturnFocus';

/** One thing that the decision changes. */
export interface Change {
  what: string;
  /** Nothing where it is new. */
  before?: ReactNode;
  /** Nothing where it is taken away. */
  after?: ReactNode;
}

interface Props {
  title: string;
  /** What the button says that does it. */
  act: string;
  danger?: boolean;
  /** What will follow, in a sentence. */
  text?: ReactNode;
  changes?: readonly Change[];
  /** What else is to be chosen. */
  children?: ReactNode;
  /** In bulk: what it will be done to, by name. */
  to?: readonly string[];
  /** Whether it has to be said why. */
  reason?: 'required' | 'optional';
  /** Who may: said before it is tried. With `barred` it cannot be tried by this person. */
  who?: { text: string; barred?: boolean };
  /** Refusals after which it makes no sense to press again. */
  final?: readonly string[];
  /** What can be done about a refusal, besides trying again. */
  instead?: (problem: Problem | undefined) => ReactNode;
  /** Does it; what it throws is shown, and what was typed stays. The key is the same for every press of this window. */
  onDecide: (reason: string, key: string) => Promise<unknown>;
  /** With `true` when it was done. */
  onEnd: (done: boolean) => void;
  testId?: string;
}

const NAMED = 8;
const LONGEST = 500;

/** Before something is done that others see: what changes, who may, and why it is done. */
export function Decision({
  title,
  act,
  danger = false,
  text,
  changes = [],
  children,
  to = [],
  reason: wanted,
  who,
  final = [],
  instead,
  onDecide,
  onEnd,
  testId = 'confirm',
}: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [doing, setDoing] = useState(false);
  const [error, setError] = useState<Error>();
  const [key] = useState(() => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
  const id = useId();
  const problem = error instanceof Problem ? error : undefined;
  const ofReason = problem?.errors.find((one) => one.pointer === '/reason')?.message;
  const elsewhere = error && !(ofReason && problem?.errors.length === 1);

  const decide = async () => {
    if (wanted === 'required' && !reason.trim()) {
      setMissing(true);
      document.getElementById(id)?.focus();
      return;
    }
    setDoing(true);
    setError(undefined);
    try {
      await onDecide(reason.trim(), key);
    } catch (refused) {
      setError(refused instanceof Error ? refused : new Error(String(refused)));
      setDoing(false);
      return;
    }
    onEnd(true);
  };

  return (
    <Modal
      open
      title={title}
      onCancel={() => onEnd(false)}
      closable={{ 'aria-label': t('decision.close') }}
      okText={act}
      cancelText={t('decision.not')}
      okButtonProps={{
        danger,
        loading: doing,
        disabled: who?.barred || final.some((code) => problem?.is(code)),
      }}
      onOk={() => void decide()}
      width={changes.length > 0 ? 680 : 520}
      data-testid={testId}
    >
      <div className="decision">
        {text && <p>{text}</p>}
        {children}
        {changes.length > 0 && <Changes changes={changes} />}
        {to.length > 0 && (
          <div className="decision-to">
            <p className="field-name">{t('decision.to', { count: to.length })}</p>
            <ul>
              {to.slice(0, NAMED).map((one) => (
                <li key={one}>{one}</li>
              ))}
              {to.length > NAMED && (
                <li>
                  <details>
                    <summary>{t('decision.more', { count: to.length - NAMED })}</summary>
                    {to.slice(NAMED).join(t('frame.comma'))}
                  </details>
                </li>
              )}
            </ul>
          </div>
        )}
        {who && (
          <p className={who.barred ? 'warning' : 'hint'} data-testid="decision-who">
            {who.text}
          </p>
        )}
        {wanted && (
          <div className="field">
            <label htmlFor={id} className="field-name">
              {t(wanted === 'required' ? 'decision.reason' : 'decision.remark')}
            </label>
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={LONGEST}
              value={reason}
              aria-required={wanted === 'required'}
              aria-invalid={missing || !!ofReason}
              aria-describedby={`${id}-wrong`}
              onChange={(event) => {
                setReason(event.target.value);
                setMissing(false);
              }}
            />
            <p id={`${id}-wrong`} className="wrong">
              {missing ? t('decision.reasonMissing') : ofReason}
            </p>
          </div>
        )}
        {elsewhere && (
          <Refusal error={error}>
            {instead && <div className="refusal-actions">{instead(problem)}</div>}
          </Refusal>
        )}
      </div>
    </Modal>
  );
}

/** What was and what will be, line by line. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  const none = <span className="nothing">{t('decision.none')}</span>;
  return (
    <table className="board compact changes" data-testid="changes">
      <caption className="unseen">{t('decision.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('decision.what')}</th>
          <th scope="col">{t('decision.before')}</th>
          <th scope="col">{t('decision.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((one) => (
          <tr key={one.what}>
            <th scope="row">{one.what}</th>
            <td className="wrap">{one.before ?? none}</td>
            <td className="wrap changes-after">{one.after ?? none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
