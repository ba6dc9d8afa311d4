import { useTranslation } from 'react-i18next';
import type { Verification } from '../../api/types';
import { timeText } from '../../format/moment';
import { Link } from '../../frame/Link';
import { kept } from '../../url/useSearchState';
import './runs.css';

/** What the last verification found. */
export function Alarm({
  verification,
  timeZone,
}: {
  verification: Verification;
  timeZone: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const { last, alarm, differences } = verification;
  if (!last) return <p className="verified-line">{t('replay.neverVerified')}</p>;
  const time = timeText(last.changedAt, i18n.language, timeZone);
  const link = (
    <Link to="/replay/runs/$run" params={{ run: last.run }} search={kept}>
      {t('replay.seeVerification')}
    </Link>
  );
  if (!alarm) {
    return (
      <p className="verified-line" data-testid="verified">
        <span className="verified-mark" aria-hidden="true">
          ✓
        </span>
        {t('replay.verified', { time })} {link}
      </p>
    );
  }
  return (
    <div className="alarm" role="alert" data-testid="alarm">
      <strong>{t('replay.alarm', { count: differences })}</strong>
      <p>
        {t('replay.alarmText', { time })} {link}
      </p>
    </div>
  );
}
