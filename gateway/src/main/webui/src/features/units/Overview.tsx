import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitScored } from '../../api/types';
import { between, compare, isDecimal, isZero, mean, signed, sum } from '../../format/decimal';
import { Link } from '../../frame/Link';
import { periodName, worded } from '../../i18n/words';
import { Chart, type ChartData } from '../../parts/Chart';
import { Failure, LoadingPart, Notice } from '../../parts/states';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { blockCode } from '../scores/board/rows';
import { explanationQuery } from '../scores/queries';
import { attention } from '../scores/reasons';
import { StateMark } from '../scores/StateMark';
import { useLightReason } from '../scores/useLightReason';
import { changesOf, movedOf, type Part } from './changes';
import { barsOf, waterfall } from './pictures';
import { scoreQuery } from './Ranking';
import { earlierOf, type UnitView, useTrend } from './useUnit';

const FEW = 8;

interface Props {
  view: UnitView;
  score: UnitScored;
}

/** What a unit's leader looks at: the course, the blocks, what needs looking at, and what moved the score. */
export function Overview({ view, score }: Props) {
  return (
    <div className="tiles">
      <Trend view={view} />
      <Attention view={view} score={score} />
      <Blocks view={view} score={score} />
      <Moves view={view} score={score} />
    </div>
  );
}

function Tile({
  title,
  beside,
  whole = false,
  testId,
  children,
}: {
  title: string;
  beside?: ReactNode;
  whole?: boolean;
  testId: string;
  children: ReactNode;
}) {
  return (
    <section
      className={whole ? 'sheet tile whole' : 'sheet tile'}
      aria-label={title}
      data-testid={`tile-${testId}`}
    >
      <div className="tile-head">
        <h2>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}

function Trend({ view }: { view: UnitView }) {
  const { t, i18n } = useTranslation();
  const { items: scores, pending, error } = useTrend(view);
  const name = view.names.unit(view.unit);
  const data = useMemo(
    (): ChartData => ({
      of: t('frame.period'),
      labels: scores.map((one) => periodName(t, one.period, i18n.language)),
      series: [
        {
          name: t('board.total'),
          kind: 'line',
          values: scores.map((one) => one.total),
          decimals: [2, 2],
        },
        {
          name: t('board.rank'),
          kind: 'dashes',
          ranks: true,
          values: scores.map((one) => one.rank?.toString()),
          decimals: [0, 0],
        },
        ...(scores.some((one) => one.mean !== undefined)
          ? ([
              {
                name: t('unitPage.classMean'),
                kind: 'line',
                values: scores.map((one) => one.mean),
                decimals: [2, 2],
              },
            ] as const)
          : []),
      ],
    }),
    [scores, t, i18n.language],
  );
  return (
    <Tile title={t('unitPage.trend')} testId="trend">
      {error ? (
        <Failure error={error} />
      ) : pending ? (
        <LoadingPart rows={6} />
      ) : scores.length < 2 ? (
        <Notice small kind="empty" title={t('unitPage.noTrend')} />
      ) : (
        <Chart caption={t('home.trend', { unit: name })} data={data} height={260} />
      )}
    </Tile>
  );
}

/** The worst first, each with the reason why its light is what it is. */
function Attention({ view, score }: Props) {
  const { t } = useTranslation();
  const { region, unit, period, asOf, names } = view;
  const explained = useQuery(explanationQuery(region, unit, period ?? '', asOf)).data;
  const reason = useLightReason(region, score, explained);
  const worst = attention(score.indicators);
  return (
    <Tile title={t('unitPage.attention')} testId="attention">
      {worst.length === 0 ? (
        <Notice small kind="empty" title={t('home.allGreen')} />
      ) : (
        <ol className="attention">
          {worst.map((one) => (
            <li key={one.indicator} data-testid={`attention-${one.indicator}`}>
              <StateMark light={one.light} noData={one.noData} />
              <div>
                <Link
                  to="."
                  search={(now: Search) => merged(now, { tab: 'why', at: one.indicator })}
                  title={t('unitPage.whyOf', { indicator: names.indicator(one.indicator) })}
                >
                  {names.indicator(one.indicator)}
                </Link>
                <span className="beside">{names.block(blockCode(one.block))}</span>
                <p>{reason(one)}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Tile>
  );
}

/** The blocks directly below the root. */
export const topOf = (score: UnitScored) => score.blocks.filter(({ block }) => block.split('/').length === 2);

/** A block's score with the mean and the best of the class, as far as the class may be seen. */
export function againstClass(view: UnitView, block: string) {
  const others = view.board && view.board.units.length > 1 ? view.board.units : [];
  const all = others.map((one) => one.blocks.find((other) => other.block === block)?.score);
  return { mean: mean(all, 4), best: all.filter(isDecimal).sort(compare).at(-1) };
}

function Blocks({ view, score }: Props) {
  const { t } = useTranslation();
  const { names } = view;
  const blocks = useMemo(() => topOf(score), [score]);
  const seesClass = view.board !== undefined;
  const data = useMemo((): ChartData => {
    const rest = blocks.map(({ block }) => againstClass(view, block));
    const marks = [2, 2] as const;
    return {
      of: t('unitPage.block'),
      labels: blocks.map(({ block }) => names.block(blockCode(block))),
      series: [
        {
          name: names.unit(view.unit),
          kind: 'bar',
          values: blocks.map((one) => one.score),
          decimals: marks,
        },
        ...(seesClass
          ? ([
              {
                name: t('unitPage.classMean'),
                kind: 'bar',
                values: rest.map((one) => one.mean),
                decimals: marks,
              },
              {
                name: t('unitPage.classBest'),
                kind: 'bar',
                values: rest.map((one) => one.best),
                decimals: marks,
              },
            ] as const)
          : []),
        { name: t('why.weight'), kind: 'bar', values: blocks.map((one) => one.weight), decimals: [0, 4] },
        { name: t('board.rank'), kind: 'bar', values: blocks.map((one) => one.rank?.toString()) },
      ],
    };
  }, [blocks, view, names, seesClass, t]);
  const picture = useMemo(() => barsOf(seesClass ? 3 : 1), [seesClass]);
  return (
    <Tile title={t(seesClass ? 'unitPage.blocks' : 'unitPage.blocksAlone')} testId="blocks">
      {blocks.length === 0 ? (
        <Notice small kind="empty" title={t('unitPage.noBlocks')} />
      ) : (
        <Chart
          caption={t(seesClass ? 'unitPage.blocksCaption' : 'unitPage.blocksAlone')}
          data={data}
          picture={picture}
          height={280}
        />
      )}
      {!seesClass && <p className="hint">{t('unitPage.classHidden')}</p>}
    </Tile>
  );
}

/** How a part of a total is called. */
export function usePartName(view: UnitView) {
  const { t } = useTranslation();
  return ({ kind, code, name }: Part): string => {
    // The scheme's name in the language of the page before the one that stands in the derivation.
    if (kind === 'block' && code && view.names.block(code) !== code) return view.names.block(code);
    if (name) return name;
    if (kind === 'rounding') return t('unitPage.rounding');
    if (kind === 'block' && code) return code;
    if (kind === 'indicator' && code) return view.names.indicator(code);
    return worded(t, 'why.kind', kind);
  };
}

function Moves({ view, score }: Props) {
  const { t, i18n } = useTranslation();
  const [{ against }, set] = useSearchState();
  const { region, unit, asOf, names } = view;
  const before = earlierOf(score.period, against);
  const there = before !== undefined && view.periods.includes(before);
  const now = useQuery(explanationQuery(region, unit, score.period, asOf));
  const then = useQuery({ ...explanationQuery(region, unit, before ?? '', asOf), enabled: there });
  const earlier = useQuery(scoreQuery(view, before)).data;
  const partName = usePartName(view);
  const was = before ? periodName(t, before, i18n.language) : '';
  const is = periodName(t, score.period, i18n.language);
  const parts = useMemo(
    () =>
      now.data && then.data
        ? changesOf(then.data.derivation, now.data.derivation).filter((one) => !isZero(one.change))
        : [],
    [now.data, then.data],
  );
  const moved = useMemo(() => (earlier ? movedOf(earlier, score) : []), [earlier, score]);
  const total = {
    before: then.data?.derivation.value,
    after: now.data?.derivation.value,
  };
  const data: ChartData = {
    of: t('unitPage.part'),
    labels: [...parts.map(partName), t('board.total')],
    series: [
      {
        name: was,
        kind: 'bar',
        values: [...parts.map((one) => one.before), total.before],
        decimals: [2, 4],
      },
      { name: is, kind: 'bar', values: [...parts.map((one) => one.after), total.after], decimals: [2, 4] },
      {
        name: t('unitPage.change'),
        kind: 'bar',
        values: [
          ...parts.map((one) => one.change),
          total.before !== undefined && total.after !== undefined
            ? sum(parts.map((one) => one.change))
            : undefined,
        ],
        decimals: [2, 4],
      },
    ],
  };
  const known = isDecimal(total.before) && isDecimal(total.after);
  const error = now.error ?? then.error;
  return (
    <Tile
      whole
      title={t('unitPage.moves')}
      testId="moves"
      beside={
        <Segmented
          size="small"
          aria-label={t('unitPage.against')}
          data-testid="against"
          value={against ?? 'before'}
          options={[
            { value: 'before', label: t('unitPage.againstBefore') },
            { value: 'last-year', label: t('unitPage.againstYear') },
          ]}
          onChange={(chosen) => set({ against: chosen === 'last-year' ? 'last-year' : undefined }, true)}
        />
      }
    >
      {!there || (then.error && earlier === undefined) ? (
        <Notice small kind="empty" title={t('home.nothingBefore', { period: was })} />
      ) : error && !(now.data && then.data) ? (
        <Failure error={error} />
      ) : !now.data || !then.data ? (
        <LoadingPart rows={6} />
      ) : !known ? (
        <Notice small kind="empty" title={t('home.nothingBefore', { period: was })} />
      ) : parts.length === 0 ? (
        <Notice small kind="empty" title={t('unitPage.noMoves', { period: was })} />
      ) : (
        <div className="moves">
          <Chart
            caption={t('unitPage.movesCaption', { was, is })}
            data={data}
            picture={waterfall}
            height={320}
          />
          {moved.length > 0 && (
            <section className="table-scroll" aria-label={t('unitPage.moved')} tabIndex={0}>
              <table className="board compact" data-testid="moved">
                <caption>{t('unitPage.moved')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('board.indicator')}</th>
                    <th scope="col" className="number">
                      {was}
                    </th>
                    <th scope="col" className="number">
                      {is}
                    </th>
                    <th scope="col" className="number">
                      {t('unitPage.change')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {moved.slice(0, FEW).map((one) => (
                    <tr key={one.indicator}>
                      <th scope="row">
                        <Link
                          to="/indicators/$indicator"
                          params={{ indicator: one.indicator }}
                          search={(at: Search) => merged(kept(at), { period: score.period, asOf: at.asOf })}
                        >
                          {names.indicator(one.indicator)}
                        </Link>
                      </th>
                      <td className="number">{between(one.before, 2, 2)}</td>
                      <td className="number">{between(one.after, 2, 2)}</td>
                      <td
                        className={one.change.startsWith('-') ? 'number delta-worse' : 'number delta-better'}
                      >
                        {signed(one.change, 2, 2)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </div>
      )}
    </Tile>
  );
}
