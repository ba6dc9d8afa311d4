import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, type Item } from '../../api/api';
import type { Indicator, Observation } from '../../api/types';
import { NONE } from '../../format/decimal';
import { LIGHTS } from '../../format/light';
import { minuteText } from '../../format/moment';
import { byName } from '../../format/order';
import { laterPeriod, MONTHS, parsePeriod, within } from '../../format/period';
import { Link } from '../../frame/Link';
import { periodName, worded } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { useFilters } from '../../parts/filters';
import { SearchField } from '../../parts/SearchField';
import { Failure, LoadingPart, Notice } from '../../parts/states';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { NotCounted, notCounted } from '../scores/NotCounted';
import { observationsQuery } from '../scores/queries';
import { measured } from '../scores/reasons';
import { StateMark, useStateName } from '../scores/StateMark';
import { type UnitView, useCourse } from './useUnit';

export type Target = Item<'/api/v1/regions/{region}/targets'>;
const TARGETS = '/api/v1/regions/{region}/targets';

/** The targets that hold for a unit: its own, and those of its class. */
export function useTargets(region: string, unit: string, unitClass: string | undefined, asOf?: string) {
  const own = useQuery(everything(TARGETS, { region, unit, asOf })).data;
  const ofClass = useQuery({
    ...everything(TARGETS, { region, class: unitClass ?? '', asOf }),
    enabled: unitClass !== undefined,
  }).data;
  return useMemo(() => [...(own ?? []), ...(ofClass ?? [])], [own, ofClass]);
}

/** The target of an indicator that covers the period most closely; the unit's own before that of its class. */
export function targetFor(targets: readonly Target[], indicator: string, period: string): Target | undefined {
  const months = (code: string) => {
    const span = parsePeriod(code);
    return span ? span.last - span.first + 1 : Number.MAX_SAFE_INTEGER;
  };
  const covered = (one: Target) => (one.each ? MONTHS[one.each] : months(one.period));
  return targets
    .filter(
      (one) => one.indicator === indicator && within(period, one.period) && months(period) <= covered(one),
    )
    .sort(
      (a, b) =>
        Number(!a.unit) - Number(!b.unit) || covered(a) - covered(b) || months(a.period) - months(b.period),
    )[0];
}

export function reportedFigure(
  { value, numerator, denominator }: Observation,
  unitOfMeasure: string | undefined,
): string {
  if (numerator != null && denominator != null) return `${numerator} / ${denominator}`;
  return value == null ? NONE : measured(String(value), unitOfMeasure, 6);
}

/** Enough of a subject id to tell one sender from another. */
const SHORT = 8;

interface Row {
  code: string;
  about: Indicator | undefined;
  cells: ReadonlyMap<string, Observation>;
}

/** What the unit reported in the year, indicator by period, each figure with its light and its entry. */
export default function ReportedTable({
  view,
  timeZone,
  onSource,
}: {
  view: UnitView;
  timeZone: string | undefined;
  onSource: (position: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const state = useStateName();
  const [search, set] = useSearchState();
  const [filters, filter] = useFilters();
  const { region, unit, names, period, indicators } = view;
  const { data, error, isPending, refetch } = useQuery(observationsQuery(region, unit));
  const course = useCourse(view);
  const targets = useTargets(region, unit, view.score?.unitClass ?? view.registered?.unitClass);

  const year = period?.slice(0, 4) ?? data?.at(-1)?.period.slice(0, 4);
  const ofYear = useMemo(
    () => (data ?? []).filter((one) => year !== undefined && within(one.period, year)),
    [data, year],
  );
  const kinds = (['month', 'quarter', 'half', 'year'] as const).filter((kind) =>
    ofYear.some((one) => parsePeriod(one.period)?.kind === kind),
  );
  const each = kinds.find((kind) => kind === filters.each);
  const lights = useMemo(
    () =>
      new Map(
        course.scores.flatMap((score) =>
          score.indicators.map((one) => [`${one.indicator} ${score.period}`, one] as const),
        ),
      ),
    [course.scores],
  );
  const scoreOf = useMemo(() => new Map(course.scores.map((one) => [one.period, one])), [course.scores]);
  const columns = useMemo(
    () =>
      [...new Set(ofYear.map((one) => one.period))]
        .filter((one) => each === undefined || parsePeriod(one)?.kind === each)
        .sort(laterPeriod),
    [ofYear, each],
  );
  const rows = useMemo((): Row[] => {
    const about = new Map(indicators.map((one) => [one.indicator, one]));
    const cells = new Map<string, Map<string, Observation>>();
    for (const one of ofYear) {
      const row = cells.get(one.indicator) ?? new Map<string, Observation>();
      row.set(one.period, one);
      cells.set(one.indicator, row);
    }
    return [...cells].map(([code, row]) => ({ code, about: about.get(code), cells: row }));
  }, [ofYear, indicators]);

  const wanted = search.q?.trim().toLocaleLowerCase() ?? '';
  const seen = rows
    .filter(({ code, about, cells }) => {
      const name = about?.name ?? code;
      return (
        (!wanted || name.toLocaleLowerCase().includes(wanted) || code.includes(wanted)) &&
        columns.some((column) => cells.has(column)) &&
        (!filters.light || columns.some((column) => lights.get(`${code} ${column}`)?.light === filters.light))
      );
    })
    .sort((a, b) => byName(a.about?.name ?? a.code, b.about?.name ?? b.code));

  if (isPending) return <LoadingPart rows={8} sheet />;
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (rows.length === 0) return <Notice kind="empty" title={t('reportedTable.empty', { year })} />;
  const sent = (one: Observation) =>
    one.sentAt == null
      ? ''
      : t('reportedTable.sent', {
          by: (one.sentBy ?? '').slice(0, SHORT),
          at: minuteText(one.sentAt, i18n.language, timeZone),
        });
  const caption = t('reportedTable.caption', { unit: names.unit(unit), year });
  return (
    <>
      <NotCounted
        reported={data}
        score={view.score}
        indicator={names.indicator}
        figure={(one) => reportedFigure(one, names.measure(one.indicator))}
        timeZone={timeZone}
      />
      <section className="picker" aria-label={t('reportedTable.filter')}>
        <SearchField
          name={t('reportedTable.search')}
          hint={t('reportedTable.searchHint')}
          value={search.q ?? ''}
          onSearch={(q) => set({ q }, true)}
        />
        {kinds.length > 1 && (
          <Choice
            name={t('reportedTable.each')}
            testId="each"
            value={each ?? ''}
            options={[
              { value: '', label: t('reportedTable.all') },
              ...kinds.map((kind) => ({ value: kind, label: t(`indicatorPage.frequencies.${kind}`) })),
            ]}
            onChoose={(chosen) => filter({ each: chosen })}
          />
        )}
        <Choice
          name={t('reportedTable.light')}
          testId="light"
          value={filters.light ?? ''}
          options={[
            { value: '', label: t('reportedTable.all') },
            ...LIGHTS.map((light) => ({ value: light, label: t(`light.${light}`) })),
          ]}
          onChoose={(chosen) => filter({ light: chosen })}
        />
      </section>
      {seen.length === 0 ? (
        <Notice kind="empty" title={t('reportedTable.none')}>
          <button
            type="button"
            className="link-button"
            onClick={() => {
              set({ q: undefined });
              filter({ light: undefined, each: undefined });
            }}
          >
            {t('state.clearFilter')}
          </button>
        </Notice>
      ) : (
        <section
          className="sheet table-scroll matrix-scroll"
          aria-label={t('frame.scroll', { name: caption })}
          tabIndex={0}
        >
          <table className="board matrix" data-testid="reported-table">
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('board.indicator')}</th>
                <th scope="col">{t('indicatorPage.unitOfMeasure')}</th>
                <th scope="col">{t('why.kind.target')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="number">
                    {shortPeriod(t, column, i18n.language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {seen.map(({ code, about, cells }) => {
                const target = targetFor(targets, code, period ?? columns.at(-1) ?? '');
                return (
                  <tr key={code} data-testid={`reported-${code}`}>
                    <th scope="row">
                      <Definition code={code} about={about} />
                    </th>
                    <td>{about?.unitOfMeasure ?? NONE}</td>
                    <td>
                      {target ? (
                        <>
                          {measured(target.value, about?.unitOfMeasure)}
                          <span className="below">
                            {periodName(t, target.period, i18n.language)}
                            {target.each ? ` · ${t(`unitPage.each.${target.each}`)}` : ''}
                          </span>
                        </>
                      ) : (
                        NONE
                      )}
                    </td>
                    {columns.map((column) => {
                      const one = cells.get(column);
                      const lit = lights.get(`${code} ${column}`);
                      if (!one) {
                        return (
                          <td key={column} className="number">
                            {lit && lit.value === undefined ? (
                              <>
                                <StateMark light={lit.light} noData={lit.noData} named={false} />
                                <span className="below">{state(lit.light, lit.noData)}</span>
                              </>
                            ) : (
                              NONE
                            )}
                          </td>
                        );
                      }
                      const notes = [one.source, one.note, one.remark].filter(Boolean).join(' · ');
                      return (
                        <td key={column} className="number">
                          {lit && <StateMark light={lit.light} noData={lit.noData} />}{' '}
                          <button
                            type="button"
                            className="source figure-source"
                            title={[notes, sent(one), t('reportedTable.who')].filter(Boolean).join('\n')}
                            onClick={() => onSource(one.position)}
                          >
                            {reportedFigure(one, undefined)}
                          </button>
                          <span className="below">
                            {one.state !== 'submitted' && worded(t, 'reported.states', one.state)}
                            {one.late && <span className="tag tag-warning">{t('reported.late')}</span>}
                            {notCounted(one, scoreOf.get(column)) && (
                              <span className="tag tag-warning">{t('reported.after')}</span>
                            )}
                            {one.remark && <span className="remark">{one.remark}</span>}
                            <span className="sent" data-testid={`sent-${code}-${column}`}>
                              {sent(one)}
                            </span>
                          </span>
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      <p className="hint">{t('reportedTable.who')}</p>
    </>
  );
}

/** In a table of one year the year stands above. */
export function shortPeriod(t: TFunction, code: string, language: string): string {
  const period = parsePeriod(code);
  switch (period?.kind) {
    case 'month':
      return t('periodOfYear.month', {
        month: period.index,
        monthName: new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
          Date.UTC(period.year, period.index - 1, 1),
        ),
      });
    case 'quarter':
      return t('periodOfYear.quarter', { quarter: period.index });
    case 'half':
      return t(period.index === 1 ? 'period.firstHalf' : 'period.secondHalf');
    case 'year':
      return t('periodOfYear.year');
    default:
      return code;
  }
}

/** The indicator, with its definition at hand. */
export function Definition({ code, about }: { code: string; about: Indicator | undefined }) {
  const { t } = useTranslation();
  if (!about) return code;
  return (
    <details className="definition">
      <summary>{about.name}</summary>
      <p>{about.definition}</p>
      {about.source && <p>{t('indicatorPage.sourceIs', { source: about.source })}</p>}
      <p>
        <Link
          to="/indicators/$indicator"
          params={{ indicator: code }}
          search={(now: Search) => merged(kept(now), { period: now.period })}
        >
          {t('indicatorPage.open')}
        </Link>
      </p>
    </details>
  );
}
