import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { roles } from '../frame/feature';

const History = lazy(() => import('./History').then((all) => ({ default: all.History })));

/** Who may read the history of a stream; to others the button is not shown. */
const mayRead = roles(
  'leader',
  'office',
  'operator',
  'auditor',
  'admin',
  // Of their own units, and what is published of others: the service leaves out the rest.
  'department',
  'reviewer',
  'indicator-author',
  'indicator-approver',
);

/** Opens the history of a thing. */
export function HistoryButton({ me, ...of }: { me: Me } & Omit<ComponentProps<typeof History>, 'onClose'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!mayRead(me)) return null;
  return (
    <>
      <Button
        size="small"
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
