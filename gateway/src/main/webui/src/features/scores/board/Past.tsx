import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf, instantOf, timeText } from '../../../format/moment';
import { isMoment } from '../../../url/search';
import { useSearchState } from '../../../url/useSearchState';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  /** A moment or a cut; absent where the present is shown. */
  asOf: string | undefined;
  timeZone: string | undefined;
}

/** Chooses a moment, in the region's time, of which the scores are to be shown. */
export function PastControl({ asOf, timeZone = HERE }: Props) {
  const { t } = useTranslation();
  const [, set] = useSearchState();
  const there = asOf && isMoment(asOf) ? clockOf(asOf, timeZone) : '';
  const [clock, setClock] = useState(there);
  useEffect(() => setClock(there), [there]);
  const instant = instantOf(clock, timeZone);
  return (
    <form
      className="field past-control"
      onSubmit={(event) => {
        event.preventDefault();
        set({ asOf: instant });
      }}
    >
      <label htmlFor="as-of" className="field-name">
        {t('past.control')}
      </label>
      <span className="past-fields">
        <input
          id="as-of"
          type="datetime-local"
          step={1}
          className="choice plain"
          data-testid="as-of"
          value={clock}
          onChange={(event) => setClock(event.target.value)}
        />
        <Button htmlType="submit" data-testid="as-of-show" disabled={!instant}>
          {t('past.apply')}
        </Button>
      </span>
    </form>
  );
}

/** Says that it is the past which is shown, and leads back. */
export function PastBar({ asOf, timeZone }: Props) {
  const { t, i18n } = useTranslation();
  const [, set] = useSearchState();
  if (!asOf) return null;
  return (
    <div className="past-bar" role="status" data-testid="past">
      <span>
        {isMoment(asOf)
          ? t('past.bar', { time: timeText(asOf, i18n.language, timeZone) })
          : t('past.barCut', { cut: asOf })}
      </span>
      <Button size="small" data-testid="now" onClick={() => set({ asOf: undefined })}>
        {t('past.now')}
      </Button>
    </div>
  );
}
