import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { overviewQuery } from '../../api/queries';
import { timeText } from '../../format/moment';
import { laterPeriod } from '../../format/period';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { Failure, Notice } from '../../parts/states';
import { editionsQuery } from './queries';
import '../runs/runs.css';
import { useNames } from '../../parts/useNames';
import { kept, useSearchState } from '../../url/useSearchState';
import { personWords } from '../runs/words';

/** What has been published, the newest first. */
export default function EditionsPage({ region, timeZone, me }: Inside) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const names = useNames(region);
  const scored = useQuery(overviewQuery(region)).data ?? [];
  const editions = useQuery(editionsQuery(region, search.class, search.period));
  useTitle(t('edition.title'));
  if (editions.error && !editions.data) {
    return (
      <main id="main" className="centre">
        <Failure whole error={editions.error} onRetry={() => void editions.refetch()} />
      </main>
    );
  }
  const every = { value: '', label: t('replay.every') };
  const here = scored.filter((one) => !search.class || one.unitClass === search.class);
  const periods = [...new Set(here.flatMap((one) => one.periods))].sort(laterPeriod).reverse();
  const withChosen = (codes: string[], chosen: string | undefined) =>
    chosen && !codes.includes(chosen) ? [chosen, ...codes] : codes;
  const filtered = search.class !== undefined || search.period !== undefined;
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('edition.title')}</h1>
      </div>
      <p className="page-lead">{t('edition.lead')}</p>
      <section className="picker" aria-label={t('edition.filter')}>
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
      </section>
      {editions.isPending && (
        <div className="sheet" aria-busy="true" role="status">
          <span className="unseen">{t('state.loading')}</span>
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
      {editions.data?.items.length === 0 && (
        <Notice
          kind="empty"
          title={t(filtered ? 'edition.emptyFilter' : 'edition.empty')}
          detail={filtered ? undefined : t('edition.emptyDetail')}
        >
          {filtered && (
            <Button onClick={() => set({ class: undefined, period: undefined })}>
              {t('state.clearFilter')}
            </Button>
          )}
        </Notice>
      )}
      {editions.data && editions.data.items.length > 0 && (
        <section className="sheet table-scroll" aria-label={t('edition.scroll')} tabIndex={0}>
          <table className="board" data-testid="editions">
            <caption className="unseen">{t('edition.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('edition.name')}</th>
                <th scope="col">{t('run.stateName')}</th>
                <th scope="col">{t('run.reason')}</th>
                <th scope="col">{t('edition.publisher')}</th>
                <th scope="col">{t('edition.published')}</th>
              </tr>
            </thead>
            <tbody>
              {editions.data.items.map((one) => (
                <tr key={`${one.unitClass} ${one.period} ${one.number}`}>
                  <th scope="row">
                    <Link
                      to="/editions/$unitClass/$period/$number"
                      params={{ unitClass: one.unitClass, period: one.period, number: String(one.number) }}
                      search={kept}
                      data-testid={`edition-${one.unitClass}-${one.period}-${one.number}`}
                    >
                      {t('edition.full', {
                        class: names.unitClass(one.unitClass),
                        period: periodName(t, one.period, i18n.language),
                        number: one.number,
                      })}
                    </Link>
                  </th>
                  <td>
                    {one.superseded ? (
                      <span className="state state-expired">
                        {t('edition.supersededBy', { number: one.superseded })}
                      </span>
                    ) : (
                      <span className="state state-promoted">{t('edition.current')}</span>
                    )}
                  </td>
                  <td className="run-reason">{one.reason}</td>
                  <td className="run-person">{personWords(t, one.publisher, one.publisherName, me)}</td>
                  <td>{timeText(one.published, i18n.language, timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}
