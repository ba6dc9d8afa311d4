import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { unitsQuery } from '../../api/queries';
import type { TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { periodName } from '../../i18n/words';
import { isPending, SUPPRESSIONS } from './queries';

/** What others have asked for and this person may grant. */
export function useSuppressionTasks({ region, me }: Inside): TaskList {
  const { t, i18n } = useTranslation();
  const all = useQuery(everything(SUPPRESSIONS, { region }));
  const units = useQuery(unitsQuery(region));
  return {
    tasks: (all.data ?? [])
      .filter((one) => isPending(one) && one.requester !== me.subject)
      .map((one) => ({
        key: `suppression/${one.suppression}`,
        kind: t(`suppression.task.${one.state === 'requested' ? 'requested' : 'withdrawal-requested'}`),
        title: units.data?.find(({ unit }) => unit === one.unit)?.name ?? one.unit,
        detail: `${one.block} · ${periodName(t, one.period, i18n.language)}`,
        to: '/suppressions',
      })),
    pending: all.isPending,
    error: all.error && !all.data ? all.error : null,
  };
}
