import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../api/types';
import { compare, isDecimal, mean } from '../../format/decimal';
import { byName } from '../../format/order';
import { parsePeriod, periodsUpTo } from '../../format/period';
import { Link } from '../../frame/Link';
import { periodName } from '../../i18n/words';
import { Chart, type ChartData } from '../../parts/Chart';
import { Choice } from '../../parts/Choice';
import { Failure, LoadingPart, Notice } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import type { useScoredPeriods } from '../../parts/useScoredPeriods';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { scoreboardQuery } from '../scores/queries';
import { measured } from '../scores/reasons';
import { StateMark, useStateName } from '../scores/StateMark';

const BACK = { month: 12, quarter: 8, half: 6, year: 5 } as const;

/** How the units of a class came on over the periods: figure and light of each, and the class as a whole. */
export function Months({
  region,
  about,
  scored,
  period,
}: {
  region: string;
  about: Indicator;
  scored: ReturnType<typeof useScoredPeriods>;
  period: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const names = useNames(region);
  const state = useStateName();
  const { indicator, unitOfMeasure } = about;
  const kind = period ? parsePeriod(period)?.kind : undefined;
  // Which class is told about is known when it is known which have the indicator; the address may say it before.
  const classes = scored.classes.filter((one) => period !== undefined && one.periods.includes(period));
  const nows = useQueries({
    queries: classes.map((one) => scoreboardQuery(region, one.unitClass, period ?? '', scored.asOf)),
    combine: (all) => ({ data: all.map((one) => one.data), pending: all.some((one) => one.isPending) }),
  });
  const having = classes.filter((_, i) =>
    nows.data[i]?.units.some((one) => one.indicators.some((other) => other.indicator === indicator)),
  );
  const here = having.find((one) => one.unitClass === search.class) ?? having[0];
  const periods = useMemo(
    () =>
      period && kind && here
        ? periodsUpTo(period, BACK[kind]).filter((one) => here.periods.includes(one))
        : [],
    [period, kind, here],
  );
  const answers = useQueries({
    queries: periods.map((one) => scoreboardQuery(region, here?.unitClass ?? '', one, scored.asOf)),
    combine: (all) => ({
      boards: all.map(({ data }) => data),
      pending: all.some((one) => one.isPending),
      error: all.find((one) => one.error && !one.data)?.error ?? null,
    }),
  });
  const cells = useMemo(
    () =>
      answers.boards.map(
        (board) =>
          new Map(
            board?.units.flatMap(({ unit, indicators }) => {
              const score = indicators.find((one) => one.indicator === indicator);
              return score ? [[unit, score] as const] : [];
            }),
          ),
      ),
    [answers.boards, indicator],
  );
  if (answers.error) return <Failure error={answers.error} />;
  if (answers.pending || nows.pending || scored.pending) return <LoadingPart rows={8} sheet />;
  if (!here || periods.length === 0) return <Notice kind="empty" title={t('indicatorPage.noUnits')} />;

  const units = [...new Set(cells.flatMap((one) => [...one.keys()]))].sort((a, b) =>
    byName(names.unit(a), names.unit(b)),
  );
  const scores = cells.map((one) => [...one.values()].map(({ score }) => score));
  const decimals = [2, 2] as const;
  const data: ChartData = {
    of: t('frame.period'),
    labels: periods.map((one) => periodName(t, one, i18n.language)),
    series: [
      { name: t('unitPage.classMean'), kind: 'line', values: scores.map((one) => mean(one, 4)), decimals },
      {
        name: t('board.best'),
        kind: 'dashes',
        values: scores.map((one) => one.filter(isDecimal).sort(compare).at(-1)),
        decimals,
      },
      {
        name: t('board.worst'),
        kind: 'dashes',
        values: scores.map((one) => one.filter(isDecimal).sort(compare)[0]),
        decimals,
      },
    ],
  };
  const caption = t('indicatorPage.monthsCaption', {
    class: names.unitClass(here.unitClass),
    indicator: about.name,
  });
  return (
    <>
      {having.length > 1 && (
        <section className="picker" aria-label={t('pick.view')}>
          <Choice
            name={t('pick.class')}
            testId="class"
            value={here.unitClass}
            options={having.map((one) => ({ value: one.unitClass, label: names.unitClass(one.unitClass) }))}
            onChoose={(chosen) => set({ class: chosen }, true)}
          />
        </section>
      )}
      {periods.length > 1 && (
        <section className="sheet tile" aria-label={t('indicatorPage.course')}>
          <Chart caption={t('indicatorPage.course')} data={data} height={240} />
        </section>
      )}
      <section
        className="sheet table-scroll matrix-scroll"
        aria-label={t('frame.scroll', { name: caption })}
        tabIndex={0}
      >
        <table className="board matrix" data-testid="months">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.unit')}</th>
              {periods.map((one) => (
                <th key={one} scope="col" className="number">
                  {periodName(t, one, i18n.language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit}>
                <th scope="row">
                  <Link
                    to="/scores/units/$unit"
                    params={{ unit }}
                    search={(now: Search) => merged(kept(now), { period, asOf: now.asOf })}
                  >
                    {names.unit(unit)}
                  </Link>
                </th>
                {cells.map((one, i) => {
                  const score = one.get(unit);
                  return (
                    <td key={periods[i]} className="number">
                      {score && (
                        <>
                          <StateMark
                            light={score.light}
                            noData={score.noData}
                            named={score.value !== undefined}
                          />{' '}
                          {score.value === undefined
                            ? state(score.light, score.noData)
                            : measured(score.value, unitOfMeasure)}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
