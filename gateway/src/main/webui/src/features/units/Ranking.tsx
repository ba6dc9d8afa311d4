import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/api';
import type { UnitScored } from '../../api/types';
import { between, isDecimal, isZero, NONE, percent, signed } from '../../format/decimal';
import { periodName, worded } from '../../i18n/words';
import { explanationQuery } from '../scores/queries';
import { changeOf, counted, gradeGround, gradeReason } from '../scores/reasons';
import { StateMark, useStateName } from '../scores/StateMark';
import { earlierOf, type UnitView } from './useUnit';

export const scoreQuery = (view: UnitView, period: string | undefined) => ({
  ...query('/api/v1/regions/{region}/scores/units/{unit}/{period}', {
    region: view.region,
    unit: view.unit,
    period: period ?? '',
    asOf: view.asOf,
  }),
  enabled: period !== undefined && view.periods.includes(period),
});

/** How many of the class have a rank, where the class is to be seen. */
export const rankedIn = ({ board }: UnitView): number | undefined =>
  board?.units.filter((one) => one.rank !== undefined).length;

/** Takes the room of what is not known yet, so that nothing jumps when it comes. */
const Held = ({ children }: { children: ReactNode }) => (
  <dd className="against held" aria-hidden="true">
    {children || '\u00a0'}
  </dd>
);

/** What the unit has, what that is against the period before, and by which rule it has its grade. */
export function Ranking({
  view,
  score,
  onSource,
}: {
  view: UnitView;
  score: UnitScored;
  onSource?: (position: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const state = useStateName();
  const before = earlierOf(score.period, undefined);
  const earlier = useQuery(scoreQuery(view, before)).data;
  const since = before ? periodName(t, before, i18n.language) : '';
  const change = changeOf(score.total, earlier?.total);
  const places =
    score.rank !== undefined && earlier?.rank !== undefined ? earlier.rank - score.rank : undefined;
  const ranked = rankedIn(view);
  const explained = useQuery(explanationQuery(view.region, view.unit, score.period, view.asOf)).data;
  const grade = gradeGround(t, explained?.derivation) ?? gradeReason(t, score, view.scheme, ranked);
  const lower = isDecimal(change) && change.startsWith('-');
  return (
    <section className="sheet ranking-sheet" aria-label={t('unitPage.standing')} data-testid="standing">
      <dl className="figures">
        <div className="figure-total">
          <dt>{t('board.total')}</dt>
          <dd data-testid="page-total">{between(score.total, 2, 2)}</dd>
          {isDecimal(change) ? (
            <dd className="against">
              {t('unitPage.since', { period: since })}{' '}
              <span className={isZero(change) ? 'delta' : lower ? 'delta delta-worse' : 'delta delta-better'}>
                {signed(change, 2, 2)}
              </span>
            </dd>
          ) : (
            <Held>{before && `${t('unitPage.since', { period: since })} +00.00`}</Held>
          )}
        </div>
        <div>
          <dt>{t('board.rank')}</dt>
          <dd>
            {score.rank === undefined ? NONE : t('board.place1', { rank: score.rank })}
            {ranked !== undefined && score.rank !== undefined && (
              <small> {t('unit.ofUnits', { count: ranked })}</small>
            )}
          </dd>
          {score.rank === undefined && score.unranked && (
            <dd className="against">{worded(t, 'noData', score.unranked)}</dd>
          )}
          {places !== undefined ? (
            <dd className="against">
              {places === 0
                ? t('unitPage.samePlace', { period: since })
                : t(places > 0 ? 'home.up' : 'home.down', { count: Math.abs(places) })}
            </dd>
          ) : (
            score.rank !== undefined && <Held>{t('home.up', { count: 10 })}</Held>
          )}
        </div>
        <div>
          <dt>{t('board.grade')}</dt>
          <dd>{score.grade ? worded(t, 'grade', score.grade) : NONE}</dd>
          {grade && <dd className="against">{grade}</dd>}
        </div>
        <div>
          <dt>{t('board.coverage')}</dt>
          <dd>{percent(score.coverage)}</dd>
          {score.partial && <dd className="against">{t('board.partialText')}</dd>}
        </div>
        <div>
          <dt>{t('board.lights')}</dt>
          <dd className="light-counts state-counts">
            {counted(score.indicators).map((one) => (
              <span key={`${one.light} ${one.noData ?? ''}`} className="state-count">
                <StateMark light={one.light} noData={one.noData} named={false} />
                <small>{state(one.light, one.noData)}</small> {one.count}
              </span>
            ))}
          </dd>
        </div>
      </dl>
      {score.incomplete && <p className="warning">{t('board.incompleteText')}</p>}
      {onSource && (
        <p className="basis">
          <span>
            {t('unit.scheme')}{' '}
            {t('unit.schemeVersion', {
              code: score.scheme.split('@')[0],
              version: score.scheme.split('@')[1],
            })}
          </span>
          {score.position && (
            <span>
              {t('unit.position')}{' '}
              <button type="button" className="source" onClick={() => onSource(score.position ?? '')}>
                {score.position}
              </button>
            </span>
          )}
        </p>
      )}
    </section>
  );
}
