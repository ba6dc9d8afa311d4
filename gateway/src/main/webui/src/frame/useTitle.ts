import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setCurrent } from './current';

/** Names the page in the browser's tab, in the breadcrumbs and to screen readers. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('product.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
    setCurrent({ title });
    return () => setCurrent({ title: '' });
  }, [title, product]);
}
