import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { regionKey } from '../../api/api';
import type { Me } from '../../api/types';
import { Decision } from '../../parts/Decision';
import { type Act, isBarred, needsReason, perform } from './acts';
import { type Goal, inTree } from './queries';

/** Before something is done to goals: what follows, and who may not. */
export function ActDecision({
  act,
  goals,
  region,
  me,
  indicatorName,
  onEnd,
}: {
  act: Act;
  /** One, or several in bulk. */
  goals: readonly Goal[];
  region: string;
  me: Me;
  indicatorName: (code: string) => string;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [first] = goals;
  if (!first) return null;
  const several = goals.length > 1;
  const barred = goals.some((goal) => isBarred(act, goal, me));
  const targets =
    act === 'issue'
      ? goals.flatMap((goal) =>
          goal.measures.map((one) => ({ what: indicatorName(one.indicator), after: one.value })),
        )
      : [];
  return (
    <Decision
      title={several ? t(`goal.${act}`) : `${t(`goal.${act}`)} · ${first.title}`}
      act={t(`goal.${act}`)}
      danger={act === 'withdraw'}
      text={t(`goal.${act}Text`)}
      changes={targets}
      {...(several ? { to: goals.map((one) => one.title) } : {})}
      {...(needsReason(act) ? { reason: 'required' as const } : {})}
      {...(barred ? { who: { text: t('goal.byAnother'), barred } } : {})}
      onDecide={async (reason, key) => {
        // One after the other: a goal is issued after the one it is part of.
        for (const goal of inTree(goals))
          await perform(region, goal, act, reason, several ? `${key}/${goal.goal}` : key);
      }}
      onEnd={() => {
        // Of several, some may have been done before one was refused.
        void client.invalidateQueries({ queryKey: regionKey(region) });
        onEnd();
      }}
      testId="goal-decision"
    />
  );
}
