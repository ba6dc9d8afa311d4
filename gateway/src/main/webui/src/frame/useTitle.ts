import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from './current';

/** Names the page in the browser's tab, in the breadcrumbs and to screen readers. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('product.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
    tell({ title });
    return () => tell({ title: '' });
  }, [title, product]);
}
