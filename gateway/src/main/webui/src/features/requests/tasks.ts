import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { indicatorsQuery, unitsQuery } from '../../api/queries';
import type { TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { periodName } from '../../i18n/words';
import { ofTargets, REQUESTS } from './queries';

/** What others have asked for and this person may decide about. */
export function useRequestTasks({ region, me }: Inside): TaskList {
  const { t, i18n } = useTranslation();
  const all = useQuery(everything(REQUESTS, { region, state: 'pending' }));
  const others = ofTargets(all.data ?? []).filter((one) => one.by !== me.subject);
  const enabled = others.length > 0;
  const units = useQuery({ ...unitsQuery(region), enabled });
  const indicators = useQuery({ ...indicatorsQuery(region), enabled });
  return {
    tasks: others.map((one) => {
      const target = one.changes[0]?.target;
      const of = target?.unit ?? target?.unitClass ?? '';
      const indicator = target?.indicator ?? '';
      return {
        key: `request/${one.request}`,
        kind: t(`request.task.${one.kind === 'relief' ? 'relief' : 'adjustment'}`),
        title: units.data?.find(({ unit }) => unit === of)?.name ?? of,
        detail: `${indicators.data?.find((known) => known.indicator === indicator)?.name ?? indicator} · ${periodName(t, target?.period ?? '', i18n.language)}`,
        to: '/requests',
      };
    }),
    pending: all.isPending,
    error: all.error && !all.data ? all.error : null,
  };
}
