import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { schemesQuery, unitsQuery } from '../../api/queries';
import type { TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { periodName } from '../../i18n/words';
import { blockNames } from '../scores/board/names';
import { isPending, SUPPRESSIONS } from './queries';

/** What others have asked for and this person may grant. */
export function useSuppressionTasks({ region, me }: Inside): TaskList {
  const { t, i18n } = useTranslation();
  const all = useQuery(everything(SUPPRESSIONS, { region }));
  const others = (all.data ?? []).filter((one) => isPending(one) && one.requester !== me.subject);
  const enabled = others.length > 0;
  const units = useQuery({ ...unitsQuery(region), enabled });
  const schemes = useQuery({ ...schemesQuery(region), enabled });
  const blocks = blockNames(schemes.data ?? [], undefined, i18n.language);
  return {
    tasks: others.map((one) => ({
      key: `suppression/${one.suppression}`,
      kind: t(`suppression.task.${one.state === 'requested' ? 'requested' : 'withdrawal-requested'}`),
      title: units.data?.find(({ unit }) => unit === one.unit)?.name ?? one.unit,
      detail: `${blocks.get(one.block) ?? one.block} · ${periodName(t, one.period, i18n.language)}`,
      to: '/suppressions',
    })),
    pending: all.isPending,
    error: all.error && !all.data ? all.error : null,
  };
}
