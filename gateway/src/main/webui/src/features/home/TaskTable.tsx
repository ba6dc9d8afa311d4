import { useTranslation } from 'react-i18next';
import { dayText } from '../../format/moment';
import type { Task, Tasks } from '../../frame/feature';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { TileBody } from '../../parts/Tile';
import type { Search } from '../../url/search';
import { kept } from '../../url/useSearchState';

const MOST = 12;

/** Those due first stand first; without a day they stand in the order in which the features told them. */
export const byDueDay = (a: Task, b: Task) => (a.due ?? '9999').localeCompare(b.due ?? '9999');

/** Everything a person has to do, whichever part of the product knows of it. */
export function TaskTable({ inside, providers }: { inside: Inside; providers: readonly Tasks[] }) {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useHookAtTopLevel: the features are the same in every render of this key
  const lists = providers.map(({ useTasks }) => useTasks(inside));
  const all = lists.flatMap((one) => one.tasks).sort(byDueDay);
  const error = lists.find((one) => one.error)?.error;
  return (
    <TileBody
      pending={lists.some((one) => one.pending)}
      error={error}
      empty={all.length === 0 && t('home.noTasks')}
    >
      <table className="board compact tasks" data-testid="tasks">
        <caption className="unseen">{t('home.tasks')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('home.taskKind')}</th>
            <th scope="col">{t('home.taskTitle')}</th>
            <th scope="col">{t('home.taskDue')}</th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, MOST).map((one) => (
            <tr key={one.key}>
              <td>
                <span className="tag task-kind">{one.kind}</span>
              </td>
              <th scope="row" className="wrap">
                <Link
                  to={one.to}
                  params={one.params ?? {}}
                  search={(now: Search) => ({ ...kept(now), ...one.search })}
                >
                  {one.title}
                </Link>
                {one.detail && <span className="beside">{one.detail}</span>}
              </th>
              <td>{one.due ? dayText(one.due, i18n.language) : t('home.noDue')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > MOST && (
        <p className="hint tile-foot">{t('home.moreTasks', { count: all.length - MOST })}</p>
      )}
    </TileBody>
  );
}
