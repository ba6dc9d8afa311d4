import { useTranslation } from 'react-i18next';
import { Link } from '../../frame/Link';
import type { Search, Tab } from '../../url/search';
import { merged } from '../../url/useSearchState';
import './units.css';

/** The parts of a page, each with an address of its own; on a phone in several lines. */
export function PageTabs({
  tabs,
  current,
}: {
  /** The first has no name in the address. */
  tabs: readonly { key: Tab | undefined; label: string }[];
  current: Tab | undefined;
}) {
  const { t } = useTranslation();
  return (
    <nav className="page-tabs" aria-label={t('unitPage.parts')}>
      <ul>
        {tabs.map(({ key, label }) => (
          <li key={label}>
            <Link
              to="."
              // What is sorted and searched in one part means nothing in another.
              search={(now: Search) =>
                merged(now, { tab: key, sort: undefined, cols: undefined, q: undefined })
              }
              resetScroll={false}
              activeProps={{ 'aria-current': undefined }}
              aria-current={key === current ? 'page' : undefined}
              data-current={key === current ? 'true' : undefined}
              data-testid={`tab-${key ?? 'first'}`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
