import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { everything } from '../../../api/api';
import type { Scoreboard } from '../../../api/types';
import { periodBefore } from '../../../format/period';
import type { Inside } from '../../../frame/Page';
import { LightMark } from '../../../parts/LightMark';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import { lit, useBoards } from './boards';
import { UnitLink } from './UnitLink';

const MOST = 8;

interface Gap {
  unit: string;
  unitClass: string;
  missing: number;
  late: number;
  /** Indicators that are red now and were in the two periods before. */
  lasting: number;
}

/** What each unit owes: figures that are missing or late, and lights that have long been red. */
export function gapsOf(
  boards: readonly Scoreboard[],
  earlier: readonly (readonly Scoreboard[])[],
  lateOnes: readonly { unit: string; late: boolean }[],
): Gap[] {
  const key = ({ score, indicator }: { score: { unit: string }; indicator: string }) =>
    `${score.unit} ${indicator}`;
  const then = earlier.map((one) => new Set(lit(one, 'red').map(key)));
  const gaps = new Map<string, Gap>();
  const of = (unit: string, unitClass: string) => {
    const gap = gaps.get(unit) ?? { unit, unitClass, missing: 0, late: 0, lasting: 0 };
    gaps.set(unit, gap);
    return gap;
  };
  const classOf = new Map(
    boards.flatMap(({ unitClass, units }) => units.map(({ unit }) => [unit, unitClass] as const)),
  );
  for (const { score, unitClass } of lit(boards, 'missing')) of(score.unit, unitClass).missing++;
  for (const one of lit(boards, 'red')) {
    if (then.length > 0 && then.every((period) => period.has(key(one))))
      of(one.score.unit, one.unitClass).lasting++;
  }
  for (const { unit, late } of lateOnes) {
    const unitClass = classOf.get(unit);
    if (late && unitClass) of(unit, unitClass).late++;
  }
  const weight = (gap: Gap) => gap.missing + gap.late + gap.lasting;
  return [...gaps.values()].sort((a, b) => weight(b) - weight(a) || a.unit.localeCompare(b.unit));
}

/** For the office: whom to remind. */
export default function Gaps({ region }: Inside) {
  const { t } = useTranslation();
  const now = useBoards(region);
  const one = useBoards(region, periodBefore);
  const two = useBoards(region, (period) => periodBefore(period, 2));
  const sent = useQuery({
    ...everything('/api/v1/regions/{region}/observations', { region, period: now.period }),
    enabled: now.period !== undefined,
  });
  const names = useNames(region);
  const rows = useMemo(
    () => gapsOf(now.boards, [one.boards, two.boards], sent.data ?? []),
    [now.boards, one.boards, two.boards, sent.data],
  );
  return (
    <TileBody
      pending={now.pending || one.pending || two.pending || (now.period !== undefined && sent.isPending)}
      error={now.error ?? one.error ?? two.error ?? (sent.data ? null : sent.error)}
      empty={rows.length === 0 && t('home.noGaps')}
    >
      <table className="board compact" data-testid="tile-gaps">
        <caption className="unseen">{t('home.gaps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.unit')}</th>
            <th scope="col" className="number">
              <LightMark light="missing" named={false} /> {t('light.missing')}
            </th>
            <th scope="col" className="number">
              {t('reported.late')}
            </th>
            <th scope="col" className="number">
              <LightMark light="red" named={false} /> {t('home.lasting')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((gap) => (
            <tr key={gap.unit}>
              <th scope="row">
                <UnitLink period={now.period ?? ''} unit={gap.unit}>
                  {names.unit(gap.unit)}
                </UnitLink>
              </th>
              {[gap.missing, gap.late, gap.lasting].map((count, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always the same
                <td key={i} className={count ? 'number' : 'number nothing'}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && (
        <p className="hint tile-foot">{t('home.moreUnits', { count: rows.length - MOST })}</p>
      )}
    </TileBody>
  );
}
