import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../api/may';
import type { Me } from '../api/types';

const History = lazy(() => import('./History').then((all) => ({ default: all.History })));

/** Of their own units, or what is published of others: the service leaves out the rest. */
const mayRead = may('read-entries');

/** Opens the history of a thing. */
export function HistoryButton({ me, ...of }: { me: Me } & Omit<ComponentProps<typeof History>, 'onClose'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!mayRead(me)) return null;
  return (
    <>
      <Button
        size="small"
        className="history-open"
        icon={<HistoryOutlined />}
        data-testid="history-open"
        aria-label={t('history.title', { of: of.title })}
        onClick={() => setOpen(true)}
      >
        {t('history.button')}
      </Button>
      <Suspense fallback={null}>{open && <History {...of} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
