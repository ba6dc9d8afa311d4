import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from './useReturnFocus';

/** A window with a form, which brings its own buttons. */
export function FormWindow({
  title,
  width = 560,
  testId = 'form-window',
  onEnd,
  children,
}: {
  title: string;
  /** Of a form with tables or many choices. */
  width?: number;
  testId?: string;
  onEnd: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Modal
      open
      title={title}
      footer={null}
      onCancel={onEnd}
      closable={{ 'aria-label': t('decision.close') }}
      width={width}
      data-testid={testId}
    >
      {children}
    </Modal>
  );
}
