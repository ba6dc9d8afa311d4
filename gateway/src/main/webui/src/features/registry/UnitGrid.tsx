import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/types';
import { HistoryButton } from '../../parts/HistoryButton';
import { Notice } from '../../parts/states';
import { keyMove } from '../../parts/treegrid';
import type { Act } from './ActForm';
import { everyRow, found, treeOf, type Unit, visible } from './tree';
import './registry.css';

/** Above so many units only the top is open at first. */
const FEW = 60;

/** The tree as a treegrid: arrows go through it, each row has its acts. */
export function UnitGrid({
  units,
  text,
  className,
  region,
  me,
  timeZone,
  onAct,
}: {
  units: readonly Unit[];
  text: string;
  className: (code: string) => string;
  region: string;
  me: Me;
  timeZone: string | undefined;
  onAct?: (act: Act) => void;
}) {
  const { t } = useTranslation();
  const tree = useMemo(() => treeOf(units), [units]);
  const shown = useMemo(() => (text ? found(tree, text) : tree), [tree, text]);
  const [opened, setOpen] = useState(
    () => new Set((units.length > FEW ? tree : everyRow(tree)).map(({ id }) => id)),
  );
  // What is looked for is shown, however deep it stands.
  const open = useMemo(
    () => (text ? new Set(everyRow(shown).map(({ id }) => id)) : opened),
    [text, shown, opened],
  );
  const rows = visible(shown, open);
  const [current, setCurrent] = useState<string>();
  const active = rows.some((row) => row.id === current) ? current : rows[0]?.id;
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<string>(undefined);

  useEffect(() => {
    if (!wanted.current) return;
    body.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`)?.focus();
    wanted.current = undefined;
  });

  const toggle = (id: string, on: boolean) =>
    setOpen((now) => {
      const next = new Set(now);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey || !active)
      return;
    const move = keyMove(event.key, active, rows, open);
    if (!move) return;
    event.preventDefault();
    if ('focus' in move) {
      wanted.current = move.focus;
      setCurrent(move.focus);
    } else if ('open' in move) toggle(move.open, true);
    else toggle(move.close, false);
  };

  if (rows.length === 0) {
    return <Notice kind="empty" title={t('list.nothing')} detail={t('list.nothingDetail')} />;
  }
  return (
    <>
      <div className="why-tools">
        <Button size="small" onClick={() => setOpen(new Set(everyRow(tree).map(({ id }) => id)))}>
          {t('why.expandAll')}
        </Button>
        <Button size="small" onClick={() => setOpen(new Set())}>
          {t('why.collapseAll')}
        </Button>
        <span className="hint">{t('registry.units', { count: units.length })}</span>
      </div>
      <section
        className="sheet table-scroll"
        aria-label={t('frame.scroll', { name: t('registry.title') })}
        tabIndex={0}
      >
        <table
          role="treegrid"
          aria-label={t('registry.title')}
          className="board list-table registry"
          data-testid="units"
        >
          <thead>
            <tr>
              <th scope="col">{t('registry.unit')}</th>
              <th scope="col">{t('registry.code')}</th>
              <th scope="col">{t('registry.kind')}</th>
              <th scope="col">{t('registry.class')}</th>
              <th scope="col">{t('registry.from')}</th>
              <th scope="col">{t('registry.acts')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr
                key={row.id}
                data-id={row.id}
                data-testid={`unit-${row.id}`}
                aria-level={row.level}
                aria-posinset={row.position}
                aria-setsize={row.siblings}
                aria-expanded={row.children.length > 0 ? open.has(row.id) : undefined}
                tabIndex={row.id === active ? 0 : -1}
                onKeyDown={onKeyDown}
                onFocus={() => setCurrent(row.id)}
              >
                <th
                  scope="row"
                  className="registry-name"
                  style={{ paddingInlineStart: `${row.level * 1.25}rem` }}
                >
                  {row.children.length > 0 && (
                    <button
                      type="button"
                      className="registry-toggle"
                      tabIndex={-1}
                      aria-hidden="true"
                      onClick={() => toggle(row.id, !open.has(row.id))}
                    >
                      {open.has(row.id) ? '▾' : '▸'}
                    </button>
                  )}
                  {row.unit.name}
                </th>
                <td>
                  <code>{row.id}</code>
                </td>
                <td>{t(`registry.kinds.${row.unit.kind}`, { defaultValue: row.unit.kind })}</td>
                <td>{row.unit.unitClass ? className(row.unit.unitClass) : ''}</td>
                <td>{row.unit.from}</td>
                <td>
                  <span className="row-acts">
                    {onAct && (
                      <Button
                        size="small"
                        data-testid={`change-${row.id}`}
                        aria-label={t('registry.changeOf', { name: row.unit.name })}
                        onClick={() => onAct({ kind: 'rename', unit: row.unit })}
                      >
                        {t('registry.change')}
                      </Button>
                    )}
                    <HistoryButton
                      me={me}
                      region={region}
                      journal="goals"
                      subject={`unit/${row.id}`}
                      title={row.unit.name}
                      timeZone={timeZone}
                      names={{
                        name: t('registry.unit'),
                        nameEn: t('registry.nameEn'),
                        kind: t('registry.kind'),
                        parent: t('registry.parent'),
                        unitClass: t('registry.class'),
                        from: t('registry.from'),
                      }}
                    />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
