import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';

/** A page, or a part of one, that has nothing else to show: says what holds, and what can be done. */
export function Notice({
  kind,
  title,
  detail,
  children,
  whole = false,
  small = false,
}: {
  kind: 'empty' | 'error' | 'forbidden';
  title: string;
  detail?: ReactNode;
  children?: ReactNode;
  /** Whether it is all there is on the page, and so bears its heading. */
  whole?: boolean;
  /** Whether it stands in a part of a page that has a heading of its own. */
  small?: boolean;
}) {
  const Heading = whole ? 'h1' : small ? 'p' : 'h2';
  return (
    <div
      className={`notice notice-${kind}${small ? ' notice-small' : ''}`}
      data-testid={`notice-${kind}`}
      role={kind === 'empty' ? undefined : 'alert'}
    >
      <svg className="notice-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        {kind === 'empty' && <path d="M9 7h30v34H9zM15 16h18M15 24h18M15 32h10" />}
        {kind === 'error' && <path d="M24 6 44 41H4ZM24 18v11M24 34v2" />}
        {kind === 'forbidden' && <path d="M11 21h26v20H11zM16 21v-6a8 8 0 0 1 16 0v6M24 28v6" />}
      </svg>
      <Heading className="notice-title">{title}</Heading>
      {detail && <p>{detail}</p>}
      {children && <div className="notice-actions">{children}</div>}
    </div>
  );
}

/** Refusals whose titles speak of tokens, for programs; a person is told what they have no permission for. */
const FORBIDDEN = ['missing-role', 'foreign-region', 'foreign-unit'];

/** What the API said no with: title, detail and the trace id under which the office finds it. */
export function Failure({
  error,
  detail,
  onRetry,
  whole = false,
}: {
  error: Error;
  detail?: string;
  onRetry?: (() => void) | undefined;
  whole?: boolean;
}) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  const forbidden = problem?.status === 403;
  return (
    <Notice
      kind={forbidden ? 'forbidden' : 'error'}
      whole={whole}
      title={
        problem && FORBIDDEN.includes(problem.code)
          ? t(`forbidden.${problem.code}`)
          : (problem?.title ?? t('state.errorTitle'))
      }
      detail={
        <>
          {detail ?? problem?.detail}
          {problem?.traceId && (
            <span className="trace">
              {t('state.traceId')} <code>{problem.traceId}</code>
            </span>
          )}
        </>
      }
    >
      {problem?.status === 401 && (
        <a className="login-again" href={loginAddress()}>
          {t('state.loginAgain')}
        </a>
      )}
      {onRetry && !forbidden && problem?.status !== 401 && (
        <Button onClick={onRetry}>{t('state.retry')}</Button>
      )}
    </Notice>
  );
}

/** Comes back to the page as it is now, by way of a page to log in on in the same language. */
export function loginAddress(): string {
  const to = encodeURIComponent(window.location.pathname + window.location.search);
  return `/login?to=${to}&ui_locales=${document.documentElement.lang}`;
}

/** What a page is before it is there; shaped like what comes, so that nothing jumps. */
export function Loading({ rows = 10 }: { rows?: number }) {
  return (
    <main id="main" className="board-page">
      <LoadingPart rows={rows} sheet />
    </main>
  );
}

/** A part of a page that is still to come. */
export function LoadingPart({ rows = 4, sheet = false }: { rows?: number; sheet?: boolean }) {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" role="status" className={sheet ? 'sheet' : undefined}>
      <span className="unseen">{t('state.loading')}</span>
      <div aria-hidden="true">
        <Skeleton active title={sheet} paragraph={{ rows }} />
      </div>
    </div>
  );
}

/** Alone on the page, in its middle. */
export function Centre({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="centre">
      {children}
    </main>
  );
}

/** Above what stays on the page: the session has ended, and what was typed is still there. */
export function Expired() {
  const { t } = useTranslation();
  return (
    <div className="expired" role="alert" data-testid="expired">
      <strong>{t('state.expired')}</strong>
      <span>{t('state.expiredDetail')}</span>
      <a href={loginAddress()}>{t('state.loginAgain')}</a>
    </div>
  );
}

/** Something in the address that is not there: said, with what is shown in its place. */
export function NotThere({ children }: { children: ReactNode }) {
  return (
    <p className="warning" role="status" data-testid="not-there">
      {children}
    </p>
  );
}
