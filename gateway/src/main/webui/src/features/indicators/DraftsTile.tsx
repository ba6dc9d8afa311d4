import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { periodName, worded } from '../../i18n/words';
import { TileBody } from '../../parts/Tile';
import { useNames } from '../../parts/useNames';
import type { Search } from '../../url/search';
import { kept, merged } from '../../url/useSearchState';

const VERSIONS = '/api/v1/regions/{region}/indicator-versions';

/** Versions of indicators that are not in force yet; each leads to its indicator. */
export default function DraftsTile({ region }: Inside) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const { drafts, pending, error } = useQueries({
    queries: (['draft', 'approved'] as const).map((stage) => everything(VERSIONS, { region, stage })),
    combine: (all) => ({
      // What was approved between the two answers stands in both: as it is later.
      drafts: [
        ...new Map(
          all.flatMap(({ data }) => data ?? []).map((one) => [`${one.indicator} ${one.version}`, one]),
        ).values(),
      ],
      pending: all.some((one) => one.isPending),
      error: all.find((one) => one.error && !one.data)?.error ?? null,
    }),
  });
  return (
    <TileBody pending={pending} error={error} empty={drafts.length === 0 && t('indicatorPage.noDrafts')}>
      <table className="board compact" data-testid="tile-indicator-drafts">
        <caption className="unseen">{t('indicatorPage.drafts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.indicator')}</th>
            <th scope="col">{t('schemes.version')}</th>
            <th scope="col">{t('indicatorPage.fromPeriod')}</th>
            <th scope="col">{t('schemes.stage')}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((one) => (
            <tr key={`${one.indicator} ${one.version}`}>
              <th scope="row">
                <Link
                  to="/indicators/$indicator"
                  params={{ indicator: one.indicator }}
                  search={(now: Search) => merged(kept(now), { tab: 'versions' })}
                >
                  {names.indicator(one.indicator)}
                </Link>
              </th>
              <td>{t('schemes.ofVersion', { version: one.version })}</td>
              <td>{periodName(t, one.effectiveFrom, i18n.language)}</td>
              <td>{worded(t, 'schemes.stages', one.stage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TileBody>
  );
}
