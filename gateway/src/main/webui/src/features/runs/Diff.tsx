import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/queries';
import {
  CAUSES,
  type Causes,
  type Diff as DiffAnswer,
  type Difference,
  type LightOrNone,
  type Run,
  type ScoreSummary,
} from '../../api/types';
import { between, compare, minus, NONE, sum } from '../../format/decimal';
import { LIGHTS } from '../../format/light';
import { byName } from '../../format/order';
import { laterPeriod } from '../../format/period';
import { periodName, worded } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { FileLink } from '../../parts/FileLink';
import { Pages } from '../../parts/Pages';
import { Failure, Notice } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import type { Search } from '../../url/search';
import { useSearchState } from '../../url/useSearchState';
import { AnyLight, Delta, Moved, marks } from './marks';
import { type DiffFilter, diffFile, diffQuery, ORDERS, type Order } from './queries';

/** How the differences are ordered: the largest change first, where the address says nothing. */
const orderOf = (search: Search): Order => ORDERS.find((one) => one === search.sort) ?? 'size';

export function filterOf(search: Search): DiffFilter {
  return {
    order: orderOf(search),
    ...(search.changed ? { changed: true as const } : {}),
    ...(search.lights ? { light: true as const } : {}),
    ...(search.moved ? { moved: Number(search.moved) } : {}),
    ...(search.class ? { class: search.class } : {}),
    ...(search.period ? { period: search.period } : {}),
    ...(search.unit ? { unit: search.unit } : {}),
  };
}

const keyOf = (one: Difference) => `${one.unit}.${one.period}`;

/** What the run changes: in all, light by light, and unit by unit with the causes. */
export default function Diff({ region, run }: { region: string; run: Run }) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const filter = filterOf(search);
  const diff = useQuery({
    ...diffQuery(region, run.run, run.root ?? '', filter, search.cursor),
    placeholderData: (before: DiffAnswer | undefined) => before,
  });
  const names = useNames(region);
  const opened = new Set(search.open?.split(',') ?? []);
  const toggle = (key: string) => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    set({ open: [...next].join(',') || undefined }, true);
  };
  const { order, ...chosen } = filter;
  const any = Object.keys(chosen).length > 0;
  const clear = () =>
    set({
      changed: undefined,
      lights: undefined,
      moved: undefined,
      class: undefined,
      period: undefined,
      unit: undefined,
      cursor: undefined,
      open: undefined,
    });
  const { data } = diff;
  return (
    <section className="diff" aria-labelledby="diff-title" data-testid="diff">
      <div className="page-head">
        <h2 id="diff-title">{t('diff.title')}</h2>
        <div className="downloads">
          {(['csv', 'xlsx'] as const).map((form) => (
            <FileLink key={form} address={diffFile(region, run.run, form, filter)} testId={`file-${form}`}>
              {t('diff.download', { form: form.toUpperCase() })}
            </FileLink>
          ))}
        </div>
      </div>
      {diff.isPending && (
        <div className="sheet" aria-busy="true" role="status">
          <span className="unseen">{t('state.loading')}</span>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
      {diff.error && !data && <Failure error={diff.error} onRetry={() => void diff.refetch()} />}
      {data && (
        <>
          <dl className="figures diff-totals" data-testid="totals">
            {(['units', 'changed', 'unchanged', 'appeared', 'withdrawn'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`diff.${name}`)}</dt>
                <dd>{data.totals[name].toLocaleString(i18n.language)}</dd>
              </div>
            ))}
          </dl>
          {data.totals.changed + data.totals.appeared + data.totals.withdrawn === 0 ? (
            <p className="verified-line" data-testid="same">
              <span className="verified-mark" aria-hidden="true">
                ✓
              </span>
              {t('diff.nothing')}
            </p>
          ) : (
            <Matrix lights={data.lights} />
          )}
          <Filters region={region} within={data.within} />
          {data.items.length === 0 ? (
            <Notice kind="empty" title={t('diff.empty')}>
              {any && <Button onClick={clear}>{t('state.clearFilter')}</Button>}
            </Notice>
          ) : (
            <section className="sheet table-scroll" aria-label={t('diff.scroll')} tabIndex={0}>
              <table className="board diff-table" data-testid="differences" aria-busy={diff.isFetching}>
                <caption className="unseen">{t('diff.caption')}</caption>
                <thead>
                  <tr>
                    <Sorted now={order} by={['place']}>
                      {t('diff.unit')}
                    </Sorted>
                    <th scope="col">{t('diff.classAndPeriod')}</th>
                    <th scope="col" className="number">
                      {t('diff.before')}
                    </th>
                    <th scope="col" className="number">
                      {t('diff.after')}
                    </th>
                    <Sorted now={order} by={['size', 'loss', 'gain']} number>
                      {t('diff.change')}
                    </Sorted>
                    <Sorted now={order} by={['moved']} number>
                      {t('diff.rank')}
                    </Sorted>
                    <th scope="col">{t('diff.grade')}</th>
                    <th scope="col">{t('diff.lights')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((one) => (
                    <DiffRow
                      key={keyOf(one)}
                      one={one}
                      names={names}
                      open={opened.has(keyOf(one))}
                      onToggle={() => toggle(keyOf(one))}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          )}
          <Pages next={data.next} cursor={search.cursor} />
        </>
      )}
    </section>
  );
}

/** A head that orders the differences; pressed again it takes the next of its ways. */
function Sorted({
  now,
  by,
  number = false,
  children,
}: {
  now: Order | undefined;
  by: readonly Order[];
  number?: boolean;
  children: string;
}) {
  const { t } = useTranslation();
  const [, set] = useSearchState();
  const at = now ? by.indexOf(now) : -1;
  const next = by[(at + 1) % by.length];
  return (
    <th
      scope="col"
      className={number ? 'number' : undefined}
      aria-sort={at < 0 ? 'none' : now === 'loss' || now === 'place' ? 'ascending' : 'descending'}
      data-printed={children}
    >
      <button
        type="button"
        className="sort"
        data-testid={`order-${by[0]}`}
        title={t(`diff.order.${next}`)}
        onClick={() =>
          set({ sort: next === 'size' ? undefined : next, cursor: undefined, open: undefined }, true)
        }
      >
        {children}
        {at >= 0 && now && <span className="sort-word">{t(`diff.ordered.${now}`)}</span>}
      </button>
    </th>
  );
}

/** Only what the run has results of is offered. */
function Filters({ region, within }: { region: string; within: DiffAnswer['within'] }) {
  const { t, i18n } = useTranslation();
  const [search, set] = useSearchState();
  const names = useNames(region);
  const units = useQuery(unitsQuery(region)).data ?? [];
  const again = { cursor: undefined, open: undefined };
  const { classes } = within;
  const periods = [...within.periods].sort(laterPeriod).reverse();
  const classOf = new Map(units.map((one) => [one.unit, one.unitClass]));
  // What the address says is offered, also where nobody has heard of it.
  const offered = (codes: readonly string[], chosen: string | undefined) =>
    chosen && !codes.includes(chosen) ? [chosen, ...codes] : codes;
  const every = { value: '', label: t('replay.every') };
  return (
    <section className="picker diff-filters" aria-label={t('diff.filter')}>
      {(['changed', 'lights'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={search[name] === 'true'}
          data-testid={`only-${name}`}
          onClick={() => set({ [name]: search[name] ? undefined : 'true', ...again })}
        >
          {t(`diff.only.${name}`)}
        </button>
      ))}
      <MovedField value={search.moved} onChange={(moved) => set({ moved, ...again }, true)} />
      <Choice
        name={t('pick.class')}
        testId="diff-class"
        value={search.class ?? ''}
        options={[
          every,
          ...offered(classes, search.class).map((value) => ({ value, label: names.unitClass(value) })),
        ]}
        onChoose={(chosen) => set({ class: chosen || undefined, unit: undefined, ...again })}
      />
      <Choice
        name={t('pick.period')}
        testId="diff-period"
        value={search.period ?? ''}
        options={[
          every,
          ...offered(periods, search.period).map((value) => ({
            value,
            label: periodName(t, value, i18n.language),
          })),
        ]}
        onChoose={(chosen) => set({ period: chosen || undefined, ...again })}
      />
      <Choice
        name={t('diff.unit')}
        testId="diff-unit"
        value={search.unit ?? ''}
        options={[
          every,
          ...offered(
            within.units
              .filter((one) => !search.class || (classOf.get(one) ?? search.class) === search.class)
              .sort((a, b) => byName(names.unit(a), names.unit(b))),
            search.unit,
          ).map((value) => ({ value, label: names.unit(value) })),
        ]}
        onChoose={(chosen) => set({ unit: chosen || undefined, ...again })}
      />
    </section>
  );
}

function MovedField({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (moved: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  return (
    <div className="field">
      <label htmlFor="moved" className="field-name">
        {t('diff.only.moved')}
      </label>
      <input
        id="moved"
        className="choice plain short"
        data-testid="moved"
        inputMode="numeric"
        value={text}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').replace(/^0+/, '').slice(0, 4);
          setText(digits);
          onChange(digits || undefined);
        }}
      />
    </div>
  );
}

/** Lights before by lights after; nothing where none changed. */
function Matrix({ lights }: { lights: DiffAnswer['lights'] }) {
  const { t } = useTranslation();
  if (lights.length === 0) return <p className="hint">{t('diff.noLights')}</p>;
  const order: LightOrNone[] = [...LIGHTS, 'none'];
  const rows = order.filter((light) => lights.some((one) => one.from === light));
  const columns = order.filter((light) => lights.some((one) => one.to === light));
  const name = (light: LightOrNone) => t(light === 'none' ? 'diff.noLight' : `light.${light}`);
  return (
    <section
      className="sheet table-scroll matrix-sheet"
      aria-label={t('frame.scroll', { name: t('diff.matrix') })}
      tabIndex={0}
    >
      <table className="matrix" data-testid="matrix">
        <caption>{t('diff.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col" className="corner">
              {t('diff.matrixCorner')}
            </th>
            {columns.map((light) => (
              <th key={light} scope="col">
                <span className="light-count">
                  <AnyLight light={light} named={false} /> {name(light)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">
                <span className="light-count">
                  <AnyLight light={from} named={false} /> {name(from)}
                </span>
              </th>
              {columns.map((to) => {
                const found = lights.find((one) => one.from === from && one.to === to)?.count;
                return (
                  <td key={to} className={found ? 'number' : 'number nothing'}>
                    {found ?? (from === to ? '' : NONE)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Names {
  unit: (code: string) => string;
  unitClass: (code: string) => string;
  indicator: (code: string) => string;
}

function DiffRow({
  one,
  names,
  open,
  onToggle,
}: {
  one: Difference;
  names: Names;
  open: boolean;
  onToggle: () => void;
}) {
  const { t, i18n } = useTranslation();
  const id = `why-${keyOf(one)}`;
  const grade = (side: ScoreSummary | undefined) => (side?.grade ? worded(t, 'grade', side.grade) : NONE);
  const [was, now] = [grade(one.before), grade(one.after)];
  return (
    <>
      <tr data-testid={`diff-${keyOf(one)}`} className={one.changed ? undefined : 'unchanged'}>
        <th scope="row" className="diff-unit">
          <button
            type="button"
            className={open ? 'twist open' : 'twist'}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={t('diff.why', { unit: names.unit(one.unit) })}
            onClick={onToggle}
          />
          {names.unit(one.unit)}
          {!one.before && <span className="tag">{t('diff.isNew')}</span>}
          {!one.after && <span className="tag tag-warning">{t('diff.isGone')}</span>}
        </th>
        <td>
          {names.unitClass(one.unitClass)}
          <span className="block-rank">{periodName(t, one.period, i18n.language)}</span>
        </td>
        <td className="number">{marks(one.before?.total)}</td>
        <td className="number strong">{marks(one.after?.total)}</td>
        <td className="number">
          <Delta value={one.change} />
        </td>
        <td className="number diff-rank">
          {one.before?.rank ?? NONE} → {one.after?.rank ?? NONE} <Moved by={one.moved} />
        </td>
        <td>{was === now ? was : `${was} → ${now}`}</td>
        <td>
          <ul className="light-moves">
            {one.lights.slice(0, 3).map((light) => (
              <li key={light.indicator} title={names.indicator(light.indicator)}>
                <span className="unseen">{names.indicator(light.indicator)} </span>
                <AnyLight light={light.from} />
                <span aria-hidden="true"> → </span>
                <AnyLight light={light.to} />
              </li>
            ))}
            {one.lights.length > 3 && <li>{t('diff.moreLights', { count: one.lights.length - 3 })}</li>}
          </ul>
        </td>
      </tr>
      {open && (
        <tr className="diff-why" id={id} data-testid={`why-${keyOf(one)}`}>
          <td colSpan={8}>
            <Why one={one} names={names} />
          </td>
        </tr>
      )}
    </>
  );
}

const digits = (text: string | undefined) => between(text, 2, 12);

/** The causes of the change, which add up to it, and the indicators in which it lies. */
function Why({ one, names }: { one: Difference; names: Names }) {
  const { t } = useTranslation();
  return (
    <div className="why-change">
      {one.causes ? (
        <CauseSum causes={one.causes} change={one.change} />
      ) : (
        <p className="hint">{t(one.changed ? 'diff.noCauses' : 'diff.unchangedRow')}</p>
      )}
      {one.leaves.length > 0 && (
        <table className="reported leaves" data-testid="leaves">
          <caption className="unseen">{t('diff.leaves', { unit: names.unit(one.unit) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.indicator')}</th>
              <th scope="col">{t('diff.lights')}</th>
              <th scope="col">{t('diff.version')}</th>
              <th scope="col" className="number">
                {t('board.value')}
              </th>
              <th scope="col" className="number">
                {t('board.score')}
              </th>
              <th scope="col" className="number">
                {t('why.contribution')}
              </th>
              <th scope="col">{t('diff.causes')}</th>
            </tr>
          </thead>
          <tbody>
            {one.leaves.map((leaf) => {
              const pair = (read: (side: typeof leaf.before) => string | undefined) => {
                const [was, now] = [read(leaf.before), read(leaf.after)];
                return was === now ? (was ?? NONE) : `${was ?? NONE} → ${now ?? NONE}`;
              };
              return (
                <tr key={leaf.indicator}>
                  <th scope="row">{names.indicator(leaf.indicator)}</th>
                  <td className="light-pair">
                    <AnyLight light={leaf.before?.light ?? 'none'} />
                    {leaf.before?.light !== leaf.after?.light && (
                      <>
                        <span aria-hidden="true"> → </span>
                        <AnyLight light={leaf.after?.light ?? 'none'} />
                      </>
                    )}
                  </td>
                  <td>{pair((side) => side?.version?.toString())}</td>
                  <td className="number">{pair((side) => side && between(side.value, 0, 4))}</td>
                  <td className="number">{pair((side) => side && marks(side.score))}</td>
                  <td className="number">{pair((side) => side && marks(side.contribution))}</td>
                  <td>
                    {leaf.causes
                      ? CAUSES.filter((cause) => compare(leaf.causes?.[cause], '0') !== 0).map((cause) => (
                          <span key={cause} className="leaf-cause">
                            {t(`cause.${cause}`)} <Delta value={leaf.causes?.[cause]} />
                          </span>
                        ))
                      : NONE}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Causes with their sum; said aloud where it should fall short of the change, which it never may. */
export function CauseSum({ causes, change }: { causes: Causes; change: string | undefined }) {
  const { t } = useTranslation();
  const all = sum(CAUSES.map((cause) => causes[cause]));
  const off = change === undefined ? undefined : minus(change, all);
  return (
    <dl className="cause-sum" data-testid="causes">
      {CAUSES.map((cause) => (
        <div key={cause} className={compare(causes[cause], '0') === 0 ? 'cause zero' : 'cause'}>
          <dt>{t(`cause.${cause}`)}</dt>
          <dd>
            <Delta value={causes[cause]} digits={12} />
          </dd>
        </div>
      ))}
      <div className="cause cause-all">
        <dt>{t('diff.sum')}</dt>
        <dd data-testid="cause-sum">
          <Delta value={all} digits={12} />
        </dd>
      </div>
      {off !== undefined && compare(off, '0') !== 0 && (
        <div className="cause cause-off">
          <dt>{t('diff.off')}</dt>
          <dd role="alert">{digits(off)}</dd>
        </div>
      )}
    </dl>
  );
}
