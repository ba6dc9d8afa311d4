import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, query } from '../../api/api';
import { Problem } from '../../api/client';
import { may } from '../../api/may';
import type { Entry, Me, UnitScored } from '../../api/types';
import { between, isDecimal, signed } from '../../format/decimal';
import { isLight } from '../../format/light';
import { dayText, minuteText } from '../../format/moment';
import { periodName } from '../../i18n/words';
import { LightMark } from '../../parts/LightMark';
import { Failure, LoadingPart, Notice } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import { changeOf } from '../scores/reasons';
import type { UnitView } from './useUnit';

const MANY = 60;
/** Who may read journals; the others are not led into a refusal. */
const readsJournals = may('read-journals');

interface Props {
  view: UnitView;
  timeZone: string | undefined;
  me: Me;
  onSource: (position: string) => void;
}

/** What happened to the unit: lights that turned, every score of the period as it was recorded, and the unit itself. */
export default function History(props: Props) {
  const { me, view } = props;
  return (
    <div className="tiles">
      <Turned {...props} />
      {readsJournals(me) && view.period && <Scores {...props} />}
      <Registered {...props} />
    </div>
  );
}

function Turned({ view, timeZone, onSource }: Props) {
  const { t, i18n } = useTranslation();
  const { region, unit, names } = view;
  const { data, error, isPending, refetch } = useQuery(
    everything('/api/v1/regions/{region}/alerts', { region, unit }),
  );
  const mine = (data ?? []).filter((one) => one.unit === unit);
  return (
    <section className="sheet tile whole" aria-label={t('unitPage.turned')} data-testid="tile-turned">
      <div className="tile-head">
        <h2>{t('unitPage.turned')}</h2>
      </div>
      {isPending ? (
        <LoadingPart rows={5} />
      ) : !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : mine.length === 0 ? (
        <Notice small kind="empty" title={t('home.noAlerts')} />
      ) : (
        <section
          className="table-scroll"
          aria-label={t('frame.scroll', { name: t('unitPage.turned') })}
          tabIndex={0}
        >
          <table className="board compact" data-testid="turned">
            <caption className="unseen">{t('unitPage.turned')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('home.when')}</th>
                <th scope="col">{t('board.indicator')}</th>
                <th scope="col">{t('frame.period')}</th>
                <th scope="col">{t('unitPage.turn')}</th>
                <th scope="col">{t('reported.entry')}</th>
              </tr>
            </thead>
            <tbody>
              {mine.slice(0, MANY).map((one) => (
                <tr key={one.sequence}>
                  <td>{minuteText(one.at, i18n.language, timeZone)}</td>
                  <th scope="row">{names.indicator(one.indicator)}</th>
                  <td>{periodName(t, one.period, i18n.language)}</td>
                  <td>
                    {one.from && isLight(one.from) && (
                      <>
                        <LightMark light={one.from} named={false} /> {t(`light.${one.from}`)} →{' '}
                      </>
                    )}
                    <LightMark light={one.to} named={false} /> {t(`light.${one.to}`)}
                  </td>
                  <td>
                    <button type="button" className="source" onClick={() => onSource(one.cause)}>
                      {one.cause}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {mine.length > MANY && (
        <p className="hint">{t('unitPage.moreTurned', { count: mine.length - MANY })}</p>
      )}
    </section>
  );
}

const HISTORY = '/api/v1/regions/{region}/journals/{journal}/history';

function Scores({ view, timeZone, onSource }: Props) {
  const { t, i18n } = useTranslation();
  const { region, unit, period = '' } = view;
  const { data, error, isPending, refetch } = useQuery(
    query(HISTORY, { region, journal: 'scores', subject: `score/${unit}/${period}` }),
  );
  const entries = useMemo(
    () =>
      ((data?.entries ?? []) as unknown as Entry<Partial<UnitScored>>[]).filter(
        ({ data: of }) => of?.unit === unit && of.total !== undefined,
      ),
    [data, unit],
  );
  const when = periodName(t, period, i18n.language);
  const title = t('unitPage.scoresOf', { period: when });
  const missing = error instanceof Problem && error.status === 404;
  return (
    <section className="sheet tile" aria-label={title} data-testid="tile-scores">
      <div className="tile-head">
        <h2>{title}</h2>
      </div>
      {isPending ? (
        <LoadingPart rows={4} />
      ) : error && !missing ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : entries.length === 0 ? (
        <Notice small kind="empty" title={t('unitPage.noScores')} />
      ) : (
        <section className="table-scroll" aria-label={t('frame.scroll', { name: title })} tabIndex={0}>
          <table className="board compact" data-testid="score-history">
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('home.when')}</th>
                <th scope="col" className="number">
                  {t('board.total')}
                </th>
                <th scope="col" className="number">
                  {t('unitPage.change')}
                </th>
                <th scope="col" className="number">
                  {t('board.rank')}
                </th>
                <th scope="col">{t('unitPage.through')}</th>
                <th scope="col">{t('reported.entry')}</th>
              </tr>
            </thead>
            <tbody>
              {entries
                .map((entry, i) => ({ entry, before: entries[i - 1]?.data }))
                .reverse()
                .slice(0, MANY)
                .map(({ entry, before }) => {
                  const { total, rank, run } = entry.data;
                  const change = changeOf(total, before?.total);
                  const position = `scores@${Number(entry.sequence)}`;
                  return (
                    <tr key={entry.id}>
                      <td>{minuteText(entry.recordedtime, i18n.language, timeZone)}</td>
                      <td className="number">{between(total, 2, 2)}</td>
                      <td className="number">{isDecimal(change) ? signed(change, 2, 2) : ''}</td>
                      <td className="number">{rank}</td>
                      <td>{run ? t('unitPage.byRun') : t('unitPage.byLive')}</td>
                      <td>
                        <button type="button" className="source" onClick={() => onSource(position)}>
                          {position}
                        </button>
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Registered({ view }: Props) {
  const { t, i18n } = useTranslation();
  const { region, unit } = view;
  const names = useNames(region);
  const { data, error, isPending, refetch } = useQuery(
    query('/api/v1/regions/{region}/units/{unit}', { region, unit }),
  );
  const rows = [...(data?.items ?? [])]
    .filter((one) => one.unit === unit)
    .sort((a, b) => b.from.localeCompare(a.from));
  return (
    <section className="sheet tile" aria-label={t('unitPage.registered')} data-testid="tile-registered">
      <div className="tile-head">
        <h2>{t('unitPage.registered')}</h2>
      </div>
      {isPending ? (
        <LoadingPart rows={3} />
      ) : !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <section
          className="table-scroll"
          aria-label={t('frame.scroll', { name: t('unitPage.registered') })}
          tabIndex={0}
        >
          <table className="board compact">
            <caption className="unseen">{t('unitPage.registered')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('unitPage.from')}</th>
                <th scope="col">{t('unitPage.name')}</th>
                <th scope="col">{t('pick.class')}</th>
                <th scope="col">{t('unitPage.parent')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.from}>
                  <td>{dayText(one.from, i18n.language)}</td>
                  <th scope="row">
                    {one.name}
                    {one.abolished && <span className="tag tag-warning">{t('unitPage.abolished')}</span>}
                  </th>
                  <td>{one.unitClass ? names.unitClass(one.unitClass) : ''}</td>
                  <td>{one.parent ? names.unit(one.parent) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
