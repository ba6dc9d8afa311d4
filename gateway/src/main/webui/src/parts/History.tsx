import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/api';
import { useFieldWords } from '../features/audit/fieldWords';
import { timeText } from '../format/moment';
import { changedFields, type FieldWords } from './changedFields';
import { Failure, LoadingPart, Notice } from './states';
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
  const words = useFieldWords(region, people);
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
          words={words}
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
  words,
}: {
  entries: readonly Recorded[];
  timeZone: string | undefined;
  names: Readonly<Record<string, string>>;
  people: (actor: string) => string;
  words: FieldWords;
}) {
  const { t, i18n } = useTranslation();
  /** As the page itself calls its fields. */
  const called: FieldWords = { ...words, field: (key, within) => names[key] ?? words.field(key, within) };
  if (entries.length === 0) return <Notice small kind="empty" title={t('history.empty')} />;
  const changed = differences(entries);
  return (
    <ol className="history">
      {entries
        .map((entry, i) => {
          const event = eventOf(entry.type);
          const reason = (entry.data as { reason?: unknown } | undefined)?.reason;
          const lines = (changed[i] ?? []).flatMap(({ key, before, after }) =>
            changedFields(key, before, after, called, event),
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
              {lines.length > 0 && <WhatChanged lines={lines} words={called} />}
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
