import { useTranslation } from 'react-i18next';
import type { UnitScored } from '../../api/types';

/** What is to be known of a score wherever its total stands: that figures are still owed, or that something is missing. */
export function ScoreMarks({ score }: { score: Pick<UnitScored, 'incomplete' | 'partial'> }) {
  const { t } = useTranslation();
  return (
    <>
      {score.partial && (
        <span className="tag" title={t('board.partialText')}>
          {t('board.partial')}
        </span>
      )}
      {score.incomplete && (
        <span className="tag tag-warning" title={t('board.incompleteText')}>
          {t('board.incomplete')}
        </span>
      )}
    </>
  );
}
