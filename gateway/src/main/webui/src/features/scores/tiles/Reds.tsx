import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../frame/Link';
import type { Inside } from '../../../frame/Page';
import { LightMark } from '../../../parts/LightMark';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';
import { type Lit, lit, useBoards } from './boards';
import { UnitLink } from './UnitLink';

const MOST = 8;
const NAMED = 2;

/** Red lights by indicator, the most first, with the units that answer for them. */
export default function Reds({ region }: Inside) {
  const { t } = useTranslation();
  const { boards, period, pending, error } = useBoards(region);
  const names = useNames(region);
  const rows = useMemo(() => {
    const by = new Map<string, Lit[]>();
    for (const one of lit(boards, 'red')) by.set(one.indicator, [...(by.get(one.indicator) ?? []), one]);
    return [...by].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  }, [boards]);
  return (
    <TileBody pending={pending} error={error} empty={rows.length === 0 && t('home.noReds')}>
      <table className="board compact" data-testid="tile-reds">
        <caption className="unseen">{t('home.reds')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.indicator')}</th>
            <th scope="col" className="number">
              <LightMark light="red" named={false} /> {t('light.red')}
            </th>
            <th scope="col">{t('home.responsible')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(([indicator, units]) => (
            <tr key={indicator}>
              <th scope="row" className="wrap">
                <Link
                  to="/indicators/$indicator"
                  params={{ indicator }}
                  search={(now: Search) => merged(kept(now), { period, asOf: now.asOf, 'f.light': 'red' })}
                >
                  {names.indicator(indicator)}
                </Link>
              </th>
              <td className="number">{units.length}</td>
              <td className="wrap">
                {units.slice(0, NAMED).map(({ score }, i) => (
                  <span key={score.unit}>
                    {i > 0 && t('frame.comma')}
                    <UnitLink period={period ?? ''} unit={score.unit} at={indicator}>
                      {names.unit(score.unit)}
                    </UnitLink>
                  </span>
                ))}
                {units.length > NAMED && (
                  <span className="beside">{t('home.andUnits', { count: units.length })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && (
        <p className="hint tile-foot">{t('home.moreRows', { count: rows.length - MOST })}</p>
      )}
    </TileBody>
  );
}
