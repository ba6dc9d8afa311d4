import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../api/may';
import { overviewQuery } from '../../api/queries';
import type { Edition } from '../../api/types';
import { timeText } from '../../format/moment';
import { laterPeriod } from '../../format/period';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { type Column, List } from '../../parts/List';
import { editionsQuery } from './queries';
import '../runs/runs.css';
import { useNames } from '../../parts/useNames';
import { kept, useSearchState } from '../../url/useSearchState';
import { personWords } from '../runs/words';

const mayReadScores = may('read-scores');

/** What has been published, the newest first. */
export default function EditionsPage({ region, timeZone, me }: Inside) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const names = useNames(region);
  const scored = useQuery({ ...overviewQuery(region), enabled: mayReadScores(me) }).data ?? [];
  const editions = useQuery(editionsQuery(region, search.class, search.period));
  useTitle(t('edition.title'));
  const every = { value: '', label: t('replay.every') };
  const here = scored.filter((one) => !search.class || one.unitClass === search.class);
  const periods = [...new Set(here.flatMap((one) => one.periods))].sort(laterPeriod).reverse();
  const withChosen = (codes: string[], chosen: string | undefined) =>
    chosen && !codes.includes(chosen) ? [chosen, ...codes] : codes;
  const columns = useMemo((): Column<Edition>[] => {
    const name = (one: Edition) =>
      t('edition.full', {
        class: names.unitClass(one.unitClass),
        period: periodName(t, one.period, i18n.language),
        number: one.number,
      });
    const state = (one: Edition) =>
      one.superseded ? t('edition.supersededBy', { number: one.superseded }) : t('edition.current');
    const person = (one: Edition) => personWords(t, one.publisher, one.publisherName, me);
    const time = (one: Edition) => timeText(one.published, i18n.language, timeZone);
    return [
      {
        key: 'name',
        title: t('edition.name'),
        cell: (one) => (
          <Link
            to="/editions/$unitClass/$period/$number"
            params={{ unitClass: one.unitClass, period: one.period, number: String(one.number) }}
            search={kept}
            data-testid={`edition-${one.unitClass}-${one.period}-${one.number}`}
          >
            {name(one)}
          </Link>
        ),
        text: name,
        sort: (a, b) =>
          a.unitClass.localeCompare(b.unitClass) || laterPeriod(a.period, b.period) || a.number - b.number,
      },
      {
        key: 'state',
        title: t('run.stateName'),
        cell: (one) => (
          <span className={one.superseded ? 'state state-expired' : 'state state-promoted'}>
            {state(one)}
          </span>
        ),
        text: state,
      },
      {
        key: 'reason',
        title: t('run.reason'),
        wrap: true,
        cell: (one) => one.reason,
        text: (one) => one.reason,
      },
      { key: 'publisher', title: t('edition.publisher'), cell: person, text: person },
      {
        key: 'published',
        title: t('edition.published'),
        cell: time,
        text: time,
        sort: (a, b) => a.published.localeCompare(b.published),
      },
    ];
  }, [t, i18n.language, names, me, timeZone]);
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('edition.title')}</h1>
      </div>
      <p className="page-lead">{t('edition.lead')}</p>
      <List
        name="editions"
        one="row"
        caption={t('edition.title')}
        rows={editions.data}
        pending={editions.isPending}
        error={editions.error}
        onRetry={() => void editions.refetch()}
        rowKey={(one) => `${one.unitClass}-${one.period}-${one.number}`}
        columns={columns}
        filters={
          <>
            <Choice
              name={t('pick.class')}
              testId="class"
              value={search.class ?? ''}
              options={[
                every,
                ...withChosen(
                  scored.map((one) => one.unitClass),
                  search.class,
                ).map((value) => ({ value, label: names.unitClass(value) })),
              ]}
              onChoose={(chosen) => set({ class: chosen || undefined })}
            />
            <Choice
              name={t('pick.period')}
              testId="period"
              value={search.period ?? ''}
              options={[
                every,
                ...withChosen(periods, search.period).map((value) => ({
                  value,
                  label: periodName(t, value, i18n.language),
                })),
              ]}
              onChoose={(chosen) => set({ period: chosen || undefined })}
            />
          </>
        }
        filterKeys={['class', 'period']}
        empty={{ title: t('edition.empty'), detail: t('edition.emptyDetail') }}
      />
    </main>
  );
}
