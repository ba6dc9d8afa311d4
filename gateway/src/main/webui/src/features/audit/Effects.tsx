import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../format/moment';
import { Failure, LoadingPart, Notice } from '../../parts/states';
import { useReturnFocus } from '../../parts/useReturnFocus';
import { effectsQuery, type Line, SEARCHED } from './queries';

/** What was recorded because of an entry: at first what is loaded already, and on demand what the services have of it. */
export function Effects({
  region,
  line,
  timeZone,
  events,
}: {
  region: string;
  line: Line;
  timeZone: string | undefined;
  /** In words, as far as they are loaded. */
  events: readonly string[];
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <span className="row-acts">
      {events.length > 0 && <span>{events.join(t('frame.comma'))}</span>}
      <Button
        size="small"
        data-testid={`effects-${line.journal}-${Number(line.sequence)}`}
        aria-label={`${t('audit.findEffects')} ${t('audit.effectsOf', {
          position: `${line.journal}@${Number(line.sequence)}`,
        })}`}
        onClick={() => setOpen(true)}
      >
        {t('audit.findEffects')}
      </Button>
      {open && <Found region={region} line={line} timeZone={timeZone} onClose={() => setOpen(false)} />}
    </span>
  );
}

function Found({
  region,
  line,
  timeZone,
  onClose,
}: {
  region: string;
  line: Line;
  timeZone: string | undefined;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const found = useQuery(effectsQuery(region, line));
  useReturnFocus();
  const position = `${line.journal}@${Number(line.sequence)}`;
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      closable={{ 'aria-label': t('history.close') }}
      title={t('audit.effectsOf', { position })}
      data-testid="effects"
    >
      {found.error && !found.data ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <LoadingPart rows={4} />
      ) : (
        <>
          {found.data.scores !== undefined && (
            <p>
              {found.data.scores === null
                ? t('audit.notReceived')
                : t(found.data.scores > 0 ? 'audit.bearsOn' : 'audit.bearsOnNone', {
                    count: found.data.scores,
                  })}
            </p>
          )}
          {found.data.entries.length === 0 ? (
            <Notice small kind="empty" title={t('audit.noEffects')} />
          ) : (
            <ol className="history">
              {found.data.entries.map((one) => (
                <li key={one.id} data-testid={`effect-${one.journal}-${Number(one.sequence)}`}>
                  <p className="history-head">
                    <strong>{t(`event.${one.event}`, { defaultValue: one.event })}</strong>
                    <time dateTime={one.recordedtime}>
                      {timeText(one.recordedtime, i18n.language, timeZone)}
                    </time>
                  </p>
                  <p className="history-who">
                    <code>{one.subject}</code>{' '}
                    <code>
                      {one.journal}@{Number(one.sequence)}
                    </code>
                  </p>
                </li>
              ))}
            </ol>
          )}
          {found.data.more && <p className="hint">{t('audit.effectsMore', { count: SEARCHED })}</p>}
        </>
      )}
    </Drawer>
  );
}
