import { useTranslation } from 'react-i18next';
import { Link } from '../frame/Link';
import type { Search } from '../url/search';
import { merged } from '../url/useSearchState';

/** Onwards, and back to the start: a cursor knows no way back but the browser's. */
export function Pages({ next, cursor }: { next: string | null | undefined; cursor: string | undefined }) {
  const { t } = useTranslation();
  if (!next && !cursor) return null;
  return (
    <nav className="pages" aria-label={t('list.pages')}>
      {cursor && (
        <Link
          to="."
          search={(now: Search) => merged(now, { cursor: undefined, open: undefined })}
          data-testid="first"
        >
          {t('list.firstPage')}
        </Link>
      )}
      {next && (
        <Link
          to="."
          search={(now: Search) => merged(now, { cursor: next, open: undefined })}
          data-testid="next"
        >
          {t('list.nextPage')}
        </Link>
      )}
    </nav>
  );
}
