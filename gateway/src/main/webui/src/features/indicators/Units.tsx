import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import type { Indicator, IndicatorScore, SchemeVersion, UnitScored } from '../../api/types';
import { between, compare } from '../../format/decimal';
import { LIGHTS } from '../../format/light';
import { byName } from '../../format/order';
import { Link } from '../../frame/Link';
import { Chart, type ChartData } from '../../parts/Chart';
import { Choice } from '../../parts/Choice';
import { useFilters } from '../../parts/filters';
import { type Column, List } from '../../parts/List';
import { LoadingPart } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { counted, lightReason, lightRules, measured, schemeOf } from '../scores/reasons';
import { StateMark, useStateName } from '../scores/StateMark';
import { TrendMark } from '../scores/TrendMark';
import type { Boards } from '../scores/tiles/boards';
import { bars } from '../units/pictures';
import { type Target, targetFor } from '../units/ReportedTable';
import type { Version } from './words';

interface Row {
  unit: string;
  unitClass: string;
  whole: UnitScored;
  score: IndicatorScore;
  target: string | undefined;
}

const BINS = [0, 60, 70, 80, 90, 100] as const;

/** Every unit against its target in the period, and how their scores and lights are spread. */
export function Units({
  region,
  about,
  boards,
  schemes,
}: {
  region: string;
  about: Indicator;
  boards: Boards;
  schemes: readonly SchemeVersion[];
  version: Version | undefined;
}) {
  const { t } = useTranslation();
  const [search, set] = useSearchState();
  const [filters, filter] = useFilters();
  const names = useNames(region);
  const state = useStateName();
  const { period, asOf } = boards;
  const { indicator, unitOfMeasure } = about;
  const targets = useQuery(everything('/api/v1/regions/{region}/targets', { region, indicator, asOf })).data;

  const rows = useMemo((): Row[] => {
    const of = (some: readonly Target[], unit: string, unitClass: string) =>
      targetFor(
        some.filter((one) => one.unit === unit || (!one.unit && one.unitClass === unitClass)),
        indicator,
        period ?? '',
      )?.value;
    return boards.boards.flatMap(({ unitClass, units }) =>
      units.flatMap((whole) => {
        const score = whole.indicators.find((one) => one.indicator === indicator);
        return score
          ? [{ unit: whole.unit, unitClass, whole, score, target: of(targets ?? [], whole.unit, unitClass) }]
          : [];
      }),
    );
  }, [boards.boards, indicator, period, targets]);
  const classes = [...new Set(rows.map((one) => one.unitClass))];
  const unitClass = classes.find((one) => one === search.class);
  const ofClass = rows.filter((one) => unitClass === undefined || one.unitClass === unitClass);
  const seen = ofClass.filter((one) => !filters.light || one.score.light === filters.light);

  const rules = useMemo(
    () =>
      new Map(
        [...new Set(rows.map(({ whole }) => whole.scheme))].map(
          (code) => [code, lightRules(schemeOf(schemes, code))] as const,
        ),
      ),
    [rows, schemes],
  );
  const columns = useMemo((): Column<Row>[] => {
    const unit = (one: Row) => names.unit(one.unit);
    const why = ({ score, whole }: Row) =>
      lightReason(t, { score, rule: rules.get(whole.scheme)?.(score), unitOfMeasure });
    const light = ({ score }: Row) => state(score.light, score.noData);
    return [
      {
        key: 'unit',
        title: t('board.unit'),
        cell: (one) => (
          <Link
            to="/scores/units/$unit"
            params={{ unit: one.unit }}
            search={(now: Search) => merged(kept(now), { period, asOf: now.asOf, tab: 'why', at: indicator })}
          >
            {unit(one)}
          </Link>
        ),
        text: unit,
        sort: (a, b) => byName(unit(a), unit(b)),
      },
      {
        key: 'class',
        title: t('pick.class'),
        cell: (one) => names.unitClass(one.unitClass),
        text: (one) => names.unitClass(one.unitClass),
        sort: (a, b) => byName(a.unitClass, b.unitClass),
      },
      {
        key: 'target',
        title: t('why.kind.target'),
        cell: (one) => measured(one.target, unitOfMeasure),
        text: (one) => one.target ?? '',
        sort: (a, b) => compare(a.target, b.target),
        number: true,
      },
      {
        key: 'value',
        title: t('indicatorPage.actual'),
        cell: (one) => measured(one.score.value, unitOfMeasure),
        text: (one) => one.score.value ?? '',
        sort: (a, b) => compare(a.score.value, b.score.value),
        number: true,
      },
      {
        key: 'score',
        title: t('board.score'),
        cell: (one) => between(one.score.score, 2, 2),
        text: (one) => one.score.score ?? '',
        sort: (a, b) => compare(a.score.score, b.score.score),
        number: true,
      },
      {
        key: 'light',
        title: t('board.lights'),
        cell: (one) => (
          <>
            <StateMark light={one.score.light} noData={one.score.noData} named={false} /> {light(one)}{' '}
            <TrendMark trend={one.score.trend} />
          </>
        ),
        text: light,
        sort: (a, b) => LIGHTS.indexOf(a.score.light) - LIGHTS.indexOf(b.score.light),
      },
      { key: 'why', title: t('indicatorPage.why'), cell: why, text: why, wrap: true },
    ];
  }, [t, names, state, rules, unitOfMeasure, period, indicator]);

  const perClass = unitClass === undefined ? classes : [unitClass];
  const bins = BINS.slice(0, -1).map((from, i) => ({ from, to: BINS[i + 1] ?? 100 }));
  const spread: ChartData = {
    of: t('indicatorPage.scoreBand'),
    labels: bins.map(({ from, to }, i) =>
      t(
        i === 0
          ? 'indicatorPage.bandTo'
          : i === bins.length - 1
            ? 'indicatorPage.bandFrom'
            : 'indicatorPage.band',
        {
          from,
          to,
        },
      ),
    ),
    series: perClass.map((code) => ({
      name: names.unitClass(code),
      kind: 'bar' as const,
      values: bins.map(({ from, to }, i) =>
        String(
          rows.filter(
            ({ unitClass: of, score }) =>
              of === code &&
              score.score !== undefined &&
              (i === 0 || compare(score.score, String(from)) >= 0) &&
              (i === bins.length - 1 || compare(score.score, String(to)) < 0),
          ).length,
        ),
      ),
      decimals: [0, 0] as const,
    })),
  };
  const states = counted(ofClass.map(({ score }) => score));
  const lights: ChartData = {
    of: t('board.lights'),
    labels: states.map((one) => state(one.light, one.noData)),
    series: perClass.map((code) => {
      const own = counted(rows.filter((one) => one.unitClass === code).map(({ score }) => score));
      return {
        name: names.unitClass(code),
        kind: 'bar' as const,
        values: states.map((one) =>
          String(own.find((other) => other.light === one.light && other.noData === one.noData)?.count ?? 0),
        ),
        decimals: [0, 0] as const,
      };
    }),
  };
  // The pictures stand above the list: it is not shown before them, to be pushed down by them then.
  if (boards.pending && rows.length === 0) return <LoadingPart rows={12} sheet />;
  return (
    <>
      {rows.length > 0 && (
        <div className="tiles">
          <section className="sheet tile" aria-label={t('indicatorPage.spread')} data-testid="tile-spread">
            <Chart caption={t('indicatorPage.spread')} data={spread} picture={bars} />
          </section>
          <section className="sheet tile" aria-label={t('indicatorPage.states')} data-testid="tile-states">
            <Chart caption={t('indicatorPage.states')} data={lights} picture={bars} />
          </section>
        </div>
      )}
      <List
        name="indicator-units"
        one="indicator-unit"
        caption={t('indicatorPage.unitsCaption', { indicator: about.name })}
        rows={seen}
        pending={boards.pending}
        error={boards.error}
        rowKey={(one) => one.unit}
        columns={columns}
        searched={{ hint: t('pick.searchHint'), in: (one) => `${names.unit(one.unit)} ${one.unit}` }}
        filterKeys={['class']}
        filters={
          <>
            {classes.length > 1 && (
              <Choice
                name={t('pick.class')}
                testId="class"
                value={unitClass ?? ''}
                options={[
                  { value: '', label: t('reportedTable.all') },
                  ...classes.map((one) => ({ value: one, label: names.unitClass(one) })),
                ]}
                onChoose={(chosen) => set({ class: chosen || undefined }, true)}
              />
            )}
            <Choice
              name={t('board.lights')}
              testId="light"
              value={filters.light ?? ''}
              options={[
                { value: '', label: t('reportedTable.all') },
                ...LIGHTS.filter((one) => ofClass.some(({ score }) => score.light === one)).map((one) => ({
                  value: one,
                  label: t(`light.${one}`),
                })),
              ]}
              onChoose={(chosen) => filter({ light: chosen })}
            />
          </>
        }
        empty={{ title: t('indicatorPage.noUnits') }}
      />
    </>
  );
}
