import { useTranslation } from 'react-i18next';
import type { Observation, UnitScored } from '../../api/types';
import { minuteText } from '../../format/moment';
import { within } from '../../format/period';
import { periodName, worded } from '../../i18n/words';

const upTo = (positions: string, journal: string) => {
  const found = new RegExp(`(?:^|[ ,])${journal}@(\\d+)`).exec(positions)?.[1];
  return found === undefined ? undefined : Number(found);
};

/**
 * Whether what is reported now was recorded after what a published score was computed from, and so is not counted in
 * it. A live score follows by itself.
 */
export function notCounted(one: Observation, score: UnitScored | undefined): boolean {
  if (!score?.run || one.unit !== score.unit || !within(one.period, score.period)) return false;
  const [counted, recorded] = [upTo(score.cut ?? '', 'monitoring'), upTo(one.position, 'monitoring')];
  return counted !== undefined && recorded !== undefined && recorded > counted;
}

/** Says beside a published score which figures have changed since without being counted in it. */
export function NotCounted({
  reported,
  score,
  indicator,
  figure,
  timeZone,
}: {
  reported: readonly Observation[];
  score: UnitScored | undefined;
  indicator: (code: string) => string;
  figure: (one: Observation) => string;
  timeZone: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const later = reported.filter((one) => notCounted(one, score));
  if (!score || later.length === 0) return null;
  return (
    <div className="warning" data-testid="not-counted">
      {t('reported.notCounted', { period: periodName(t, score.period, i18n.language), count: later.length })}
      <ul>
        {later.map((one) => (
          <li key={`${one.indicator} ${one.period}`}>
            {[
              indicator(one.indicator),
              periodName(t, one.period, i18n.language),
              figure(one),
              worded(t, 'reported.states', one.state),
              ...(one.sentAt
                ? [t('reported.sentAt', { at: minuteText(one.sentAt, i18n.language, timeZone) })]
                : []),
            ].join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
