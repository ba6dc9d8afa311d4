import { useTranslation } from 'react-i18next';

const ARROWS = { up: '↑', rising: '↗', flat: '→', down: '↓', none: '–' } as const;

type Arrow = keyof typeof ARROWS;

const isArrow = (text: string | undefined): text is Arrow => text !== undefined && text in ARROWS;

/** Where an indicator's figures of several periods lead to, as a sign named for screen readers; nothing where that is not asked. */
export function TrendMark({ trend }: { trend?: string | undefined }) {
  const { t } = useTranslation();
  if (!isArrow(trend)) return null;
  return (
    <span className={`trend trend-${trend}`} title={t(`trend.${trend}`)}>
      <span aria-hidden="true">{ARROWS[trend]}</span>
      <span className="unseen">{t(`trend.${trend}`)}</span>
    </span>
  );
}
