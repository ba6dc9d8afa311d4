import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { minuteText } from '../../format/moment';
import { laterPeriod } from '../../format/period';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { periodName } from '../../i18n/words';
import { TileBody } from '../../parts/Tile';
import { useNames } from '../../parts/useNames';
import { kept } from '../../url/useSearchState';
import { editionsQuery } from '../editions/queries';

const MOST = 4;

/** For those who read no scores: where the region's assessment stands, and what has been published of it. */
export default function CourseTile({ region, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const cycles = useQuery(everything('/api/v1/regions/{region}/cycles', { region }));
  const editions = useQuery(editionsQuery(region, undefined, undefined));
  const period = (code: string) => periodName(t, code, i18n.language);
  const open = (cycles.data ?? [])
    .filter((one) => !one.closed)
    .sort((a, b) => laterPeriod(b.period, a.period));
  const published = (editions.data ?? [])
    .filter((one) => !one.superseded)
    .sort((a, b) => b.published.localeCompare(a.published));
  return (
    <TileBody
      pending={cycles.isPending || editions.isPending}
      error={(cycles.data ? null : cycles.error) ?? (editions.data ? null : editions.error)}
    >
      <div data-testid="tile-course">
        <p className="tile-words">{t('cycle.course')}</p>
        <dl className="course">
          <dt>{t('cycle.running')}</dt>
          {open.slice(0, MOST).map((one) => (
            <dd key={one.cycle}>
              {one.name} <span className="beside">{period(one.period)}</span>
            </dd>
          ))}
          {open.length === 0 && <dd>{t('cycle.noneRunning')}</dd>}
          <dt>{t('cycle.published')}</dt>
          {published.slice(0, MOST).map((one) => (
            <dd key={`${one.unitClass} ${one.period} ${one.number}`}>
              <Link
                to="/editions/$unitClass/$period/$number"
                params={{ unitClass: one.unitClass, period: one.period, number: String(one.number) }}
                search={kept}
              >
                {t('edition.full', {
                  class: names.unitClass(one.unitClass),
                  period: period(one.period),
                  number: one.number,
                })}
              </Link>{' '}
              <span className="beside">{minuteText(one.published, i18n.language, timeZone)}</span>
            </dd>
          ))}
          {published.length === 0 && <dd>{t('cycle.nonePublished')}</dd>}
        </dl>
      </div>
    </TileBody>
  );
}
