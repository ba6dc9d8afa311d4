import { useTranslation } from 'react-i18next';
import { compare } from '../../../format/decimal';

/** Says that the score above has changed and its reasons are still being read, so that the two are not taken together. */
export function Behind({ of, shown }: { of: string | undefined; shown: string | undefined }) {
  const { t } = useTranslation();
  const behind = of !== undefined && shown !== undefined && compare(of, shown) !== 0;
  return (
    <p className={behind ? 'hint behind' : 'unseen'} role="status" data-testid="behind">
      {behind && t('why.behind')}
    </p>
  );
}
