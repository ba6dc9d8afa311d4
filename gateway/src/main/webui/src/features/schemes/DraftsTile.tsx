import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { may } from '../../api/may';
import { schemesQuery } from '../../api/queries';
import type { SchemeVersion } from '../../api/types';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { worded } from '../../i18n/words';
import { TileBody } from '../../parts/Tile';
import { useNames } from '../../parts/useNames';
import { kept } from '../../url/useSearchState';

const mayReadFindings = may('read-findings');

/** The cycle of a scheme, or from when until when it stands. */
export function holds(t: TFunction, { cycle, definition: { from, until } }: SchemeVersion): string {
  if (cycle || !from) return cycle ?? '';
  return until ? t('schemes.fromUntil', { from, until }) : t('schemes.from', { from });
}

/** Versions of schemes that are not in force yet. */
export default function DraftsTile({ region, me }: Inside) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(schemesQuery(region));
  const names = useNames(region);
  const drafts = (data ?? []).filter(({ stage }) => stage === 'draft' || stage === 'approved');
  return (
    <TileBody
      pending={isPending}
      error={data ? null : error}
      onRetry={() => void refetch()}
      empty={drafts.length === 0 && t('schemes.noDrafts')}
    >
      <table className="board compact" data-testid="tile-drafts">
        <caption className="unseen">{t('schemes.drafts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('schemes.scheme')}</th>
            <th scope="col">{t('pick.class')}</th>
            <th scope="col">{t('schemes.holds')}</th>
            <th scope="col">{t('schemes.version')}</th>
            <th scope="col">{t('schemes.stage')}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((one) => (
            <tr key={`${one.scheme} ${one.version}`}>
              <th scope="row">
                {mayReadFindings(me) ? (
                  <Link to="/schemes/$scheme" params={{ scheme: one.scheme }} search={kept}>
                    {one.scheme}
                  </Link>
                ) : (
                  one.scheme
                )}
              </th>
              <td>{names.unitClass(one.unitClass)}</td>
              <td>{holds(t, one)}</td>
              <td>{t('schemes.ofVersion', { version: one.version })}</td>
              <td>{worded(t, 'schemes.stages', one.stage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TileBody>
  );
}
