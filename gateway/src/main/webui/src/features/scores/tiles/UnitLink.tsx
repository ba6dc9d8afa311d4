import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';

/** Leads to a unit's reasons on its board. */
export function UnitLink({
  unitClass,
  period,
  unit,
  at,
  children,
}: {
  unitClass: string;
  period: string;
  unit: string;
  at?: string;
  children: ReactNode;
}) {
  return (
    <Link
      to="/scores"
      search={(now: Search) => merged(kept(now), { class: unitClass, period, unit, at, asOf: now.asOf })}
    >
      {children}
    </Link>
  );
}
