import { DownloadOutlined, SettingOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readQuery, type Search, writeQuery } from '../url/search';
import { type Patch, useSearchState } from '../url/useSearchState';
import { csv, save } from './csv';
import { Flyout } from './Flyout';
import { Pages } from './Pages';
import { SearchField } from './SearchField';
import { Failure, LoadingPart, Notice } from './states';

export interface Column<T> {
  /** Its name in the address. */
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** What is written into a file; a column without it is not. */
  text?: (row: T) => string;
  /** In which order rows stand by this column; without it the head cannot be pressed. */
  sort?: (a: T, b: T) => number;
  number?: boolean;
  /** Whether long texts are broken into lines. */
  wrap?: boolean;
  /** Hidden until somebody wants to see it. */
  extra?: boolean;
}

/** Something that can be done to several rows at once; what is done is shown by a `Decision` before. */
export interface Bulk<T> {
  name: string;
  danger?: boolean;
  /** Which of the chosen rows it can be done to. */
  fits?: (row: T) => boolean;
  /** Opens the decision; the rows are those it fits. */
  onAsk: (rows: readonly T[]) => void;
}

interface Props<T> {
  /** A word for where its views are kept and its file is named; also its test id. */
  name: string;
  /** The test id of a row begins with it; `name` where absent. */
  one?: string;
  /** What it lists, for screen readers. */
  caption: string;
  rows: readonly T[] | undefined;
  pending: boolean;
  error: Error | null;
  onRetry?: () => void;
  rowKey: (row: T) => string;
  /** The first names its row. */
  columns: readonly Column<T>[];
  /** What the search field looks in; no field without it. */
  searched?: { hint: string; in: (row: T) => string };
  /** The list's own filters, such as `Choice`; their state is in the address (`useFilters`). */
  filters?: ReactNode;
  /** The keys of the address that the filters hold, so that they can be taken away. */
  filterKeys?: readonly (keyof Search)[];
  empty: { title: string; detail?: string | undefined; action?: ReactNode };
  bulk?: readonly Bulk<T>[];
  /** The column it is sorted by at first, `-` in front for descending. */
  sortedBy?: string;
  /** Where the service gives it page by page. */
  next?: string | null | undefined;
  rowClass?: (row: T) => string | undefined;
}

const next = (now: string | undefined, column: string) =>
  now === column ? `-${column}` : now === `-${column}` ? undefined : column;

/** The one list: searched, filtered, sorted, its columns chosen, saved as a file, done to in bulk. */
export function List<T>({
  name,
  one: oneOf = name,
  caption,
  rows,
  pending,
  error,
  onRetry,
  rowKey,
  columns,
  searched,
  filters,
  filterKeys = [],
  empty,
  bulk = [],
  sortedBy,
  next: more,
  rowClass,
}: Props<T>) {
  const { t } = useTranslation();
  const [search, set] = useSearchState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const sort = search.sort ?? sortedBy;

  const toggled = new Set(search.cols?.split(','));
  // What stands in the address is what differs from how the list is at first.
  const visible = columns.filter((one, i) => i === 0 || (one.extra ?? false) === toggled.has(one.key));
  const text = searched ? (search.q?.trim().toLocaleLowerCase() ?? '') : '';

  const found = useMemo(() => {
    const some = (rows ?? []).filter((row) => !text || searched?.in(row).toLocaleLowerCase().includes(text));
    const column = columns.find((one) => one.key === sort?.replace(/^-/, ''));
    if (!column?.sort) return some;
    const sign = sort?.startsWith('-') ? -1 : 1;
    const by = column.sort;
    return [...some].sort((a, b) => sign * by(a, b));
  }, [rows, text, searched, columns, sort]);

  const filterOf = Object.keys(search).filter(
    (key) => key.startsWith('f.') || filterKeys.includes(key as keyof Search),
  );
  const filtered = text !== '' || filterOf.length > 0;
  const clear = () =>
    set(Object.fromEntries([...filterOf, 'q', 'cursor'].map((key) => [key, undefined])) as Patch);
  const file = () => {
    const written = visible.filter((one) => one.text);
    save(
      `${name}.csv`,
      csv([
        written.map((one) => one.title),
        ...found.map((row) => written.map((one) => one.text?.(row) ?? '')),
      ]),
    );
  };
  const picked = found.filter((row) => chosen.has(rowKey(row)));
  const all = found.length > 0 && picked.length === found.length;
  const pick = (keys: readonly string[], on: boolean) => {
    const now = new Set(chosen);
    for (const key of keys) {
      if (on) now.add(key);
      else now.delete(key);
    }
    setChosen(now);
  };

  return (
    <div className="list">
      <div className="picker list-tools">
        {searched && (
          <SearchField
            name={t('list.search')}
            hint={searched.hint}
            value={search.q ?? ''}
            onSearch={(q) => set({ q }, true)}
          />
        )}
        {filters}
        <div className="list-buttons">
          <Views name={name} />
          {columns.length > 2 && (
            <Flyout
              end
              testId={`${name}-columns`}
              button={
                <>
                  <SettingOutlined />
                  {t('list.columns')}
                </>
              }
            >
              {() => (
                <fieldset className="list-columns">
                  <legend className="field-name">{t('list.columnsShown')}</legend>
                  {columns.slice(1).map((one) => (
                    <Checkbox
                      key={one.key}
                      checked={visible.includes(one)}
                      onChange={() => {
                        const now = new Set(toggled);
                        if (!now.delete(one.key)) now.add(one.key);
                        const cols = [...now].filter((key) => columns.some((column) => column.key === key));
                        set({ cols: cols.join(',') }, true);
                      }}
                    >
                      {one.title}
                    </Checkbox>
                  ))}
                </fieldset>
              )}
            </Flyout>
          )}
          {columns.some((one) => one.text) && (
            <Button
              icon={<DownloadOutlined />}
              data-testid={`${name}-export`}
              disabled={found.length === 0}
              onClick={file}
            >
              {t(more || search.cursor ? 'list.exportPage' : 'list.export')}
            </Button>
          )}
        </div>
      </div>
      {picked.length > 0 && (
        <div className="list-bulk" role="status" data-testid={`${name}-bulk`}>
          <span>{t('list.chosen', { count: picked.length })}</span>
          {bulk.map((act) => {
            const fitting = picked.filter((row) => act.fits?.(row) ?? true);
            return (
              <Button
                key={act.name}
                size="small"
                danger={act.danger ?? false}
                disabled={fitting.length === 0}
                onClick={() => act.onAsk(fitting)}
              >
                {fitting.length === picked.length
                  ? act.name
                  : t('list.some', { act: act.name, count: fitting.length })}
              </Button>
            );
          })}
          <Button size="small" type="link" onClick={() => setChosen(new Set())}>
            {t('list.choseNone')}
          </Button>
        </div>
      )}
      {error && !rows ? (
        <Failure error={error} onRetry={onRetry} />
      ) : pending || !rows ? (
        <LoadingPart rows={8} sheet />
      ) : found.length === 0 ? (
        filtered ? (
          <Notice kind="empty" title={t('list.nothing')} detail={t('list.nothingDetail')}>
            <Button onClick={clear}>{t('state.clearFilter')}</Button>
          </Notice>
        ) : (
          <Notice kind="empty" title={empty.title} detail={empty.detail}>
            {empty.action}
          </Notice>
        )
      ) : (
        <section
          className="sheet table-scroll"
          aria-label={t('frame.scroll', { name: caption })}
          tabIndex={0}
        >
          <table className="board list-table" data-testid={name}>
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                {bulk.length > 0 && (
                  <th scope="col" className="list-pick">
                    <Checkbox
                      aria-label={t('list.chooseAll')}
                      checked={all}
                      indeterminate={!all && picked.length > 0}
                      onChange={() => pick(found.map(rowKey), !all)}
                    />
                  </th>
                )}
                {visible.map((one) => (
                  <Head
                    key={one.key}
                    column={one}
                    sort={sort}
                    onSort={() => set({ sort: next(search.sort, one.key) }, true)}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {found.map((row) => {
                const key = rowKey(row);
                return (
                  <tr
                    key={key}
                    data-testid={`${oneOf}-${key}`}
                    className={chosen.has(key) ? 'selected' : rowClass?.(row)}
                  >
                    {bulk.length > 0 && (
                      <td className="list-pick">
                        <Checkbox
                          aria-label={t('list.choose', { row: columns[0]?.text?.(row) ?? key })}
                          checked={chosen.has(key)}
                          onChange={(event) => pick([key], event.target.checked)}
                        />
                      </td>
                    )}
                    {visible.map((one, i) => {
                      const classes = [one.number && 'number', one.wrap && 'wrap'].filter(Boolean).join(' ');
                      return i === 0 ? (
                        <th key={one.key} scope="row" className={classes || undefined}>
                          {one.cell(row)}
                        </th>
                      ) : (
                        <td key={one.key} className={classes || undefined}>
                          {one.cell(row)}
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
      {rows && found.length > 0 && (
        <p className="hint list-count" role="status">
          {found.length === rows.length
            ? t('list.count', { count: rows.length })
            : t('list.countOf', { count: found.length, all: rows.length })}
        </p>
      )}
      <Pages next={more} cursor={search.cursor} />
    </div>
  );
}

function Head<T>({
  column,
  sort,
  onSort,
}: {
  column: Column<T>;
  sort: string | undefined;
  onSort: () => void;
}) {
  const { t } = useTranslation();
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
  return (
    <th
      scope="col"
      className={column.number ? 'number' : undefined}
      aria-sort={column.sort ? (direction ?? 'none') : undefined}
      data-printed={column.sort && column.title}
    >
      {column.sort ? (
        <button
          type="button"
          className="sort"
          title={t('list.sortBy', { column: column.title })}
          onClick={onSort}
        >
          {column.title}
          <svg
            viewBox="0 0 8 12"
            className={`sort-mark ${direction ?? ''}`}
            aria-hidden="true"
            focusable="false"
          >
            <path className="up" d="M4 0 8 5H0Z" />
            <path className="down" d="M4 12 0 7h8Z" />
          </svg>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

interface View {
  name: string;
  query: string;
}

/** What a view does not hold: where and when it is looked at stays as it is. */
const OUTSIDE = ['region', 'lang', 'period', 'asOf', 'cursor'];

function viewsOf(name: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(`kaocheng.views.${name}`) ?? '[]') as View[];
  } catch {
    return [];
  }
}

/** Views of the list that the person has given a name; they stay on this machine. */
function Views({ name }: { name: string }) {
  const { t } = useTranslation();
  const [search, set] = useSearchState();
  const [views, setViews] = useState(() => viewsOf(name));
  const [title, setTitle] = useState('');
  const id = useId();
  const held = Object.fromEntries(Object.entries(search).filter(([key]) => !OUTSIDE.includes(key)));
  const keep = (all: View[]) => {
    setViews(all);
    localStorage.setItem(`kaocheng.views.${name}`, JSON.stringify(all));
  };
  return (
    <Flyout
      end
      testId={`${name}-views`}
      button={
        <>
          <StarOutlined />
          {t('list.views')}
        </>
      }
    >
      {(close) => (
        <div className="list-views">
          {views.length === 0 && <p className="hint">{t('list.noViews')}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <button
                  type="button"
                  className="menu-line"
                  onClick={() => {
                    const gone = Object.fromEntries(Object.keys(held).map((key) => [key, undefined]));
                    set({ ...gone, ...readQuery(view.query) } as Patch);
                    close();
                  }}
                >
                  {view.name}
                </button>
                <Button
                  size="small"
                  type="text"
                  aria-label={t('list.forget', { view: view.name })}
                  onClick={() => keep(views.filter((one) => one !== view))}
                >
                  ✕
                </Button>
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const called = title.trim();
              if (!called) return;
              keep([
                ...views.filter((one) => one.name !== called),
                { name: called, query: writeQuery(held) },
              ]);
              setTitle('');
              close();
            }}
          >
            <label htmlFor={id} className="field-name">
              {t('list.keepView')}
            </label>
            <div className="list-keep">
              <Input
                id={id}
                value={title}
                maxLength={30}
                placeholder={t('list.viewName')}
                onChange={(event) => setTitle(event.target.value)}
              />
              <Button htmlType="submit" disabled={!title.trim()}>
                {t('list.keep')}
              </Button>
            </div>
          </form>
        </div>
      )}
    </Flyout>
  );
}
