import { useQuery } from '@tanstack/react-query';
import type { Inside } from '../../frame/Page';
import { TileBody } from '../../parts/Tile';
import { Alarm } from './Alarm';
import { verificationQuery } from './queries';

/** Whether the published scores have been found to hold. */
export default function VerificationTile({ region, timeZone }: Inside) {
  const { data, error, isPending, refetch } = useQuery(verificationQuery(region));
  return (
    <TileBody pending={isPending} error={data ? null : error} onRetry={() => void refetch()}>
      <div className="tile-words">{data && <Alarm verification={data} timeZone={timeZone} />}</div>
    </TileBody>
  );
}
