import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schemesQuery } from '../../api/queries';
import type { SchemeVersion } from '../../api/types';
import { byName } from '../../format/order';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { worded } from '../../i18n/words';
import { type Column, List } from '../../parts/List';
import { useNames } from '../../parts/useNames';
import { kept } from '../../url/useSearchState';
import { holds } from './DraftsTile';

/** A scheme with its newest version and the one in force. */
interface Row {
  newest: SchemeVersion;
  inForce: SchemeVersion | undefined;
}

export function schemesOf(versions: readonly SchemeVersion[]): Row[] {
  const rows = new Map<string, Row>();
  for (const one of [...versions].sort((a, b) => a.version - b.version)) {
    const inForce = one.stage === 'enacted' ? one : rows.get(one.scheme)?.inForce;
    rows.set(one.scheme, { newest: one, inForce });
  }
  return [...rows.values()];
}

/** The schemes of the region, each with its newest version. */
export default function SchemesPage({ region }: Inside) {
  const { t } = useTranslation();
  const schemes = useQuery(schemesQuery(region));
  const names = useNames(region);
  useTitle(t('schemes.place'));
  const rows = useMemo(() => schemes.data && schemesOf(schemes.data), [schemes.data]);
  const columns = useMemo((): Column<Row>[] => {
    const unitClass = ({ newest }: Row) => names.unitClass(newest.unitClass);
    const version = ({ newest }: Row) =>
      `${t('schemes.ofVersion', { version: newest.version })} · ${worded(t, 'schemes.stages', newest.stage)}`;
    const inForce = (one: Row) =>
      one.inForce ? t('schemes.ofVersion', { version: one.inForce.version }) : t('schemes.notInForce');
    return [
      {
        key: 'scheme',
        title: t('schemes.scheme'),
        cell: ({ newest }) => (
          <Link to="/schemes/$scheme" params={{ scheme: newest.scheme }} search={kept}>
            {newest.scheme}
          </Link>
        ),
        text: ({ newest }) => newest.scheme,
        sort: (a, b) => a.newest.scheme.localeCompare(b.newest.scheme),
      },
      {
        key: 'class',
        title: t('pick.class'),
        cell: unitClass,
        text: unitClass,
        sort: (a, b) => byName(unitClass(a), unitClass(b)),
      },
      {
        key: 'holds',
        title: t('schemes.holds'),
        cell: ({ newest }) => holds(t, newest),
        text: ({ newest }) => holds(t, newest),
      },
      { key: 'newest', title: t('schemes.newest'), cell: version, text: version },
      { key: 'inForce', title: t('schemes.inForce'), cell: inForce, text: inForce },
    ];
  }, [t, names]);
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('schemes.place')}</h1>
      </div>
      <p className="page-lead">{t('schemes.lead')}</p>
      <List
        name="schemes"
        one="scheme"
        caption={t('schemes.place')}
        rows={rows}
        pending={schemes.isPending}
        error={schemes.error}
        onRetry={() => void schemes.refetch()}
        rowKey={({ newest }) => newest.scheme}
        columns={columns}
        sortedBy="scheme"
        searched={{
          hint: t('schemes.search'),
          in: ({ newest }) => `${newest.scheme} ${newest.unitClass} ${names.unitClass(newest.unitClass)}`,
        }}
        empty={{ title: t('schemes.none') }}
      />
    </main>
  );
}
