import type { ReactNode } from 'react';
import { Link } from '../../../frame/Link';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';

/** Leads to a unit's page, and there to an indicator's reasons where one is named. */
export function UnitLink({
  period,
  unit,
  at,
  children,
}: {
  period: string;
  unit: string;
  at?: string;
  children: ReactNode;
}) {
  return (
    <Link
      to="/scores/units/$unit"
      params={{ unit }}
      search={(now: Search) =>
        merged(kept(now), { period, ...(at ? { tab: 'why', at } : {}), asOf: now.asOf })
      }
    >
      {children}
    </Link>
  );
}
