import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/api';
import { instantOf, timeText } from '../../format/moment';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Choice } from '../../parts/Choice';
import { Day } from '../../parts/Day';
import { useFilters } from '../../parts/filters';
import type { Recorded } from '../../parts/History';
import { HistoryButton } from '../../parts/HistoryButton';
import { type Column, List } from '../../parts/List';
import { type Saying, type Told, told, toldInLine } from '../../parts/telling';
import { useNames } from '../../parts/useNames';
import { WhatChanged } from '../../parts/WhatChanged';
import { usePeople } from '../people/usePeople';
import { Effects } from './Effects';
import {
  beginningsMissing,
  JOURNALS,
  type Journal,
  type Line,
  latestQuery,
  linesOf,
  streamOf,
} from './queries';
import { useSaying } from './saying';

/** Of so many streams, the newest first, it is asked what was before the first entry that is loaded. */
const ASKED = 20;
const changesOf = (line: Line, say: Saying): Told[] =>
  line.changes.flatMap(({ key, before, after }) => told(key, before, after, say, line.event));

/** The day after; nothing where there is none. */
function dayAfter(day = ''): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + 86_400_000).toISOString().slice(0, 10);
}

/** Everything that was recorded, by whom, when, why and what came of it; the newest first. */
export default function AuditPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const [depth, setDepth] = useState(1);
  const [filters, filter] = useFilters();
  const person = usePeople(region, me);
  useTitle(t('audit.title'));
  const wanted = JOURNALS.filter((journal) => !filters.journal || journal === filters.journal);
  // A day begins and ends where the region is; until that is known, nothing is asked for a day.
  const zone = timeZone ?? 'UTC';
  const enabled = timeZone !== undefined || !filters.until;
  const since = instantOf(`${filters.since ?? ''}T00:00:00`, zone);
  const until = instantOf(`${dayAfter(filters.until)}T00:00:00`, zone);
  const latest = useQueries({
    queries: wanted.map((journal) => ({ ...latestQuery(region, journal, depth, until), enabled })),
  });
  const loaded = latest.flatMap(({ data }) => (data ? [data] : []));
  const complete = loaded.length === wanted.length;
  const key = loaded.map((one) => `${one.entries.length}:${one.entries.at(-1)?.id}`).join();
  const missing = complete ? beginningsMissing(loaded).slice(0, ASKED) : [];
  const histories = useQueries({
    queries: missing.map(({ journal, subject }) => ({
      ...query('/api/v1/regions/{region}/journals/{journal}/history', {
        region,
        journal: journal as Journal,
        subject,
      }),
      staleTime: 0,
    })),
  });
  const known = new Map(
    missing.flatMap((one, i) => {
      const entries = histories[i]?.data?.entries as Recorded[] | undefined;
      return entries ? [[streamOf(one), entries] as const] : [];
    }),
  );
  const knownKey = [...known].map(([stream, entries]) => `${stream}:${entries.length}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are those of what the keys name
  const lines = useMemo(() => linesOf(loaded, known), [key, knownKey]);
  const names = useNames(region);
  const say = useSaying(region, person);
  const rows = lines.filter(
    (line) =>
      (!filters.event || line.event === filters.event) &&
      (!filters.actor || line.actor === filters.actor) &&
      (!since || Date.parse(line.recordedtime) >= Date.parse(since)),
  );
  const columns = useMemo((): Column<Line>[] => {
    /** What changed of a line, made out once: of a whole scheme it is hundreds. */
    const toldOf = new WeakMap<Line, readonly Told[]>();
    const time = (line: Line) => timeText(line.recordedtime, i18n.language, timeZone);
    const who = (line: Line) => (line.actor ? person(line.actor) : '');
    const event = (line: Line) => t(`event.${line.event}`, { defaultValue: line.event });
    const reason = (line: Line) => {
      const reason = (line.data as { reason?: unknown } | undefined)?.reason;
      return typeof reason === 'string' ? reason : '';
    };
    /** A code that is that of an indicator, a unit or a person. */
    const named = (text: string) =>
      [names.unit, names.indicator, person].map((name) => name(text)).find((name) => name !== text) ?? text;
    /** What the entry is about, where that has a name. */
    const about = (line: Line) =>
      line.subject
        .split('/')
        .flatMap((part) => (named(part) === part ? [] : [named(part)]))
        .join(' · ');
    const lines = (line: Line) => {
      const before = toldOf.get(line);
      if (before) return before;
      const told = changesOf(line, say);
      toldOf.set(line, told);
      return told;
    };
    const changes = (line: Line) =>
      [toldInLine(lines(line), say), ...(line.earlier ? [t('audit.earlier')] : [])]
        .filter((one) => one !== '')
        .join('; ');
    const effects = (line: Line) => [
      ...new Set(
        line.effects.map((one) => t(`event.${one.type.split('.').at(-2)}`, { defaultValue: one.type })),
      ),
    ];
    return [
      { key: 'time', title: t('audit.time'), cell: time, text: time },
      { key: 'who', title: t('audit.who'), cell: who, text: who },
      { key: 'event', title: t('audit.event'), cell: event, text: event },
      {
        key: 'subject',
        title: t('audit.subject'),
        cell: (line) => (
          <>
            {about(line)} <code>{line.subject}</code>
          </>
        ),
        text: (line) => `${about(line)} ${line.subject}`.trim(),
      },
      {
        key: 'changes',
        title: t('audit.changes'),
        wrap: true,
        cell: (line) => (
          <>
            <WhatChanged lines={lines(line)} say={say} />
            {line.earlier && <p className="hint">{t('audit.earlier')}</p>}
          </>
        ),
        text: changes,
      },
      { key: 'reason', title: t('audit.reason'), wrap: true, cell: reason, text: reason },
      {
        key: 'through',
        title: t('audit.through'),
        cell: (line) => (line.source ?? '').replace(/^\//, ''),
        text: (line) => (line.source ?? '').replace(/^\//, ''),
        extra: true,
      },
      {
        key: 'effects',
        title: t('audit.effects'),
        wrap: true,
        cell: (line) => <Effects region={region} line={line} timeZone={timeZone} events={effects(line)} />,
        text: (line) => effects(line).join(t('frame.comma')),
      },
      {
        key: 'position',
        title: t('audit.position'),
        cell: (line) => (
          <span className="row-acts">
            <code>
              {line.journal}@{Number(line.sequence)}
            </code>
            <HistoryButton
              me={me}
              region={region}
              journal={line.journal as Journal}
              subject={line.subject}
              title={line.subject}
              timeZone={timeZone}
              people={person}
            />
          </span>
        ),
        text: (line) => `${line.journal}@${Number(line.sequence)}`,
      },
    ];
  }, [t, i18n.language, timeZone, person, me, region, names, say]);
  /** What is chosen is offered, also where nothing that is loaded has it. */
  const choices = (of: readonly string[], chosen: string | undefined, name: (one: string) => string) => [
    { value: '', label: t('audit.all') },
    ...[...new Set([...of, ...(chosen ? [chosen] : [])])].map((value) => ({ value, label: name(value) })),
  ];
  /** Whether everything since the day that is asked for is loaded. */
  const reached =
    since !== undefined && lines.some((line) => Date.parse(line.recordedtime) < Date.parse(since));
  const failed = latest.find((one) => one.error && !one.data);
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('audit.title')}</h1>
      </div>
      <p className="page-lead">{t('audit.lead')}</p>
      <List
        name="audit"
        one="entry"
        caption={t('audit.title')}
        rows={complete ? rows : undefined}
        pending={!complete}
        error={failed?.error ?? null}
        onRetry={() => void failed?.refetch()}
        rowKey={(line) => line.id}
        columns={columns}
        searched={{
          hint: t('audit.search'),
          in: (line) =>
            `${line.subject} ${JSON.stringify(line.data)} ${line.journal}@${Number(line.sequence)}`,
        }}
        filters={
          <>
            <Choice
              name={t('audit.journal')}
              testId="audit-journal"
              value={filters.journal ?? ''}
              options={choices(JOURNALS, filters.journal, (one) =>
                t(`journals.name.${one}`, { defaultValue: one }),
              )}
              onChoose={(journal) => filter({ journal: journal || undefined })}
            />
            <Choice
              name={t('audit.event')}
              testId="audit-event"
              value={filters.event ?? ''}
              options={choices(
                lines.map((line) => line.event),
                filters.event,
                (one) => t(`event.${one}`, { defaultValue: one }),
              )}
              onChoose={(event) => filter({ event: event || undefined })}
            />
            <Choice
              name={t('audit.who')}
              testId="audit-actor"
              value={filters.actor ?? ''}
              options={choices(
                lines.flatMap((line) => (line.actor ? [line.actor] : [])),
                filters.actor,
                person,
              )}
              onChoose={(actor) => filter({ actor: actor || undefined })}
            />
            <Day
              name={t('audit.since')}
              testId="audit-since"
              value={filters.since ?? ''}
              onChoose={(since) => filter({ since: since || undefined })}
            />
            <Day
              name={t('audit.until')}
              testId="audit-until"
              value={filters.until ?? ''}
              onChoose={(until) => filter({ until: until || undefined })}
            />
          </>
        }
        empty={{ title: t('audit.empty') }}
      />
      {loaded.some((one) => !one.whole) && !reached && (
        <div className="form-buttons">
          <Button data-testid="audit-more" onClick={() => setDepth(depth * 3)}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </main>
  );
}
