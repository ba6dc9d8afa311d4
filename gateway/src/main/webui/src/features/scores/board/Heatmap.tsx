import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorScore } from '../../../api/types';
import { between, NONE } from '../../../format/decimal';
import type { Light } from '../../../format/light';
import { Link } from '../../../frame/Link';
import { worded } from '../../../i18n/words';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';
import type { Change } from '../live/apply';
import { StateMark } from '../StateMark';
import { blockCode, columnsOf, type Row } from './rows';

/** Stand upright in a column, while letters are turned. */
const IDEOGRAPHS = /[\u3400-\u9fff]/;

interface Props {
  rows: readonly Row[];
  caption: string;
  light: Light | undefined;
  onOpen: (unit: string, at?: string) => void;
  changed: ReadonlyMap<string, Change>;
  indicatorName: (code: string) => string;
  blockName: (code: string) => string;
  /** Why a cell has its light. */
  reason: (score: IndicatorScore) => string;
}

/** Units by indicators, a light in every cell; arrow keys move, Enter opens the reasons. */
export function Heatmap({ rows, caption, light, onOpen, changed, indicatorName, blockName, reason }: Props) {
  const { t } = useTranslation();
  const columns = columnsOf(rows.map((row) => row.score));
  const indicators = columns.flatMap((group) => group.indicators);
  const firstOf = new Set(columns.map((group) => group.indicators[0]));
  const [at, setAt] = useState({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const row = Math.min(at.row, rows.length - 1);
  const column = Math.min(at.column, indicators.length - 1);

  const go = (toRow: number, toColumn: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, toRow)),
      column: Math.max(0, Math.min(indicators.length - 1, toColumn)),
    };
    setAt(next);
    const cell = body.current?.rows[next.row]?.cells[next.column + 1];
    cell?.focus();
    cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows.length : row, indicators.length],
      PageDown: [row + 10, column],
      PageUp: [row - 10, column],
    };
    const move = moves[event.key];
    if (move) go(...move);
    else if (event.key === 'Enter' || event.key === ' ') {
      const unit = rows[row]?.score.unit;
      if (unit) onOpen(unit, indicators[column]);
    } else return;
    event.preventDefault();
  };

  const hoveredRow = rows[row];
  const code = indicators[column];
  const cell = code === undefined ? undefined : hoveredRow?.cells.get(code);
  return (
    <div className="sheet heatmap-sheet">
      <div className="table-scroll">
        <table role="grid" className="heatmap" data-testid="heatmap" aria-label={caption}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="unit">
                {t('board.unit')}
              </th>
              {columns.map((group) => (
                <th key={group.block} scope="colgroup" colSpan={group.indicators.length} className="group">
                  {group.block ? blockName(blockCode(group.block)) : t('board.indicator')}
                </th>
              ))}
            </tr>
            <tr>
              {indicators.map((indicator) => (
                <th
                  key={indicator}
                  scope="col"
                  className={firstOf.has(indicator) ? 'indicator first' : 'indicator'}
                >
                  <span className={IDEOGRAPHS.test(indicatorName(indicator)) ? undefined : 'turned'}>
                    {/* By keyboard one gets there from the cells, so that the grid stays one stop. */}
                    <Link
                      tabIndex={-1}
                      to="/indicators/$indicator"
                      params={{ indicator }}
                      search={(now: Search) =>
                        merged(kept(now), {
                          class: now.class,
                          period: rows[0]?.score.period,
                          asOf: now.asOf,
                        })
                      }
                    >
                      {indicatorName(indicator)}
                    </Link>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((one, i) => (
              <HeatRow
                key={one.score.unit}
                row={one}
                index={i}
                indicators={indicators}
                firstOf={firstOf}
                light={light}
                current={i === row ? column : -1}
                changed={changed.get(one.score.unit)}
                onLook={setAt}
                onOpen={onOpen}
                indicatorName={indicatorName}
              />
            ))}
          </tbody>
        </table>
      </div>
      {hoveredRow && code !== undefined && (
        <p className="heatmap-look" data-testid="heatmap-look">
          <strong>{t('board.cell', { unit: hoveredRow.name, indicator: indicatorName(code) })}</strong>
          {cell ? (
            <>
              <span className="look-light">
                <StateMark light={cell.light} noData={cell.noData} named={false} />{' '}
                {cell.noData
                  ? t('board.lightWhy', {
                      light: t(`light.${cell.light}`),
                      why: worded(t, 'noData', cell.noData),
                    })
                  : t(`light.${cell.light}`)}
              </span>
              <span>
                {t('board.value')} {between(cell.value, 0, 4)}
              </span>
              <span>
                {t('board.score')} {between(cell.score, 2, 3)}
              </span>
              <span className="look-why">{reason(cell)}</span>
            </>
          ) : (
            <span>{t('board.notInScheme')}</span>
          )}
          <span className="hint">{t('board.cellHint')}</span>
        </p>
      )}
    </div>
  );
}

interface HeatRowProps {
  row: Row;
  index: number;
  indicators: readonly string[];
  firstOf: ReadonlySet<string | undefined>;
  light: Light | undefined;
  current: number;
  changed: Change | undefined;
  onLook: (at: { row: number; column: number }) => void;
  onOpen: (unit: string, at?: string) => void;
  indicatorName: (code: string) => string;
}

const HeatRow = memo(function HeatRow({
  row,
  index,
  indicators,
  firstOf,
  light,
  current,
  changed,
  onLook,
  onOpen,
}: HeatRowProps) {
  const { t } = useTranslation();
  const { unit } = row.score;
  return (
    <tr className={changed ? 'changed' : undefined} data-testid={`heat-row-${unit}`}>
      <th scope="row" className="unit">
        <Link
          tabIndex={-1}
          to="/scores/units/$unit"
          params={{ unit }}
          search={(now: Search) => merged(kept(now), { period: row.score.period, asOf: now.asOf })}
        >
          {row.name}
        </Link>
      </th>
      {indicators.map((indicator, column) => {
        const cell = row.cells.get(indicator);
        const classes = [
          'cell',
          cell ? `cell-${cell.light}` : 'cell-none',
          firstOf.has(indicator) && 'first',
          light && cell?.light !== light && 'dimmed',
          changed?.parts.some((part) => part === 'row' || part === `cell:${indicator}`) && 'flash',
        ].filter(Boolean);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled once, for the whole grid
          <td
            key={indicator}
            role="gridcell"
            className={classes.join(' ')}
            tabIndex={column === current ? 0 : -1}
            data-light={cell?.light}
            onFocus={() => onLook({ row: index, column })}
            onMouseEnter={() => onLook({ row: index, column })}
            onClick={() => onOpen(unit, indicator)}
          >
            {cell ? (
              <>
                <StateMark light={cell.light} noData={cell.noData} />
                {cell.score !== undefined && <span className="unseen">, {between(cell.score, 0, 2)}</span>}
              </>
            ) : (
              <>
                <span aria-hidden="true">{NONE}</span>
                <span className="unseen">{t('board.notInScheme')}</span>
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
});
