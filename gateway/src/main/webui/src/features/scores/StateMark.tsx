import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isLight } from '../../format/light';
import { worded } from '../../i18n/words';
import { LightMark } from '../../parts/LightMark';
import { counted } from './reasons';

/** A shape for each reason without a figure: what does not apply is not what is not due, nor what was not sent. */
const SHAPES: Record<string, JSX.Element> = {
  'not-applicable': <path d="M2.5 8H13.5" />,
  'not-approved': <path d="M8 2.5V8L12 10.5M8 1.6a6.4 6.4 0 1 0 0 12.8 6.4 6.4 0 0 0 0-12.8Z" />,
  blocked: <path d="M3.4 3.4 12.6 12.6M8 1.6a6.4 6.4 0 1 0 0 12.8 6.4 6.4 0 0 0 0-12.8Z" />,
  'no-version': <path d="M3 2H13V14H3ZM6 8H10" />,
  'no-target': <path d="M8 1.6a6.4 6.4 0 1 0 0 12.8 6.4 6.4 0 0 0 0-12.8ZM8 4.6v3.8M8 10.8v.6" />,
};
/** Not due and not sent have the marks that the lights have had from the first. */
const AS_LIGHT = ['not-due', 'not-sent'];
const OTHER = <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />;

/** The mark of a light, or of the reason why there is no figure; named for screen readers. */
export function StateMark({
  light,
  noData,
  named = true,
}: {
  light: string;
  noData?: string | undefined;
  named?: boolean;
}) {
  const { t } = useTranslation();
  const without = (light === 'grey' || light === 'missing') && noData;
  if (!without || AS_LIGHT.includes(noData)) {
    return (
      <>
        {isLight(light) && <LightMark light={light} named={named && !without} />}
        {named && without && <span className="unseen">{worded(t, 'noData', noData)}</span>}
      </>
    );
  }
  return (
    <>
      <svg
        className={`mark mark-none${light === 'missing' ? ' mark-owed' : ''}`}
        viewBox="0 0 16 16"
        aria-hidden="true"
        focusable="false"
      >
        {SHAPES[noData] ?? OTHER}
      </svg>
      {named && <span className="unseen">{worded(t, 'noData', noData)}</span>}
    </>
  );
}

/** The word for a light, or for the reason why there is none. */
export function useStateName() {
  const { t } = useTranslation();
  return (light: string, noData?: string): string =>
    (light === 'grey' || light === 'missing') && noData
      ? worded(t, 'noData', noData)
      : worded(t, 'light', light);
}

/** How many indicators have which light, or none for which reason. */
export function LightCounts({ indicators }: { indicators: Parameters<typeof counted>[0] }) {
  const state = useStateName();
  return (
    <dd className="light-counts">
      {counted(indicators).map((one) => (
        <span
          key={`${one.light} ${one.noData ?? ''}`}
          className="light-count"
          title={state(one.light, one.noData)}
        >
          <StateMark light={one.light} noData={one.noData} />
          {one.count}
        </span>
      ))}
    </dd>
  );
}
