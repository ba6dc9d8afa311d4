import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/api';
import { useSaying } from '../features/audit/saying';
import { timeText } from '../format/moment';
import { Failure, LoadingPart, Notice } from './states';
import { type Saying, told } from './telling';
import { useReturnFocus } from './useReturnFocus';
import { WhatChanged } from './WhatChanged';

type Journal = 'goals' | 'indicators' | 'monitoring' | 'evaluation' | 'reporting';

export interface Recorded {
  id: string;
  type: string;
  sequence: string;
  journal: string;
  source?: string;
  time?: string;
  recordedtime?: string;
  actor?: string;
  data?: unknown;
}

/** `kaocheng.goals.unit-renamed.v1` → `unit-renamed`. */
export const eventOf = (type: string) => type.split('.').at(-2) ?? type;

/** What of an entry differs from what the entries before it said; what they did not say is new. */
export function differences(
  entries: readonly Recorded[],
): { key: string; before: unknown; after: unknown }[][] {
  const known: Record<string, unknown> = {};
  return entries.map(({ data }) => {
    const now = (data ?? {}) as Record<string, unknown>;
    const changed = Object.entries(now)
      .filter(([key, value]) => key !== 'reason' && JSON.stringify(known[key]) !== JSON.stringify(value))
      .map(([key, value]) => ({ key, before: known[key], after: value }));
    Object.assign(known, now);
    return changed;
  });
}

/** Who did what to a thing, when, why and through which system; each entry in full one press away. */
export function History({
  region,
  journal,
  subject,
  title,
  timeZone,
  names = {},
  people = (subject) => subject,
  onClose,
}: {
  region: string;
  journal: Journal;
  /** The stream, such as `unit/edu-bureau`. */
  subject: string;
  /** What it is the history of. */
  title: string;
  timeZone: string | undefined;
  /** What the page itself calls fields; the others have the words of the audit log. */
  names?: Readonly<Record<string, string>>;
  people?: (actor: string) => string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSaying(region, people);
  useReturnFocus();
  const found = useQuery({
    ...query('/api/v1/regions/{region}/journals/{journal}/history', { region, journal, subject }),
    staleTime: 0,
  });
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      closable={{ 'aria-label': t('history.close') }}
      title={t('history.title', { of: title })}
      rootClassName="history-drawer"
      data-testid="history"
    >
      {found.error && !found.data ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <LoadingPart rows={6} />
      ) : (
        <Entries
          entries={found.data.entries as Recorded[]}
          timeZone={timeZone}
          names={names}
          people={people}
          say={say}
        />
      )}
    </Drawer>
  );
}

export function Entries({
  entries,
  timeZone,
  names,
  people,
  say,
}: {
  entries: readonly Recorded[];
  timeZone: string | undefined;
  names: Readonly<Record<string, string>>;
  people: (actor: string) => string;
  say: Saying;
}) {
  const { t, i18n } = useTranslation();
  /** As the page itself calls its fields. */
  const saying: Saying = { ...say, field: (key, within) => names[key] ?? say.field(key, within) };
  if (entries.length === 0) return <Notice small kind="empty" title={t('history.empty')} />;
  const changed = differences(entries);
  return (
    <ol className="history">
      {entries
        .map((entry, i) => {
          const event = eventOf(entry.type);
          const reason = (entry.data as { reason?: unknown } | undefined)?.reason;
          const lines = (changed[i] ?? []).flatMap(({ key, before, after }) =>
            told(key, before, after, saying, event),
          );
          return (
            <li key={entry.id} data-testid={`history-${Number(entry.sequence)}`}>
              <p className="history-head">
                <strong>{t(`event.${event}`, { defaultValue: event })}</strong>
                <time dateTime={entry.recordedtime ?? entry.time}>
                  {timeText(entry.time ?? entry.recordedtime, i18n.language, timeZone)}
                </time>
              </p>
              <p className="history-who">
                {entry.actor && people(entry.actor)}
                {entry.source && (
                  <span className="beside">
                    {t('history.through', { system: entry.source.replace(/^\//, '') })}
                  </span>
                )}
              </p>
              {typeof reason === 'string' && reason !== '' && (
                <p>
                  {t('history.reason')}
                  {reason}
                </p>
              )}
              {lines.length > 0 && <WhatChanged lines={lines} say={saying} />}
              <details>
                <summary>
                  {t('history.entry')} {entry.journal}@{Number(entry.sequence)}
                </summary>
                <pre className="document" tabIndex={0} role="region" aria-label={t('history.entry')}>
                  {JSON.stringify(entry, null, 2)}
                </pre>
              </details>
            </li>
          );
        })
        .reverse()}
    </ol>
  );
}
