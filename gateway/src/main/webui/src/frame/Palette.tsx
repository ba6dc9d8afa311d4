import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { useTyped } from '../parts/SearchField';
import { useReturnFocus } from '../parts/useReturnFocus';
import type { Search } from '../url/search';
import { kept } from '../url/useSearchState';
import type { Found } from './feature';
import { commands, finders, places, shown } from './features';
import { carried } from './Navigation';

const MOST = 10;

interface Line extends Found {
  /** What it is found among. */
  group: string;
}

/** Every page, everything that can be begun, and what the features find by name or code. */
function useLines(me: Me, region: string, typed: string): Line[] {
  const { t } = useTranslation();
  const text = typed.trim().toLocaleLowerCase();
  const mine = shown(finders, me);
  const found = mine.map(({ label, useFound }) => ({
    label,
    // biome-ignore lint/correctness/useHookAtTopLevel: the features are the same in every render of this key
    found: useFound(region, text),
  }));
  return useMemo(() => {
    const all: Line[] = [
      ...shown(places, me).map((one) => ({
        group: t('palette.pages'),
        key: one.to,
        name: t(one.label),
        detail: t(`nav.${one.group}`),
        to: one.to,
      })),
      ...shown(commands, me).map((one) => ({
        group: t('palette.commands'),
        key: one.label,
        name: t(one.label),
        to: one.to,
        ...(one.search ? { search: one.search } : {}),
      })),
    ];
    const named = all.filter(
      (one) => !text || `${one.name} ${one.detail ?? ''} ${one.to}`.toLocaleLowerCase().includes(text),
    );
    const things = text
      ? found.flatMap((one) => one.found.slice(0, MOST).map((thing) => ({ group: t(one.label), ...thing })))
      : [];
    return [...named, ...things];
  }, [t, me, text, found]);
}

export default function Palette({ me, region, onClose }: { me: Me; region: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { shown: written, typed, ...typing } = useTyped('');
  const lines = useLines(me, region, typed);
  useReturnFocus();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, lines.length - 1);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another first
  useEffect(() => setChosen(0), [typed]);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);

  const go = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    void navigate({
      to: line.to,
      params: line.params ?? {},
      search: (now: Search) => ({ ...(line.params ? kept(now) : carried(line.to)(now)), ...line.search }),
    });
  };
  const keys = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && lines.length > 0) {
      event.preventDefault();
      setChosen((at + by + lines.length) % lines.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(lines[at]);
    }
  };

  const groups = [...new Set(lines.map((one) => one.group))];
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      rootClassName="palette"
      title={<span className="unseen">{t('palette.title')}</span>}
    >
      <div className="palette-field">
        <SearchOutlined />
        <input
          // biome-ignore lint/a11y/noAutofocus: the window was opened to type in it
          autoFocus
          role="combobox"
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={lines[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          autoComplete="off"
          spellCheck={false}
          data-testid="palette"
          value={written}
          {...typing}
          onKeyDown={keys}
        />
      </div>
      <div
        className="palette-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.results')}
        tabIndex={-1}
        ref={list}
      >
        {groups.map((group, g) => (
          <div key={group} role="group" aria-labelledby={`${id}-group-${g}`}>
            <p className="palette-group" id={`${id}-group-${g}`} role="presentation">
              {group}
            </p>
            {lines.map(
              (line, i) =>
                line.group === group && (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the field above
                  <div
                    key={`${line.key} ${line.name}`}
                    id={`${id}-${i}`}
                    data-at={i}
                    role="option"
                    tabIndex={-1}
                    aria-selected={i === at}
                    className="palette-line"
                    data-testid="palette-line"
                    onMouseMove={() => setChosen(i)}
                    onClick={() => go(line)}
                  >
                    <span>{line.name}</span>
                    {line.detail && <span className="palette-detail">{line.detail}</span>}
                  </div>
                ),
            )}
          </div>
        ))}
      </div>
      {lines.length === 0 && (
        <p className="palette-none" role="status">
          {t('palette.none', { text: typed })}
        </p>
      )}
      <p className="palette-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.choose')} <kbd>Enter</kbd> {t('palette.open')} <kbd>Esc</kbd>{' '}
        {t('palette.close')}
      </p>
    </Modal>
  );
}
