import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';
import { loginAddress } from './states';

/** The refusals after which there is something to be done, and it can be said. */
export const REFUSALS = [
  'stale-base',
  'approver-is-author',
  'wrong-state',
  'run-overlaps',
  'missing-role',
  'foreign-region',
  'nothing-to-replay',
  'cut-not-closed',
  'cut-in-future',
  'unknown-cut',
] as const;

/** What was refused, in words, and what to do next. */
export function Refusal({ error, children }: { error: Error; children?: ReactNode }) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  const known = REFUSALS.find((code) => problem?.is(code));
  const messages = problem?.errors.map((one) => one.message).filter(Boolean) ?? [];
  return (
    <div className="refusal" role="alert" data-testid="refusal" data-code={known ?? problem?.code}>
      <strong>{known ? t(`refusal.${known}.what`) : (problem?.title ?? t('state.errorTitle'))}</strong>
      {messages.length > 0
        ? messages.map((text) => <p key={text}>{text}</p>)
        : problem?.detail && <p>{problem.detail}</p>}
      {known && <p className="refusal-next">{t(`refusal.${known}.next`)}</p>}
      {/* In a window, what stands above the page cannot be reached. */}
      {problem?.status === 401 && (
        <p className="refusal-next">
          {t('state.expiredDetail')} <a href={loginAddress()}>{t('state.loginAgain')}</a>
        </p>
      )}
      {problem?.traceId && (
        <p className="hint">
          {t('state.traceId')} <code>{problem.traceId}</code>
        </p>
      )}
      {children}
    </div>
  );
}
