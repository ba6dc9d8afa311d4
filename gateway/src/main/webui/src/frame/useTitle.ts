import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the browser's tab and to screen readers. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('product.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
