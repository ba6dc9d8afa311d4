import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { may } from '../../api/may';
import { unitsQuery } from '../../api/queries';
import type { TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { actsOn, isBarred } from './acts';
import { goalsQuery } from './queries';

const mayReport = may('report-milestone');
const mayConfirm = may('confirm-milestone');
/** With these lights a milestone is to be done. */
const NEAR = ['yellow', 'orange', 'red'];
const TASKS = ['approve', 'issue', 'acknowledge'] as const;

/** The goals that this person may approve, issue or acknowledge, and their milestones to report or to confirm. */
export function useGoalTasks({ region, me }: Inside): TaskList {
  const { t } = useTranslation();
  const goals = useQuery(goalsQuery(region));
  const mine = (goals.data ?? []).flatMap((goal) => {
    const act = TASKS.find((one) => actsOn(goal, me).includes(one) && !isBarred(one, goal, me));
    return act ? [{ goal, act }] : [];
  });
  const steps = (goals.data ?? []).flatMap((goal) =>
    goal.steps.flatMap((step) => {
      const of = goal.milestones.find(({ milestone }) => milestone === step.milestone);
      const unit = { unit: goal.owner };
      const act =
        step.state === 'reported'
          ? mayConfirm(me, unit) && step.by !== me.subject && ('confirm' as const)
          : step.state !== 'confirmed' &&
            mayReport(me, unit) &&
            (step.state === 'returned' || NEAR.includes(step.light ?? '')) &&
            ('report' as const);
      return of && act ? [{ goal, of, act }] : [];
    }),
  );
  const units = useQuery({ ...unitsQuery(region), enabled: mine.length + steps.length > 0 });
  const nameOf = (owner: string) => units.data?.find(({ unit }) => unit === owner)?.name ?? owner;
  return {
    tasks: [
      ...steps.map(({ goal, of, act }) => ({
        key: `milestone/${goal.goal}/${of.milestone}`,
        kind: t(`goal.task.${act}`),
        title: of.title,
        detail: nameOf(goal.owner),
        due: of.due,
        to: '/goals/$goal',
        params: { goal: goal.goal },
      })),
      ...mine.map(({ goal, act }) => ({
        key: `goal/${goal.goal}`,
        kind: t(`goal.task.${act}`),
        title: goal.title,
        detail: nameOf(goal.owner),
        ...(act === 'acknowledge' && goal.acknowledgeBy ? { due: goal.acknowledgeBy } : {}),
        to: '/goals/$goal',
        params: { goal: goal.goal },
      })),
    ],
    pending: goals.isPending,
    error: goals.error && !goals.data ? goals.error : null,
  };
}
