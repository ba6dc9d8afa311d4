import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Light } from '../format/light';

/** A shape for each light, since colour alone tells nothing to one man in twelve, nor in a grey print. */
const SHAPES: Record<Light, JSX.Element> = {
  red: <path d="M8 1.6 15 14.2H1Z" />,
  orange: <path d="M8 1.2 15 6.5 12.4 14.6H3.6L1 6.5Z" />,
  yellow: <path d="M8 .8 15.2 8 8 15.2 .8 8Z" />,
  green: <circle cx="8" cy="8" r="6.6" />,
  grey: <circle cx="8" cy="8" r="5.8" />,
  missing: <path d="M3 3 13 13M13 3 3 13" />,
};

/** The shape with its name for screen readers; without a name where the text beside it says it. */
export function LightMark({ light, named = true }: { light: Light; named?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <svg className={`mark mark-${light}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {SHAPES[light]}
      </svg>
      {named && <span className="unseen">{t(`light.${light}`)}</span>}
    </>
  );
}
