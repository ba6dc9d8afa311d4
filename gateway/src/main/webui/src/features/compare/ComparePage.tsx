import { CloseOutlined } from '@ant-design/icons';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schemesQuery, unitsQuery } from '../../api/queries';
import { between, fixed, isDecimal, isZero, NONE, percent, signed } from '../../format/decimal';
import { byName } from '../../format/order';
import { laterPeriod } from '../../format/period';
import { usePeriods } from '../../frame/current';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName, worded } from '../../i18n/words';
import { Chart, type ChartData } from '../../parts/Chart';
import { Choice } from '../../parts/Choice';
import { Failure, Loading, LoadingPart, Notice, NotThere } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import { useScoredPeriods } from '../../parts/useScoredPeriods';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { blockNames } from '../scores/board/names';
import { blockCode, topBlocks } from '../scores/board/rows';
import { scoreboardQuery } from '../scores/queries';
import { changeOf, counted } from '../scores/reasons';
import { ScoreMarks } from '../scores/ScoreMarks';
import { StateMark, useStateName } from '../scores/StateMark';
import { bars } from '../units/pictures';
import { type ComparedScore, codesOf, comparedScores, linesOf, MOST } from './columns';
import '../units/units.css';

/** Units and periods beside each other: totals, ranks, dimensions and every indicator. */
export default function ComparePage({ region, me }: Inside) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const scored = useScoredPeriods(region);
  const registered = useQuery(unitsQuery(region)).data;
  const names = useNames(region);
  useTitle(t('compare.place'));

  const asked = codesOf(search.units);
  // Without a word about it, one's own unit is what one begins with.
  const own = me.units.find((one) => one !== '*');
  const ofFirst = registered?.find((one) => one.unit === (asked[0] ?? own))?.unitClass;
  const here = scored.classes.find((one) => one.unitClass === (search.class ?? ofFirst)) ?? scored.classes[0];
  const possible = useMemo(() => [...(here?.periods ?? [])].sort(laterPeriod).reverse(), [here]);
  const period = possible.find((one) => one === search.period) ?? possible[0];
  const wanted = codesOf(search.periods);
  const periods = wanted.filter((one) => possible.includes(one)).slice(0, MOST);
  const shown = periods.length > 0 ? periods : period ? [period] : [];
  usePeriods(possible, period);

  const boards = useQueries({
    queries: shown.map((one) => scoreboardQuery(region, here?.unitClass ?? '', one, search.asOf)),
    combine: (all) => ({
      data: all.map((one) => one.data),
      pending: all.some((one) => one.isPending),
      error: all.find((one) => one.error && !one.data)?.error ?? null,
    }),
  });
  const schemes = useQuery({
    ...schemesQuery(region, here?.unitClass ?? ''),
    enabled: here !== undefined,
  }).data;
  const scoreOf = (unit: string, of: string) =>
    boards.data[shown.indexOf(of)]?.units.find((one) => one.unit === unit);
  const candidates = [
    ...new Set(boards.data.flatMap((one) => one?.units.map(({ unit }) => unit) ?? [])),
  ].sort((a, b) => byName(names.unit(a), names.unit(b)));
  const units = (asked.length > 0 ? asked : own && candidates.includes(own) ? [own] : []).filter((one) =>
    candidates.includes(one),
  );
  const strangers = boards.pending ? [] : asked.filter((one) => !candidates.includes(one));
  const most = Math.max(1, Math.floor(MOST / Math.max(1, shown.length)));
  const some = comparedScores(units.slice(0, most), shown, scoreOf);

  if (scored.error) return <Failure whole error={scored.error} />;
  if (scored.pending) return <Loading />;
  if (!here) {
    return (
      <main id="main" className="centre">
        <Notice whole kind="empty" title={t('state.emptyScores')} detail={t('state.emptyScoresDetail')} />
      </main>
    );
  }
  const full = units.length * shown.length >= MOST;
  const choose = (patch: { units?: readonly string[]; periods?: readonly string[] }) =>
    set(
      {
        class: here.unitClass,
        ...(patch.units ? { units: patch.units.join(',') } : {}),
        ...(patch.periods ? { periods: patch.periods.join(',') } : {}),
      },
      true,
    );
  return (
    <main id="main" className="board-page compare-page" data-testid="compare-page">
      <div className="page-head">
        <h1>{t('compare.place')}</h1>
      </div>
      <p className="page-lead">{t('compare.lead', { most: MOST })}</p>
      {search.class && search.class !== here.unitClass && (
        <NotThere>
          {t('state.unknownClass', { wanted: search.class, shown: names.unitClass(here.unitClass) })}
        </NotThere>
      )}
      {strangers.length > 0 && (
        <NotThere>
          {t('compare.strangers', {
            units: strangers.map(names.unit).join(t('frame.comma')),
            class: names.unitClass(here.unitClass),
          })}
        </NotThere>
      )}
      {units.length > most && <NotThere>{t('compare.tooMany', { most: MOST })}</NotThere>}
      <section className="picker" aria-label={t('compare.choose')}>
        {scored.classes.length > 1 && (
          <Choice
            name={t('pick.class')}
            testId="class"
            value={here.unitClass}
            options={scored.classes.map((one) => ({
              value: one.unitClass,
              label: names.unitClass(one.unitClass),
            }))}
            onChoose={(chosen) => set({ class: chosen, units: undefined, periods: undefined }, true)}
          />
        )}
        {!full && (
          <>
            <Choice
              name={t('compare.addUnit')}
              testId="add-unit"
              value=""
              options={[
                { value: '', label: t('compare.pick') },
                ...candidates
                  .filter((one) => !units.includes(one))
                  .map((one) => ({ value: one, label: names.unit(one) })),
              ]}
              onChoose={(chosen) => chosen && choose({ units: [...units, chosen] })}
            />
            <Choice
              name={t('compare.addPeriod')}
              testId="add-period"
              value=""
              options={[
                { value: '', label: t('compare.pick') },
                ...possible
                  .filter((one) => !shown.includes(one))
                  .map((one) => ({ value: one, label: periodName(t, one, i18n.language) })),
              ]}
              onChoose={(chosen) => chosen && choose({ periods: [...shown, chosen].sort(laterPeriod) })}
            />
          </>
        )}
        <Checkbox
          checked={search.changed === 'true'}
          data-testid="only-different"
          onChange={(event) => set({ changed: event.target.checked ? 'true' : undefined }, true)}
        >
          {t('compare.onlyDifferent')}
        </Checkbox>
      </section>
      <ul className="compare-chosen" aria-label={t('compare.chosen')}>
        {units.map((one) => (
          <li key={one}>
            <Removable
              name={names.unit(one)}
              onRemove={() => choose({ units: units.filter((other) => other !== one) })}
            />
          </li>
        ))}
        {shown.map((one) => (
          <li key={one}>
            {shown.length > 1 ? (
              <Removable
                name={periodName(t, one, i18n.language)}
                onRemove={() => choose({ periods: shown.filter((other) => other !== one) })}
              />
            ) : (
              <span className="tag">{periodName(t, one, i18n.language)}</span>
            )}
          </li>
        ))}
      </ul>
      {boards.error ? (
        <Failure error={boards.error} />
      ) : boards.pending ? (
        <LoadingPart rows={8} sheet />
      ) : units.length === 0 ? (
        <Notice kind="empty" title={t('compare.none')} detail={t('compare.noneDetail')} />
      ) : (
        <Beside
          some={some}
          onlyDifferent={search.changed === 'true'}
          names={names}
          blockName={(code) =>
            blockNames(schemes ?? [], some.find((one) => one.score)?.score?.scheme, i18n.language).get(
              code,
            ) ?? code
          }
        />
      )}
    </main>
  );
}

function Removable({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="tag removable">
      {name}
      <button type="button" aria-label={t('compare.remove', { name })} onClick={onRemove}>
        <CloseOutlined />
      </button>
    </span>
  );
}

function Beside({
  some,
  onlyDifferent,
  names,
  blockName,
}: {
  some: readonly ComparedScore[];
  onlyDifferent: boolean;
  names: ReturnType<typeof useNames>;
  blockName: (code: string) => string;
}) {
  const { t, i18n } = useTranslation();
  const state = useStateName();
  const several = new Set(some.map((one) => one.period)).size > 1;
  const nameOf = ({ unit, period }: ComparedScore) =>
    several ? `${names.unit(unit)} ${periodName(t, period, i18n.language)}` : names.unit(unit);
  const blocks = topBlocks(some.flatMap(({ score }) => (score ? [score] : [])));
  const block = ({ score }: ComparedScore, path: string) => score?.blocks.find((one) => one.block === path);
  const data: ChartData = {
    of: t('unitPage.block'),
    labels: blocks.map((path) => blockName(blockCode(path))),
    series: some.map((one) => ({
      name: nameOf(one),
      kind: 'bar',
      values: blocks.map((path) => block(one, path)?.score),
      decimals: [2, 2],
    })),
  };
  const first = some[0];
  /** By how much it differs from the first. */
  const against = (now: string | undefined, then: string | undefined, i: number) => {
    const change = i === 0 ? undefined : changeOf(now, then);
    if (!isDecimal(change) || isZero(fixed(change, 2))) return null;
    return (
      <span className={change.startsWith('-') ? 'beside delta-worse' : 'beside delta-better'}>
        {signed(change, 2, 2)}
      </span>
    );
  };
  const groups = linesOf(some)
    .map((one) => ({ ...one, lines: one.lines.filter(({ same }) => !onlyDifferent || !same) }))
    .filter((one) => one.lines.length > 0);
  const caption = t('compare.caption');
  return (
    <>
      {blocks.length > 0 && some.length > 1 && (
        <section className="sheet tile" aria-label={t('compare.chart')}>
          <Chart caption={t('compare.chart')} data={data} picture={bars} height={240} />
        </section>
      )}
      <section
        className="sheet table-scroll matrix-scroll"
        aria-label={t('frame.scroll', { name: caption })}
        tabIndex={0}
      >
        <table className="board matrix compare" data-testid="compare">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.what')}</th>
              {some.map((one) => (
                <th key={`${one.unit} ${one.period}`} scope="col" className="number">
                  <Link
                    to="/scores/units/$unit"
                    params={{ unit: one.unit }}
                    search={(now: Search) => merged(kept(now), { period: one.period, asOf: now.asOf })}
                  >
                    {names.unit(one.unit)}
                  </Link>
                  {several && <span className="below">{periodName(t, one.period, i18n.language)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('board.total')}</th>
              {some.map((one, i) => (
                <td key={nameOf(one)} className="number">
                  <strong>{between(one.score?.total, 2, 2)}</strong>{' '}
                  {one.score && <ScoreMarks score={one.score} />}
                  {against(one.score?.total, first?.score?.total, i)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('board.rank')}</th>
              {some.map((one) => (
                <td key={nameOf(one)} className="number">
                  {one.score?.rank === undefined ? NONE : t('board.place1', { rank: one.score.rank })}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('board.grade')}</th>
              {some.map((one) => (
                <td key={nameOf(one)} className="number">
                  {one.score?.grade ? worded(t, 'grade', one.score.grade) : NONE}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('board.coverage')}</th>
              {some.map((one) => (
                <td key={nameOf(one)} className="number">
                  {percent(one.score?.coverage)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('board.lights')}</th>
              {some.map((one) => (
                <td key={nameOf(one)} className="number">
                  {counted(one.score?.indicators ?? []).map((lit) => (
                    <span
                      key={`${lit.light} ${lit.noData ?? ''}`}
                      className="state-in-row"
                      title={state(lit.light, lit.noData)}
                    >
                      <StateMark light={lit.light} noData={lit.noData} /> {lit.count}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
            {blocks.map((path) => (
              <tr key={path}>
                <th scope="row">{blockName(blockCode(path))}</th>
                {some.map((one, i) => (
                  <td key={nameOf(one)} className="number">
                    {between(block(one, path)?.score, 2, 2)}
                    {against(block(one, path)?.score, first && block(first, path)?.score, i)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {groups.map((group) => (
            <tbody key={group.block}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={some.length + 1}>
                  {group.block ? blockName(blockCode(group.block)) : t('board.indicator')}
                </th>
              </tr>
              {group.lines.map(({ indicator, cells }) => (
                <tr key={indicator} data-testid={`compare-${indicator}`}>
                  <th scope="row">
                    <Link
                      to="/indicators/$indicator"
                      params={{ indicator }}
                      search={(now: Search) => merged(kept(now), { period: some[0]?.period, asOf: now.asOf })}
                    >
                      {names.indicator(indicator)}
                    </Link>
                  </th>
                  {cells.map((cell, i) => {
                    const one = some[i];
                    return (
                      <td key={one && nameOf(one)} className="number">
                        {cell ? (
                          <>
                            <StateMark
                              light={cell.light}
                              noData={cell.noData}
                              named={cell.score !== undefined}
                            />{' '}
                            {cell.score === undefined
                              ? state(cell.light, cell.noData)
                              : between(cell.score, 2, 2)}
                            {against(cell.score, cells[0]?.score, i)}
                          </>
                        ) : (
                          t('board.notInScheme')
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      {onlyDifferent && groups.length === 0 && <p className="hint">{t('compare.allSame')}</p>}
    </>
  );
}
