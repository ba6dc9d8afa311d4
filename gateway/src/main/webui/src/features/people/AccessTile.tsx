import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import type { Inside } from '../../frame/Page';
import { TileBody } from '../../parts/Tile';
import { MACHINES, PEOPLE } from './usePeople';

/** How many may log in or send by themselves, and whom nobody let in or out for long. */
export default function AccessTile({ region }: Inside) {
  const { t } = useTranslation();
  const people = useQuery(everything(PEOPLE, { region }));
  const machines = useQuery(everything(MACHINES, { region }));
  const lines = [
    ['people.countIn', people.data?.filter((one) => one.enabled).length],
    ['people.countOut', people.data?.filter((one) => !one.enabled).length],
    ['people.countNone', people.data?.filter((one) => one.enabled && one.roles.length === 0).length],
    ['machines.countIn', machines.data?.filter((one) => one.enabled).length],
    ['machines.countUnused', machines.data?.filter((one) => one.enabled && !one.lastUsed).length],
  ] as const;
  return (
    <TileBody
      pending={people.isPending || machines.isPending}
      error={people.error ?? machines.error}
      onRetry={() => {
        void people.refetch();
        void machines.refetch();
      }}
    >
      <table className="board compact" data-testid="tile-access">
        <caption className="unseen">{t('people.tile')}</caption>
        <tbody>
          {lines.map(([key, count]) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              <td className="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TileBody>
  );
}
