import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/client';
import { regionsQuery } from '../../../api/queries';
import type { Entry } from '../../../api/types';
import { Failure } from '../../../parts/states';
import { entryQuery } from '../queries';

/** One entry as the journal holds it. */
export function EntryWindow({
  region,
  position,
  onClose,
}: {
  region: string;
  position: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      open={position !== undefined}
      onCancel={onClose}
      footer={null}
      width={760}
      destroyOnHidden
      title={
        <span>
          {t('entry.title')} <code>{position}</code>
        </span>
      }
      closable={{ 'aria-label': t('unit.close') }}
    >
      {position && <EntryText region={region} position={position} />}
    </Modal>
  );
}

function EntryText({ region, position }: { region: string; position: string }) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(entryQuery(region, position));
  // A day ends when it ends in the region, wherever the reader sits.
  const timeZone = useQuery(regionsQuery).data?.find((one) => one.region === region)?.timeZone;
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  if (error) {
    const forbidden = error instanceof Problem && error.status === 403;
    return (
      <Failure
        error={error}
        onRetry={forbidden ? undefined : () => void refetch()}
        {...(forbidden ? { detail: t('entry.forbidden') } : {})}
      />
    );
  }
  const entry = JSON.parse(data) as Entry;
  const time = (text: string | undefined) =>
    text ? new Date(text).toLocaleString(i18n.language, timeZone ? { timeZone } : {}) : undefined;
  const facts: [string, string | undefined][] = [
    [t('entry.type'), entry.type],
    [t('entry.subject'), entry.subject],
    [t('entry.time'), time(entry.time)],
    [t('entry.recorded'), time(entry.recordedtime)],
    [t('entry.actor'), entry.actor],
  ];
  return (
    <div data-testid="entry">
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <pre className="document" tabIndex={0} role="region" aria-label={t('entry.document')}>
        {JSON.stringify(entry, null, 2)}
      </pre>
    </div>
  );
}
