import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../../../api/api';
import { mayOfAll } from '../../../api/may';
import { classesQuery, indicatorsQuery, overviewQuery, schemesQuery, unitsQuery } from '../../../api/queries';
import { between, compare, minus } from '../../../format/decimal';
import { LIGHTS } from '../../../format/light';
import { lastDay, laterPeriod, openingPeriod } from '../../../format/period';
import { usePeriods } from '../../../frame/current';
import type { Inside } from '../../../frame/Page';
import { useTitle } from '../../../frame/useTitle';
import { periodName } from '../../../i18n/words';
import { Choice } from '../../../parts/Choice';
import { FileLink } from '../../../parts/FileLink';
import { useFilters } from '../../../parts/filters';
import { LightMark } from '../../../parts/LightMark';
import { SearchField } from '../../../parts/SearchField';
import { Failure, Loading, LoadingPart, Notice, NotThere } from '../../../parts/states';
import type { View } from '../../../url/search';
import { useSearchState } from '../../../url/useSearchState';
import { EditionLink } from '../../editions/EditionLink';
import { LiveMark } from '../live/LiveMark';
import { useScoreStream } from '../live/useScoreStream';
import { scoreboardQuery } from '../queries';
import { counted } from '../reasons';
import { StateMark, useStateName } from '../StateMark';
import { useLightReason } from '../useLightReason';
import { BoardTable } from './BoardTable';
import { Heatmap } from './Heatmap';
import { blockNames } from './names';
import { filtered, lightTotals, nextSort, rowsOf, sorted } from './rows';

const UnitDrawer = lazy(() => import('../unit/UnitDrawer'));

/** Scores of a class in a period: as a ranking, or as lights by unit and indicator. */
export function BoardPage({ region, regionName, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const { asOf } = search;
  const [filters, filter] = useFilters();
  const overview = useQuery(overviewQuery(region, asOf));
  const classes = useQuery(classesQuery(region));
  const indicators = useQuery(indicatorsQuery(region));

  const scored = overview.data ?? [];
  const here = scored.find((one) => one.unitClass === search.class) ?? scored[0];
  const periods = useMemo(() => [...(here?.periods ?? [])].sort(laterPeriod).reverse(), [here]);
  const period = periods.find((one) => one === search.period) ?? openingPeriod(periods);
  const unitClass = here?.unitClass;
  const shown = useMemo(() => (unitClass && period ? { unitClass, period } : undefined), [unitClass, period]);

  // As in the score table: units are called as on the period's last day.
  const units = useQuery(unitsQuery(region, period && lastDay(period)));
  const board = useQuery({
    ...scoreboardQuery(region, unitClass ?? '', period ?? '', asOf),
    enabled: !!shown,
  });
  const schemes = useQuery({ ...schemesQuery(region, unitClass ?? ''), enabled: !!shown });
  const live = useScoreStream(region, shown, !asOf);

  const names = useMemo(() => {
    const unitNames = new Map(units.data?.map((one) => [one.unit, one.name]));
    const indicatorNames = new Map(indicators.data?.map((one) => [one.indicator, one.name]));
    const blocks = blockNames(schemes.data ?? [], board.data?.units[0]?.scheme, i18n.language);
    return {
      unit: (code: string) => unitNames.get(code) ?? code,
      indicator: (code: string) => indicatorNames.get(code) ?? code,
      block: (code: string) => blocks.get(code) ?? code,
    };
  }, [units.data, indicators.data, schemes.data, board.data, i18n.language]);

  const state = useStateName();
  const reason = useLightReason(region, board.data?.units[0]);
  const rows = useMemo(() => {
    const aliases = new Map(units.data?.map((one) => [one.unit, one.alias]));
    return board.data ? rowsOf(board.data, names.unit, (unit) => aliases.get(unit)) : [];
  }, [board.data, names, units.data]);
  const seen = useMemo(
    () => sorted(filtered(rows, search.q, search.light, filters.reason), search.sort),
    [rows, search.q, search.light, filters.reason, search.sort],
  );
  const totals = useMemo(() => lightTotals(rows), [rows]);
  // What does not apply, is not due or was blocked are different things, though the light is the same.
  const idle = useMemo(
    () =>
      counted(rows.flatMap(({ score }) => score.indicators)).filter(
        (one) => one.light === 'grey' && one.noData !== undefined,
      ),
    [rows],
  );
  const className = (code: string) => classes.data?.find((one) => one.unitClass === code)?.name ?? code;

  usePeriods(periods, period);
  useTitle(shown ? `${className(shown.unitClass)} ${periodName(t, shown.period, i18n.language)}` : '');

  const open = useCallback((unit: string, at?: string) => set({ unit, at }), [set]);
  const clear = () => set({ q: undefined, light: undefined, 'f.reason': undefined });

  if (overview.error && !overview.data) {
    return (
      <main id="main" className="centre">
        <Failure whole error={overview.error} onRetry={() => void overview.refetch()} />
      </main>
    );
  }
  if (overview.isPending) return <Loading />;
  if (!shown) {
    return (
      <main id="main" className="centre">
        <Notice whole kind="empty" title={t('state.emptyScores')} detail={t('state.emptyScoresDetail')} />
        {!asOf && <LiveMark live={live} nameOf={names.unit} />}
      </main>
    );
  }

  const unknownUnit =
    search.unit !== undefined &&
    units.data !== undefined &&
    board.data !== undefined &&
    ![...units.data, ...board.data.units].some((one) => one.unit === search.unit);
  const title = { class: className(shown.unitClass), period: periodName(t, shown.period, i18n.language) };
  const view: View = search.view ?? 'board';
  // Of the own units alone nothing is said that is true of the class.
  const wholeClass = mayOfAll('read-scores')(me);
  return (
    <main id="main" className="board-page board-scores">
      <p className="print-only">{regionName}</p>
      <div className="page-head">
        <h1>
          {title.class}
          <span className="page-period">{title.period}</span>
        </h1>
        <EditionLink region={region} unitClass={shown.unitClass} period={shown.period} />
        <span className="downloads no-print">
          {(['xlsx', 'csv'] as const).map((form) => (
            <FileLink
              key={form}
              address={address(`/api/v1/regions/{region}/score-tables/{unitClass}/{period}/${form}`, {
                region,
                ...shown,
                asOf,
              })}
              testId={`board-${form}`}
            >
              {t('diff.download', { form: form.toUpperCase() })}
            </FileLink>
          ))}
        </span>
        {!asOf && <LiveMark live={live} nameOf={names.unit} />}
      </div>

      {search.class && search.class !== shown.unitClass && (
        <NotThere>{t('state.unknownClass', { wanted: search.class, shown: title.class })}</NotThere>
      )}
      {search.period && search.period !== shown.period && (
        <NotThere>
          {t('state.unknownPeriod', {
            class: title.class,
            wanted: periodName(t, search.period, i18n.language),
            shown: title.period,
          })}
        </NotThere>
      )}
      {unknownUnit && <NotThere>{t('state.unknownUnit', { wanted: search.unit })}</NotThere>}
      <section className="picker" aria-label={t('pick.view')}>
        <Choice
          name={t('pick.class')}
          testId="class"
          value={shown.unitClass}
          options={scored.map((one) => ({ value: one.unitClass, label: className(one.unitClass) }))}
          onChoose={(chosen) => set({ class: chosen, unit: undefined, at: undefined, sort: undefined })}
        />
        <SearchField
          name={t('pick.search')}
          hint={t('pick.searchHint')}
          value={search.q ?? ''}
          onSearch={(q) => set({ q }, true)}
        />
        <Segmented<View>
          aria-label={t('pick.view')}
          data-testid="view"
          value={view}
          options={[
            { value: 'board', label: t('pick.board') },
            { value: 'heatmap', label: t('pick.heatmap') },
          ]}
          onChange={(chosen) => set({ view: chosen === 'board' ? undefined : chosen })}
        />
      </section>

      {board.isPending && <LoadingPart rows={10} sheet />}
      {board.error && !board.data && <Failure error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && rows.length === 0 && <Notice kind="empty" title={t('state.emptyBoard')} />}
      {rows.length > 0 && (
        <>
          <div className="summary">
            {wholeClass && <Facts rows={rows} />}
            <fieldset className="light-filter">
              <legend className="unseen">{t('pick.filterLights')}</legend>
              {LIGHTS.filter((light) => light !== 'grey' || search.light === 'grey' || idle.length === 0).map(
                (light) => (
                  <button
                    key={light}
                    type="button"
                    className={`chip chip-${light}`}
                    data-testid={`filter-${light}`}
                    aria-pressed={search.light === light}
                    title={t('pick.lightFilter', { light: t(`light.${light}`), count: totals[light] })}
                    disabled={totals[light] === 0 && search.light !== light}
                    onClick={() => set({ light: search.light === light ? undefined : light })}
                  >
                    <LightMark light={light} named={false} />
                    <span>{t(`light.${light}`)}</span>
                    <b>{totals[light]}</b>
                  </button>
                ),
              )}
              {idle.map(({ light, noData = '', count }) => (
                <button
                  key={noData}
                  type="button"
                  className="chip chip-grey"
                  data-testid={`filter-${noData}`}
                  aria-pressed={filters.reason === noData}
                  title={t('pick.lightFilter', { light: state(light, noData), count })}
                  onClick={() => filter({ reason: filters.reason === noData ? undefined : noData })}
                >
                  <StateMark light={light} noData={noData} named={false} />
                  <span>{state(light, noData)}</span>
                  <b>{count}</b>
                </button>
              ))}
            </fieldset>
          </div>
          {seen.length === 0 ? (
            <Notice kind="empty" title={t('state.emptyFilter')} detail={t('state.emptyFilterDetail')}>
              <Button onClick={clear}>{t('state.clearFilter')}</Button>
            </Notice>
          ) : view === 'board' ? (
            <BoardTable
              rows={seen}
              caption={t('board.caption', title)}
              sort={search.sort}
              onSort={(column) => set({ sort: nextSort(search.sort, column) }, true)}
              onOpen={open}
              changed={live.changed}
              mine={me.units}
              blockName={names.block}
              selected={search.unit}
            />
          ) : (
            <Heatmap
              rows={seen}
              caption={t('board.heatmapCaption', title)}
              light={search.light}
              onOpen={open}
              changed={live.changed}
              indicatorName={names.indicator}
              blockName={names.block}
              reason={reason}
            />
          )}
          {seen.length < rows.length && seen.length > 0 && (
            <p className="hint" role="status">
              {t('board.shown', { shown: seen.length, all: rows.length })}{' '}
              <Button type="link" size="small" onClick={clear}>
                {t('state.clearFilter')}
              </Button>
            </p>
          )}
        </>
      )}
      <Suspense fallback={null}>
        {search.unit && !unknownUnit && (
          <UnitDrawer
            region={region}
            unit={search.unit}
            period={shown.period}
            score={board.data?.units.find((one) => one.unit === search.unit)}
            loading={board.isPending}
            classSize={wholeClass ? rows.length : undefined}
            names={names}
            at={search.at}
            asOf={asOf}
            timeZone={timeZone}
            onClose={() => set({ unit: undefined, at: undefined })}
          />
        )}
      </Suspense>
    </main>
  );
}

function Facts({ rows }: { rows: ReturnType<typeof rowsOf> }) {
  const { t } = useTranslation();
  const totals = rows.flatMap(({ score }) => (score.total === undefined ? [] : [score.total])).sort(compare);
  const [worst, best] = [totals[0], totals.at(-1)];
  return (
    <dl className="figures">
      <div>
        <dt>{t('board.units')}</dt>
        <dd>{rows.length}</dd>
      </div>
      {worst !== undefined && best !== undefined && (
        <>
          <div>
            <dt>{t('board.best')}</dt>
            <dd>{between(best, 2, 3)}</dd>
          </div>
          <div>
            <dt>{t('board.worst')}</dt>
            <dd>{between(worst, 2, 3)}</dd>
          </div>
          <div>
            <dt>{t('board.spread')}</dt>
            <dd>{between(minus(best, worst), 2, 3)}</dd>
          </div>
        </>
      )}
    </dl>
  );
}
