import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf, instantOf, timeText } from '../format/moment';
import { isCut, isMoment } from '../url/search';
import { useSearchState } from '../url/useSearchState';
import { Flyout } from './Flyout';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  /** A moment or a cut; absent where the present is shown. */
  asOf: string | undefined;
  timeZone: string | undefined;
}

/** Chooses a moment, in the region's time, of which the page is to show what was known. */
export function AsOfControl({ asOf, timeZone = HERE }: Props) {
  const { t } = useTranslation();
  return (
    <Flyout
      testId="as-of-open"
      className={asOf ? 'as-of past' : 'as-of'}
      label={`${t(asOf ? 'asOf.earlier' : 'asOf.now')} · ${t('asOf.control')}`}
      button={
        <>
          <HistoryOutlined />
          <span className="as-of-text">{t(asOf ? 'asOf.earlier' : 'asOf.now')}</span>
        </>
      }
    >
      {(close) => <Moment asOf={asOf} timeZone={timeZone} onDone={close} />}
    </Flyout>
  );
}

function Moment({
  asOf,
  timeZone,
  onDone,
}: {
  asOf: string | undefined;
  timeZone: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [, set] = useSearchState();
  const there = asOf && isMoment(asOf) ? clockOf(asOf, timeZone) : '';
  const [clock, setClock] = useState(there);
  useEffect(() => setClock(there), [there]);
  const instant = instantOf(clock, timeZone);
  return (
    <form
      className="as-of-form"
      onSubmit={(event) => {
        event.preventDefault();
        set({ asOf: instant });
        onDone();
      }}
    >
      <label htmlFor="as-of" className="field-name">
        {t('asOf.moment')}
      </label>
      <input
        id="as-of"
        type="datetime-local"
        step={1}
        className="choice plain"
        data-testid="as-of"
        value={clock}
        onChange={(event) => setClock(event.target.value)}
      />
      <p className="hint">{t('asOf.hint', { zone: timeZone })}</p>
      <div className="as-of-buttons">
        {asOf && (
          <Button
            onClick={() => {
              set({ asOf: undefined });
              onDone();
            }}
          >
            {t('asOf.back')}
          </Button>
        )}
        <Button type="primary" htmlType="submit" data-testid="as-of-show" disabled={!instant}>
          {t('asOf.apply')}
        </Button>
      </div>
    </form>
  );
}

/** Says that it is the past which is shown, or that this page cannot show it, and leads back. */
export function AsOfBar({ asOf, timeZone, follows = true }: Props & { follows?: boolean }) {
  const { t, i18n } = useTranslation();
  const [, set] = useSearchState();
  if (!asOf) return null;
  return (
    <div className="past-bar" role="status" data-testid="past">
      <span>
        <HistoryOutlined />{' '}
        {!follows
          ? t('asOf.not')
          : isMoment(asOf)
            ? t('asOf.bar', { time: timeText(asOf, i18n.language, timeZone) })
            : t(isCut(asOf) ? 'asOf.barCut' : 'asOf.barWrong', { cut: asOf })}
      </span>
      <Button size="small" data-testid="now" onClick={() => set({ asOf: undefined })}>
        {t('asOf.back')}
      </Button>
    </div>
  );
}
