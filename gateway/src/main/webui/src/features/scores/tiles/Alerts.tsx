import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../../api/api';
import { isLight } from '../../../format/light';
import { minuteText } from '../../../format/moment';
import type { Inside } from '../../../frame/Page';
import { periodName } from '../../../i18n/words';
import { LightMark } from '../../../parts/LightMark';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import { UnitLink } from './UnitLink';

const MOST = 8;

/** The lights that turned last. */
export default function Alerts({ region, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const alerts = useQuery(query('/api/v1/regions/{region}/alerts', { region, limit: MOST }));
  const names = useNames(region);
  const rows = alerts.data?.items ?? [];
  const mark = (light: string) => (isLight(light) ? <LightMark light={light} /> : null);
  return (
    <TileBody
      pending={alerts.isPending}
      error={alerts.data ? null : alerts.error}
      onRetry={() => void alerts.refetch()}
      empty={rows.length === 0 && t('home.noAlerts')}
    >
      <table className="board compact" data-testid="tile-alerts">
        <caption className="unseen">{t('home.alerts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.lights')}</th>
            <th scope="col">{t('board.indicator')}</th>
            <th scope="col">{t('board.unit')}</th>
            <th scope="col">{t('home.when')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => {
            return (
              <tr key={one.sequence}>
                <td>
                  {one.from && mark(one.from)} → {mark(one.to)}
                </td>
                <th scope="row" className="wrap">
                  {names.indicator(one.indicator)}
                  <span className="beside">{periodName(t, one.period, i18n.language)}</span>
                </th>
                <td>
                  <UnitLink period={one.period} unit={one.unit} at={one.indicator}>
                    {names.unit(one.unit)}
                  </UnitLink>
                </td>
                <td>{minuteText(one.at, i18n.language, timeZone)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TileBody>
  );
}
