import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '../../frame/Link';
import { kept } from '../../url/useSearchState';
import { editionsQuery } from './queries';

/** Leads to the results as they were published for a class and a period; only its room where they were not. */
export function EditionLink({
  region,
  unitClass,
  period,
}: {
  region: string;
  unitClass: string;
  period: string;
}) {
  const { t } = useTranslation();
  const found = useQuery({ ...editionsQuery(region, unitClass, period), staleTime: 60_000 }).data;
  const now = found?.find((one) => !one.superseded);
  if (!now) {
    // Its room is kept, so that nothing jumps on a phone when it comes.
    return (
      <span className="edition-link" style={{ visibility: 'hidden' }} aria-hidden="true">
        {t('edition.ofThis', { number: 1 })}
      </span>
    );
  }
  return (
    <Link
      to="/editions/$unitClass/$period/$number"
      params={{ unitClass, period, number: String(now.number) }}
      search={kept}
      className="edition-link"
      data-testid="edition-link"
    >
      {t('edition.ofThis', { number: now.number })}
    </Link>
  );
}
