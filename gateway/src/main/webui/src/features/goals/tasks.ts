import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../../api/queries';
import type { TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { actsOn, isBarred } from './acts';
import { goalsQuery } from './queries';

const TASKS = ['approve', 'issue', 'acknowledge'] as const;

/** The goals that this person may approve, issue or acknowledge. */
export function useGoalTasks({ region, me }: Inside): TaskList {
  const { t } = useTranslation();
  const goals = useQuery(goalsQuery(region));
  const mine = (goals.data ?? []).flatMap((goal) => {
    const act = TASKS.find((one) => actsOn(goal, me).includes(one) && !isBarred(one, goal, me));
    return act ? [{ goal, act }] : [];
  });
  const units = useQuery({ ...unitsQuery(region), enabled: mine.length > 0 });
  return {
    tasks: mine.map(({ goal, act }) => ({
      key: `goal/${goal.goal}`,
      kind: t(`goal.task.${act}`),
      title: goal.title,
      detail: units.data?.find(({ unit }) => unit === goal.owner)?.name ?? goal.owner,
      ...(act === 'acknowledge' && goal.acknowledgeBy ? { due: goal.acknowledgeBy } : {}),
      to: '/goals/$goal',
      params: { goal: goal.goal },
    })),
    pending: goals.isPending,
    error: goals.error && !goals.data ? goals.error : null,
  };
}
