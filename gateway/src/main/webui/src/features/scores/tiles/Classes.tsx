import { useTranslation } from 'react-i18next';
import type { Scoreboard, UnitScored } from '../../../api/types';
import { between, compare, NONE } from '../../../format/decimal';
import { countLights, LIGHTS } from '../../../format/light';
import { Link } from '../../../frame/Link';
import type { Inside } from '../../../frame/Page';
import { LightMark } from '../../../parts/LightMark';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';
import { ScoreMarks } from '../ScoreMarks';
import { useBoards } from './boards';
import { UnitLink } from './UnitLink';

/** All classes at once: how many are assessed, who is first and last, and all their lights. */
export default function Classes({ region }: Inside) {
  const { t } = useTranslation();
  const { boards, pending, error } = useBoards(region);
  const names = useNames(region);
  return (
    <TileBody pending={pending} error={error} empty={boards.length === 0 && t('state.emptyScores')}>
      <section
        className="table-scroll"
        aria-label={t('frame.scroll', { name: t('home.classes') })}
        tabIndex={0}
      >
        <table className="board compact" data-testid="tile-classes">
          <caption className="unseen">{t('home.classes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pick.class')}</th>
              <th scope="col" className="number">
                {t('board.units')}
              </th>
              <th scope="col">{t('board.best')}</th>
              <th scope="col">{t('board.worst')}</th>
              {LIGHTS.map((light) => (
                <th key={light} scope="col" className="number">
                  <LightMark light={light} named={false} /> {t(`light.${light}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {boards.map((board) => {
              const lights = countLights(board.units.flatMap((one) => one.indicators));
              const scored = board.units
                .filter((one) => one.total !== undefined)
                .sort((a, b) => compare(b.total, a.total));
              return (
                <tr key={board.unitClass} data-testid={`class-${board.unitClass}`}>
                  <th scope="row">
                    <Link
                      to="/scores"
                      search={(now: Search) =>
                        merged(kept(now), {
                          class: board.unitClass,
                          period: board.period,
                          asOf: now.asOf,
                        })
                      }
                    >
                      {names.unitClass(board.unitClass)}
                    </Link>
                  </th>
                  <td className="number">{board.units.length}</td>
                  <td>
                    <Ranking board={board} score={scored[0]} name={names.unit} />
                  </td>
                  <td>
                    <Ranking board={board} score={scored.at(-1)} name={names.unit} />
                  </td>
                  {LIGHTS.map((light) => (
                    <td key={light} className={lights[light] ? 'number' : 'number nothing'}>
                      {lights[light]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </TileBody>
  );
}

function Ranking({
  board,
  score,
  name,
}: {
  board: Scoreboard;
  score: UnitScored | undefined;
  name: (unit: string) => string;
}) {
  if (!score) return NONE;
  return (
    <>
      <b className="figure">{between(score.total, 2, 2)}</b> <ScoreMarks score={score} />{' '}
      <UnitLink period={board.period} unit={score.unit}>
        {name(score.unit)}
      </UnitLink>
    </>
  );
}
