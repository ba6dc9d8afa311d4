import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { schemesQuery, unitsQuery } from '../../api/queries';
import type { TaskList } from '../../frame/feature';
import type { Inside } from '../../frame/Page';
import { periodName } from '../../i18n/words';
import { ownBlocks, REQUESTS, requested } from './queries';

/** The lists that others have asked for and this person may grant. */
export function useOwnListTasks({ region, me }: Inside): TaskList {
  const { t, i18n } = useTranslation();
  const all = useQuery(everything(REQUESTS, { region, state: 'pending' }));
  const others = requested(all.data ?? []).filter(
    (one) => one.state === 'pending' && one.asker !== me.subject,
  );
  const enabled = others.length > 0;
  const units = useQuery({ ...unitsQuery(region), enabled });
  const schemes = useQuery({ ...schemesQuery(region), enabled });
  const blocks = ownBlocks(schemes.data ?? [], i18n.language);
  return {
    tasks: others.map((one) => ({
      key: `own-list/${one.request}`,
      kind: t('ownList.task'),
      title: units.data?.find(({ unit }) => unit === one.unit)?.name ?? one.unit,
      detail: `${blocks.find((b) => b.scheme === one.scheme && b.code === one.block)?.name ?? one.block} · ${periodName(t, one.from, i18n.language)}`,
      to: '/own-indicators',
    })),
    pending: all.isPending,
    error: all.error && !all.data ? all.error : null,
  };
}
