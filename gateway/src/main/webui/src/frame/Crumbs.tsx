import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrent } from './current';
import { placeAt } from './features';
import { Link } from './Link';
import { carried } from './Navigation';

/** Where the page stands: group, place, and the page itself where it lies below its place. */
export function Crumbs() {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  const { title } = useCurrent();
  const place = placeAt(path);
  if (!place || place.group === 'home') return null;
  const below = path !== place.to;
  const parts = [
    <span key="group">{t(`nav.${place.group}`)}</span>,
    below ? (
      <Link key="place" to={place.to} search={carried(place.to)} activeOptions={{ exact: true }}>
        {t(place.label)}
      </Link>
    ) : (
      <span key="place" aria-current="page">
        {t(place.label)}
      </span>
    ),
    ...(below && title
      ? [
          <span key="page" aria-current="page">
            {title}
          </span>,
        ]
      : []),
  ];
  return (
    <nav className="crumbs" aria-label={t('frame.crumbs')}>
      <ol>
        {parts.map((part) => (
          <li key={part.key}>{part}</li>
        ))}
      </ol>
    </nav>
  );
}
