import { useTranslation } from 'react-i18next';
import { useExpired } from '../../../api/queries';
import { between } from '../../../format/decimal';
import type { Change } from './apply';
import type { Live } from './useScoreStream';

/** Whether what is shown is what holds now, and what just changed, said aloud to those who do not see it. */
export function LiveMark({ live, nameOf }: { live: Live; nameOf: (unit: string) => string }) {
  const { t, i18n } = useTranslation();
  // What was said of the line is of no use to who may not listen any more.
  const state = useExpired() ? 'ended' : live.state;
  const when = live.lastEvent?.toLocaleTimeString(i18n.language, { hour12: false });
  return (
    <>
      <p className={`live live-${state}`} data-testid="live" data-state={state}>
        <span className="live-dot" aria-hidden="true" />
        <span className="live-state">{t(`live.${state}`)}</span>
        <span className="live-when">{when ? t('live.lastEvent', { time: when }) : t('live.noEvent')}</span>
      </p>
      <p className="unseen" role="status" aria-live="polite" data-testid="announcement">
        <Announcement changes={[...live.changed.values()]} nameOf={nameOf} />
      </p>
    </>
  );
}

function Announcement({ changes, nameOf }: { changes: Change[]; nameOf: (unit: string) => string }) {
  const { t } = useTranslation();
  const [first] = changes;
  if (!first) return null;
  if (changes.length > 1) return t('live.changedMany', { count: changes.length });
  const words = { unit: nameOf(first.unit), total: between(first.total, 2, 3) };
  return first.rank === undefined
    ? t('live.changedUnranked', words)
    : t('live.changed', { ...words, rank: first.rank });
}
