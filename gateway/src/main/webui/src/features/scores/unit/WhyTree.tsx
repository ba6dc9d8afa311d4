import { Button, Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Derivation } from '../../../api/types';
import { between, NONE } from '../../../format/decimal';
import { isLight } from '../../../format/light';
import { periodName, worded } from '../../../i18n/words';
import { keyMove } from '../../../parts/treegrid';
import { blockLightReason, gradeGround } from '../reasons';
import { StateMark } from '../StateMark';
import { TrendMark } from '../TrendMark';
import {
  DISPLAY_ROUNDING,
  everyNode,
  figure,
  mark,
  openAtFirst,
  pathTo,
  shownValue,
  type TreeNode,
  treeOf,
  visible,
} from './tree';

export interface Names {
  unit: (code: string) => string;
  indicator: (code: string) => string;
  block: (code: string) => string;
}

const FEW_SOURCES = 3;

interface Props {
  derivation: Derivation;
  label: string;
  names: Names;
  /** The indicator whose reasons are wanted. */
  at: string | undefined;
  /** Why an indicator has its light, in a sentence. */
  reason?: ((indicator: string) => string | undefined) | undefined;
  /** The unit of measure of an indicator. */
  measure?: ((indicator: string) => string | undefined) | undefined;
  onSource: (position: string) => void;
}

/**
 * Why a score is what it is: from the total to the entries, each part with what it adds. Its roles are written out,
 * since on a phone the rows are laid out as cards, and a row that is no table row to the browser loses its role.
 */
export function WhyTree({ derivation, label, names, at, reason, measure, onSource }: Props) {
  const { t } = useTranslation();
  const [exact, setExact] = useState(false);
  const tree = useMemo(() => treeOf(derivation, exact, exact), [derivation, exact]);
  const [open, setOpen] = useState(() => new Set([...openAtFirst(tree), ...(at ? pathTo(tree, at) : [])]));
  const rows = visible(tree, open);
  const [current, setCurrent] = useState(() => (at ? (pathTo(tree, at).at(-1) ?? tree.id) : tree.id));
  // A row that is closed away hands over to the first one.
  const active = rows.some((row) => row.id === current) ? current : tree.id;
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef(at ? current : undefined);

  useEffect(() => {
    if (!wanted.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`);
    wanted.current = undefined;
    row?.focus();
    row?.scrollIntoView?.({ block: 'nearest' });
  });

  const toggle = (id: string, opened: boolean) =>
    setOpen((now) => {
      const next = new Set(now);
      if (opened) next.add(id);
      else next.delete(id);
      return next;
    });

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    // Keys pressed at a button inside the row are the button's.
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = keyMove(event.key, active, rows, open);
    if (!move) return;
    event.preventDefault();
    if ('focus' in move) {
      wanted.current = move.focus;
      setCurrent(move.focus);
    } else if ('open' in move) toggle(move.open, true);
    else toggle(move.close, false);
  };

  return (
    <div className="why">
      <div className="why-tools">
        <Button size="small" onClick={() => setOpen(new Set(everyNode(tree).map((row) => row.id)))}>
          {t('why.expandAll')}
        </Button>
        <Button size="small" onClick={() => setOpen(openAtFirst(tree))}>
          {t('why.collapseAll')}
        </Button>
        <Checkbox checked={exact} onChange={(event) => setExact(event.target.checked)}>
          {t('why.exact')}
        </Checkbox>
      </div>
      <p className="hint">
        {t('why.contributionHint')} · {t('why.keys')}
      </p>
      <div className={exact ? 'why-scroll exact' : 'why-scroll'}>
        <table role="treegrid" aria-label={label} className="why-grid" data-testid="why">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {t('why.item')}
              </th>
              <th role="columnheader" scope="col" className="number">
                {t('why.value')}
              </th>
              <th role="columnheader" scope="col" className="number">
                {t('why.weight')}
              </th>
              <th role="columnheader" scope="col" className="number">
                {t('why.contribution')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup" ref={body}>
            {rows.map((row) => (
              <tr
                key={row.id}
                role="row"
                data-id={row.id}
                data-testid="why-row"
                data-kind={row.node.kind}
                data-code={row.node.code}
                className={`why-row kind-${row.node.kind}${row.node.contribution === undefined && row.level > 1 ? ' aside' : ''}${row.node.value === undefined && row.node.weight === undefined ? ' wordy' : ''}`}
                aria-level={row.level}
                aria-posinset={row.position}
                aria-setsize={row.siblings}
                aria-expanded={row.children.length > 0 ? open.has(row.id) : undefined}
                tabIndex={row.id === active ? 0 : -1}
                onKeyDown={onKeyDown}
                onFocus={() => setCurrent(row.id)}
              >
                <ItemCell
                  row={row}
                  open={open.has(row.id)}
                  active={row.id === active}
                  names={names}
                  reason={reason}
                  exact={exact}
                  onToggle={toggle}
                  onSource={onSource}
                />
                <Figure
                  value={shownValue(row.node, exact, row.indicator && measure?.(row.indicator))}
                  label={t('why.value')}
                />
                <Figure
                  value={figure(row.node.weight, exact)}
                  label={t('why.weight')}
                  beside={row.effective && t('why.effective', { weight: between(row.effective, 0, 4) })}
                />
                <Figure value={mark(row.node.contribution, exact)} label={t('why.contribution')} strong />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Figure({
  value,
  label,
  strong,
  beside,
}: {
  value: string | undefined;
  label: string;
  strong?: boolean;
  beside?: string | undefined;
}) {
  return (
    <td role="gridcell" className={strong ? 'number strong' : 'number'} data-label={label}>
      {value ?? <span className="nothing">{NONE}</span>}
      {beside && <span className="effective">{beside}</span>}
    </td>
  );
}

/** A score as it is published, a period in words, and a formula by its name instead of its sign. */
function inWords(t: TFunction, node: Derivation, exact: boolean, english: boolean, language: string): string {
  const spoken = node.sentence[english ? 'en' : 'zh-CN'];
  const { op, period, withheld, watched, imputed, unranked, suppressed } = node.words ?? {};
  const value = mark(node.value, exact);
  if (value !== undefined && !withheld && !watched && !imputed && !unranked && !suppressed) {
    switch (node.kind) {
      case 'published':
        return t('why.scorePublished', { value });
      case 'total':
        return t('why.scoreTotal', { value });
      case 'block':
        return t('why.scoreOf', { value, full: between(node.terms?.full ?? '100', 0, 4) });
      case 'indicator':
        return t('why.scoreOf', { value, full: '100' });
    }
  }
  if (node.kind === 'made' && op) {
    const children = node.children ?? [];
    const [from, to] = [children[0]?.words?.period, children.at(-1)?.words?.period];
    const name =
      op === 'sum' && from && to && from !== to
        ? t('why.cumulative', { from: periodName(t, from, language), to: periodName(t, to, language) })
        : worded(t, 'operation', op);
    const parts = children.map((one) => between(one.value, 0, 6)).join(t('frame.comma'));
    return t('why.made', { op: name, parts, value: between(node.value, 0, 6) });
  }
  return period ? spoken.replace(period, periodName(t, period, language)) : spoken;
}

/** Why the light or the grade that stands there is what it is. */
function becauseOf(
  t: TFunction,
  node: Derivation,
  reason: ((indicator: string) => string | undefined) | undefined,
): string | undefined {
  switch (node.kind) {
    case 'published':
      return gradeGround(t, node);
    case 'block':
      return blockLightReason(t, node);
    case 'indicator':
      return node.code ? reason?.(node.code) : undefined;
    default:
      return undefined;
  }
}

/** The sentence without the kind and name that stand before it already. */
function sentenceOf(sentence: string, code: string | undefined, name: string | undefined): string {
  if (!code || !name || !sentence.includes(code)) return sentence;
  const rest = sentence.slice(sentence.indexOf(code) + code.length);
  return rest.replace(/^[:：\s]+/, '');
}

function ItemCell({
  row,
  open,
  active,
  names,
  reason,
  exact,
  onToggle,
  onSource,
}: {
  row: TreeNode;
  open: boolean;
  active: boolean;
  names: Names;
  reason: ((indicator: string) => string | undefined) | undefined;
  exact: boolean;
  onToggle: (id: string, open: boolean) => void;
  onSource: (position: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { node } = row;
  const [all, setAll] = useState(false);
  const english = i18n.language === 'en';
  const name = nameOf(node, names);
  const kind = node.kind === DISPLAY_ROUNDING ? t('why.displayRounding') : worded(t, 'why.kind', node.kind);
  const spoken = inWords(t, node, exact, english, i18n.language);
  const because = becauseOf(t, node, reason);
  const sentence =
    node.kind === DISPLAY_ROUNDING ? t('why.displayRoundingText') : sentenceOf(spoken, node.code, name);
  const repeated = !name && sentence.toLocaleLowerCase().startsWith(kind.toLocaleLowerCase());
  const light = node.words?.light;
  const sources = node.sources ?? [];
  const listed = all ? sources : sources.slice(0, FEW_SOURCES);
  return (
    <td role="gridcell" className="item" style={{ '--level': row.level - 1 } as React.CSSProperties}>
      <div className="item-line">
        {row.children.length > 0 ? (
          <button
            type="button"
            className={open ? 'twist open' : 'twist'}
            tabIndex={-1}
            aria-hidden="true"
            onClick={() => onToggle(row.id, !open)}
          />
        ) : (
          <span className="twist-none" />
        )}
        <div className="item-text">
          <div className="item-head">
            {!repeated && <span className="kind">{kind}</span>}
            {name && <span className="item-name">{name}</span>}
            {(node.kind === 'indicator' || node.kind === 'block') && isLight(light) && (
              <StateMark light={light} noData={node.children?.find((one) => one.kind === 'policy')?.code} />
            )}
            {node.kind === 'indicator' && (
              <TrendMark trend={node.children?.find((one) => one.kind === 'trend')?.words?.arrow} />
            )}
            <span className="sentence">{sentence}</span>
          </div>
          {because && <p className="because">{because}</p>}
          {listed.length > 0 && (
            <div className="sources">
              {listed.map((position) => (
                <button
                  key={position}
                  type="button"
                  className="source"
                  tabIndex={active ? 0 : -1}
                  aria-label={t('why.source', { position })}
                  onClick={() => onSource(position)}
                >
                  {position}
                </button>
              ))}
              {sources.length > listed.length && (
                <button
                  type="button"
                  className="source"
                  tabIndex={active ? 0 : -1}
                  onClick={() => setAll(true)}
                >
                  {t('why.more', { count: sources.length - listed.length })}
                </button>
              )}
            </div>
          )}
        </div>
      </div>
    </td>
  );
}

/** The scheme's name in the language of the page, or the one that stands in the derivation. */
function blockName(node: Derivation, names: Names): string {
  const code = node.code ?? '';
  const name = names.block(code);
  return name === code ? (node.words?.name ?? code) : name;
}

function nameOf(node: Derivation, names: Names): string | undefined {
  const { code } = node;
  if (!code) return undefined;
  switch (node.kind) {
    case 'published':
    case 'peer':
      return names.unit(code);
    case 'block':
      return blockName(node, names);
    case 'indicator':
    case 'version':
    case 'observation':
    case 'absent':
      return names.indicator(code);
    default:
      return undefined;
  }
}
