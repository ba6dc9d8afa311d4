import { RightOutlined } from '@ant-design/icons';
import { memo, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { asLength, between, NONE, percent } from '../../../format/decimal';
import { LIGHTS } from '../../../format/light';
import { Link } from '../../../frame/Link';
import { worded } from '../../../i18n/words';
import { LightMark } from '../../../parts/LightMark';
import { useFits } from '../../../parts/useFits';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';
import type { Change } from '../live/apply';
import { ScoreMarks } from '../ScoreMarks';
import { blockCode, type Row, topBlocks } from './rows';

interface Props {
  rows: readonly Row[];
  caption: string;
  sort: string | undefined;
  onSort: (column: string) => void;
  onOpen: (unit: string) => void;
  changed: ReadonlyMap<string, Change>;
  mine: readonly string[];
  blockName: (code: string) => string;
  selected: string | undefined;
}

export function BoardTable({
  rows,
  caption,
  sort,
  onSort,
  onOpen,
  changed,
  mine,
  blockName,
  selected,
}: Props) {
  const { t } = useTranslation();
  const blocks = topBlocks(rows.map((row) => row.score));
  const sheet = useRef<HTMLElement>(null);
  const fits = useFits(sheet);
  const head = (column: string, text: string, className?: string) => (
    <SortHead column={column} sort={sort} onSort={onSort} className={className}>
      {text}
    </SortHead>
  );
  return (
    <section
      ref={sheet}
      className={fits ? 'sheet table-scroll fits' : 'sheet table-scroll'}
      aria-label={t('board.scroll')}
      tabIndex={0}
    >
      <table className="board" data-testid="board">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {head('rank', t('board.rank'), 'rank')}
            {head('unit', t('board.unit'), 'unit')}
            {head('total', t('board.total'), 'total')}
            {head('grade', t('board.grade'), 'grade')}
            {head('coverage', t('board.coverage'), 'coverage number')}
            {blocks.map((block) => (
              <SortHead
                key={block}
                column={`block:${block}`}
                sort={sort}
                onSort={onSort}
                className="block number"
              >
                {blockName(blockCode(block))}
              </SortHead>
            ))}
            {head('lights', t('board.lights'), 'lights')}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BoardRow
              key={row.score.unit}
              row={row}
              blocks={blocks}
              onOpen={onOpen}
              changed={changed.get(row.score.unit)}
              mine={mine.includes(row.score.unit)}
              selected={selected === row.score.unit}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SortHead({
  column,
  sort,
  onSort,
  className,
  children,
}: {
  column: string;
  sort: string | undefined;
  onSort: (column: string) => void;
  className: string | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const now = sort ?? 'rank';
  const direction = now === column ? 'ascending' : now === `-${column}` ? 'descending' : undefined;
  return (
    <th scope="col" className={className} aria-sort={direction ?? 'none'} data-printed={String(children)}>
      <button
        type="button"
        className="sort"
        title={t('board.sortBy', { column: String(children) })}
        onClick={() => onSort(column)}
      >
        {children}
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
    </th>
  );
}

interface RowProps {
  row: Row;
  blocks: readonly string[];
  onOpen: (unit: string) => void;
  changed: Change | undefined;
  mine: boolean;
  selected: boolean;
}

const BoardRow = memo(function BoardRow({ row, blocks, onOpen, changed, mine, selected }: RowProps) {
  const { t } = useTranslation();
  const { score, name, lights } = row;
  const flash = (part: string, name = '') =>
    changed?.parts.some((one) => one === part || one === 'row') ? `${name} flash`.trim() : name;
  const classes = ['unit-row', changed && 'changed', selected && 'selected', mine && 'mine'].filter(Boolean);
  const some = LIGHTS.filter((light) => lights[light] > 0);
  return (
    // The link in the row is what the keyboard uses; a click anywhere on the row is a convenience.
    <tr
      className={classes.join(' ')}
      data-testid={`unit-row-${score.unit}`}
      onClick={(event) => {
        if (!(event.target as Element).closest('a') && !window.getSelection()?.toString()) onOpen(score.unit);
      }}
    >
      <td className={flash('rank', 'rank')} data-testid="rank">
        {score.rank ?? (
          <>
            <span aria-hidden="true">{NONE}</span>
            <span className="unseen">{t('board.noRank')}</span>
          </>
        )}
      </td>
      <th scope="row" className="unit">
        <Link
          to="/scores"
          search={(now: Search) => merged(now, { unit: score.unit, at: undefined })}
          resetScroll={false}
          id={`unit-${score.unit}`}
          data-testid={`open-${score.unit}`}
          title={t('board.open', { unit: name })}
        >
          {name}
        </Link>
        <Link
          to="/scores/units/$unit"
          params={{ unit: score.unit }}
          search={(now: Search) => merged(kept(now), { period: score.period, asOf: now.asOf })}
          className="to-page"
          data-testid={`page-${score.unit}`}
          aria-label={t('board.toPage', { unit: name })}
          title={t('board.toPage', { unit: name })}
        >
          <RightOutlined />
        </Link>
        {mine && <span className="tag">{t('board.mine')}</span>}
        <ScoreMarks score={score} />
        <span className="light-counts lights-below" aria-hidden="true">
          {some.map((light) => (
            <span key={light} className="light-count">
              <LightMark light={light} named={false} />
              {lights[light]}
            </span>
          ))}
        </span>
      </th>
      <td className={flash('total', 'total')}>
        <div className="total-cell">
          <span className="total-value" data-testid="total">
            {between(score.total, 2, 3)}
          </span>
          <span className="bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${asLength(score.total)})` }} />
          </span>
        </div>
      </td>
      <td className={flash('grade', 'grade')} data-testid="grade">
        {score.grade ? (
          <span className={`grade-mark grade-${score.grade}`}>{worded(t, 'grade', score.grade)}</span>
        ) : (
          NONE
        )}
      </td>
      <td className={flash('coverage', 'coverage number')}>{percent(score.coverage)}</td>
      {blocks.map((path) => {
        const block = row.blocks.get(path);
        return (
          <td key={path} className={flash(`block:${path}`, 'block number')}>
            {between(block?.score, 2, 2)}
            {block?.rank !== undefined && (
              <span className="block-rank">{t('board.blockRank', { rank: block.rank })}</span>
            )}
          </td>
        );
      })}
      <td className={flash('lights', 'lights')}>
        <span className="unseen">
          {t('board.lightsSummary', {
            count: score.indicators.length,
            list: some.map((light) => `${t(`light.${light}`)} ${lights[light]}`).join(', '),
          })}
        </span>
        <span className="light-counts" aria-hidden="true">
          {some.map((light) => (
            <span key={light} className="light-count">
              <LightMark light={light} named={false} />
              {lights[light]}
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
});
