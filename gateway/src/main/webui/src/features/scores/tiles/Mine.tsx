import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../../api/api';
import { Problem } from '../../../api/client';
import type { UnitScored } from '../../../api/types';
import { between, NONE, percent } from '../../../format/decimal';
import type { Inside } from '../../../frame/Page';
import { periodName, worded } from '../../../i18n/words';
import { Chart, type ChartData } from '../../../parts/Chart';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import { useScoredPeriods } from '../../../parts/useScoredPeriods';
import { unitTrendQuery } from '../queries';
import { attention } from '../reasons';
import { ScoreMarks } from '../ScoreMarks';
import { LightCounts, StateMark } from '../StateMark';
import { useLightReason } from '../useLightReason';
import { UnitLink } from './UnitLink';

/** How far back the trend goes, and how many units of a person are shown. */
const PERIODS = 12;
const UNITS = 3;
const WORST = 6;

const SCORE = '/api/v1/regions/{region}/scores/units/{unit}/{period}';

/** My units: score, rank, grade, the trend of both, and what needs looking at, with its reason. */
export default function Mine({ region, me }: Inside) {
  const { t } = useTranslation();
  const { period, asOf, pending, error } = useScoredPeriods(region);
  const mine = me.units.filter((unit) => unit !== '*').slice(0, UNITS);
  return (
    <TileBody pending={pending} error={error} empty={!period && t('state.emptyScores')}>
      {period &&
        mine.map((unit) => <OneUnit key={unit} region={region} unit={unit} period={period} asOf={asOf} />)}
    </TileBody>
  );
}

function OneUnit({
  region,
  unit,
  period,
  asOf,
}: {
  region: string;
  unit: string;
  period: string;
  asOf: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const found = useQuery({ ...query(SCORE, { region, unit, period, asOf }) });
  // A period without a score is no fault.
  const failed = found.error instanceof Problem && found.error.status === 404 ? null : found.error;
  const score = found.data;
  const course = useQuery(unitTrendQuery(region, unit, period, PERIODS, asOf)).data;
  const items = useMemo(() => course?.items ?? [], [course]);
  const known = items.filter((one) => one.total !== undefined).length;
  const trend = useMemo(
    (): ChartData => ({
      of: t('frame.period'),
      labels: items.map((one) => periodName(t, one.period, i18n.language)),
      series: [
        { name: t('board.total'), kind: 'line', values: items.map((one) => one.total), decimals: [2, 2] },
        {
          name: t('board.rank'),
          kind: 'dashes',
          ranks: true,
          values: items.map((one) => one.rank?.toString()),
          decimals: [0, 0],
        },
      ],
    }),
    [items, t, i18n.language],
  );
  const name = names.unit(unit);
  return (
    <TileBody
      pending={found.isPending}
      error={failed}
      empty={!score && t('home.noScore', { unit: name, period: periodName(t, period, i18n.language) })}
    >
      {score && (
        <section className="my-unit" aria-label={name} data-testid={`mine-${unit}`}>
          <div className="my-standing">
            <h3>
              {name}
              <span className="page-period">{periodName(t, period, i18n.language)}</span>
            </h3>
            <Figures score={score} />
            <p>
              <UnitLink period={period} unit={unit}>
                {t('home.whyThis')}
              </UnitLink>
            </p>
            <Worst region={region} score={score} unit={unit} period={period} indicator={names.indicator} />
          </div>
          {known > 1 && <Chart caption={t('home.trend', { unit: name })} data={trend} height={240} />}
        </section>
      )}
    </TileBody>
  );
}

function Figures({ score }: { score: UnitScored }) {
  const { t } = useTranslation();
  return (
    <dl className="figures">
      <div className="figure-total">
        <dt>{t('board.total')}</dt>
        <dd>
          {between(score.total, 2, 2)} <ScoreMarks score={score} />
        </dd>
      </div>
      <div>
        <dt>{t('board.rank')}</dt>
        <dd>{score.rank === undefined ? NONE : t('board.place1', { rank: score.rank })}</dd>
      </div>
      <div>
        <dt>{t('board.grade')}</dt>
        <dd>{score.grade ? worded(t, 'grade', score.grade) : NONE}</dd>
      </div>
      <div>
        <dt>{t('board.coverage')}</dt>
        <dd>{percent(score.coverage)}</dd>
      </div>
      <div>
        <dt>{t('board.lights')}</dt>
        <LightCounts indicators={score.indicators} />
      </div>
    </dl>
  );
}

/** What needs looking at: red first, then missing, orange and yellow, each with what it stands on. */
function Worst({
  region,
  score,
  unit,
  period,
  indicator,
}: {
  region: string;
  score: UnitScored;
  unit: string;
  period: string;
  indicator: (code: string) => string;
}) {
  const { t } = useTranslation();
  const reason = useLightReason(region, score);
  const worst = attention(score.indicators);
  if (worst.length === 0) return <p className="hint">{t('home.allGreen')}</p>;
  return (
    <ul className="worst">
      {worst.slice(0, WORST).map((one) => (
        <li key={one.indicator}>
          <StateMark light={one.light} noData={one.noData} />
          <UnitLink period={period} unit={unit} at={one.indicator}>
            {indicator(one.indicator)}
          </UnitLink>
          <span className="beside">{reason(one)}</span>
        </li>
      ))}
      {worst.length > WORST && (
        <li className="hint">{t('home.moreLights', { count: worst.length - WORST })}</li>
      )}
    </ul>
  );
}
