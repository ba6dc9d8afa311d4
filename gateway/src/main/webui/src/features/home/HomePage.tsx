import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../api/may';
import { Boundary } from '../../frame/Boundary';
import { usePeriods } from '../../frame/current';
import type { Tile } from '../../frame/feature';
import { shown, tasks, tiles } from '../../frame/features';
import { Link } from '../../frame/Link';
import { carried } from '../../frame/Navigation';
import type { Inside } from '../../frame/Page';
import { touredAs, useTour } from '../../frame/tour';
import { useTitle } from '../../frame/useTitle';
import { LoadingPart, Notice } from '../../parts/states';
import { useScoredPeriods } from '../../parts/useScoredPeriods';
import { useScrolls } from '../../parts/useScrolls';
import { TaskTable } from './TaskTable';

const mayReadScores = may('read-scores');
const Tour = lazy(() => import('../../frame/Tour'));

/** Where everybody begins: what there is to do, and what their role looks at first. */
export function HomePage(inside: Inside) {
  const { t } = useTranslation();
  const { me, region, regionName } = inside;
  const mine = shown(tiles, me);
  const todo = shown(tasks, me);
  // An evaluator reads no scores, and needs no periods of them.
  const scored = useScoredPeriods(region, mayReadScores(me));
  usePeriods(scored.periods, scored.period);
  useTitle(t('home.place'));
  const role = touredAs(me);
  const tour = useTour(role);
  return (
    <main id="main" className="board-page home">
      <div className="page-head">
        <h1>{t('home.title', { name: me.name || me.subject })}</h1>
        <p className="home-region">{regionName}</p>
      </div>
      <div className="tiles">
        <section
          className="sheet tile whole tasks-tile"
          aria-labelledby="tile-tasks"
          data-testid="tile-tasks"
        >
          <div className="tile-head">
            <h2 id="tile-tasks">{t('home.tasks')}</h2>
          </div>
          <div className="tile-body" style={room(4)}>
            {todo.length > 0 ? (
              <TaskTable key={me.roles.join(' ')} inside={inside} providers={todo} />
            ) : (
              <Notice small kind="empty" title={t('home.noTasks')} />
            )}
          </div>
        </section>
        {mine.map((tile) => (
          <OneTile key={tile.id} tile={tile} inside={inside} />
        ))}
      </div>
      {tour.shown && role && (
        <Suspense fallback={null}>
          <Tour role={role} focus={tour.asked} />
        </Suspense>
      )}
    </main>
  );
}

/** As high as a table with so many rows. */
const room = (rows: number) => ({ minHeight: 33 * rows + 32 });

function OneTile({ tile, inside }: { tile: Tile; inside: Inside }) {
  const { t } = useTranslation();
  const { tile: Content, more } = tile;
  const id = `tile-${tile.id}-title`;
  const body = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(body);
  return (
    <section className={`sheet tile ${tile.width}`} aria-labelledby={id}>
      <div className="tile-head">
        <h2 id={id}>{t(tile.title)}</h2>
        {more && (
          <Link invites to={more.to} search={carried(more.to)} className="tile-more">
            {t(more.label)}
          </Link>
        )}
      </div>
      <div
        ref={body}
        className="tile-body"
        style={tile.width === 'whole' ? room(tile.rows ?? 3) : undefined}
        {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-labelledby': id } : {})}
      >
        <Boundary small>
          <Suspense fallback={<LoadingPart rows={3} />}>
            <Content {...inside} />
          </Suspense>
        </Boundary>
      </div>
    </section>
  );
}
