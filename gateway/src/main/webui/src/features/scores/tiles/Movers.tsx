import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scoreboard, UnitScored } from '../../../api/types';
import { between, isDecimal, minus, signed } from '../../../format/decimal';
import { periodBefore } from '../../../format/period';
import type { Inside } from '../../../frame/Page';
import { periodName } from '../../../i18n/words';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import { ScoreMarks } from '../ScoreMarks';
import { useBoards } from './boards';
import { UnitLink } from './UnitLink';

const MOST = 4;

interface Mover {
  unit: string;
  unitClass: string;
  from: number;
  to: number;
  total: string | undefined;
  score: UnitScored;
  change: string | undefined;
}

/** Who changed places within the class since the period before; those who stood in both only. */
export function moversOf(now: readonly Scoreboard[], before: readonly Scoreboard[]): Mover[] {
  const earlier = new Map(
    before.flatMap(({ unitClass, units }) => units.map((one) => [`${unitClass} ${one.unit}`, one] as const)),
  );
  return now
    .flatMap(({ unitClass, units }) =>
      units.flatMap((score) => {
        const { unit, rank, total } = score;
        const then = earlier.get(`${unitClass} ${unit}`);
        if (rank === undefined || then?.rank === undefined || then.rank === rank) return [];
        const change = isDecimal(total) && isDecimal(then.total) ? minus(total, then.total) : undefined;
        return [{ unit, unitClass, from: then.rank, to: rank, total, score, change }];
      }),
    )
    .sort((a, b) => b.from - b.to - (a.from - a.to) || a.unit.localeCompare(b.unit));
}

/** Who rose and who fell most since the period before. */
export default function Movers({ region }: Inside) {
  const { t, i18n } = useTranslation();
  const now = useBoards(region);
  const before = useBoards(region, periodBefore);
  const names = useNames(region);
  const all = useMemo(() => moversOf(now.boards, before.boards), [now.boards, before.boards]);
  const up = all.filter((one) => one.to < one.from).slice(0, MOST);
  const down = all
    .filter((one) => one.to > one.from)
    .reverse()
    .slice(0, MOST);
  const since = before.period ? periodName(t, before.period, i18n.language) : '';
  return (
    <TileBody
      pending={now.pending || before.pending}
      error={now.error ?? before.error}
      empty={
        before.boards.length === 0
          ? t('home.nothingBefore', { period: since })
          : all.length === 0 && t('home.noMovers')
      }
    >
      <table className="board compact" data-testid="tile-movers">
        <caption className="unseen">{t('home.movers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.unit')}</th>
            <th scope="col">{t('home.rankMove')}</th>
            <th scope="col" className="number">
              {t('board.total')}
            </th>
            <th scope="col" className="number">
              {t('home.change', { period: since })}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...up, ...down].map((one) => {
            const rose = one.to < one.from;
            const by = Math.abs(one.from - one.to);
            return (
              <tr key={`${one.unitClass} ${one.unit}`}>
                <th scope="row">
                  <UnitLink period={now.period ?? ''} unit={one.unit}>
                    {names.unit(one.unit)}
                  </UnitLink>
                  <span className="beside">{names.unitClass(one.unitClass)}</span>
                </th>
                <td>
                  {one.from} → {one.to}{' '}
                  <span className={rose ? 'delta delta-better' : 'delta delta-worse'}>
                    <span aria-hidden="true">
                      {rose ? '↑' : '↓'}
                      {by}
                    </span>
                    <span className="unseen">{t(rose ? 'home.up' : 'home.down', { count: by })}</span>
                  </span>
                </td>
                <td className="number">
                  {between(one.total, 2, 2)} <ScoreMarks score={one.score} />
                </td>
                <td className="number">{signed(one.change, 2, 2)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TileBody>
  );
}
