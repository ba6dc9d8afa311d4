import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import type { Me } from '../../api/types';
import { worded } from '../../i18n/words';
import { useNames } from '../../parts/useNames';
import { usePeople } from '../people/usePeople';
import { CATEGORIES, CYCLES, type Goal } from './queries';

/** What goals name by codes, in words. */
export function useGoalWords(region: string, me: Me) {
  const { t } = useTranslation();
  const names = useNames(region);
  const person = usePeople(region, me);
  const cycles = useQuery(everything(CYCLES, { region }));
  const categories = useQuery(everything(CATEGORIES, { region }));
  return {
    unit: names.unit,
    indicator: names.indicator,
    person,
    cycle: (code: string) => cycles.data?.find((one) => one.cycle === code)?.name ?? code,
    category: (code: string) => categories.data?.find((one) => one.category === code)?.name ?? code,
    /** Who answers for it: a person, or whoever has the duty. */
    who: (goal: Goal) =>
      goal.person ? person(goal.person) : goal.duty ? worded(t, 'goal.duties', goal.duty) : '',
    state: (goal: Goal) => worded(t, 'goal.states', goal.state),
  };
}
