import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { periodName } from '../../i18n/words';
import { Failure, LoadingPart } from '../../parts/states';
import { explanationQuery } from '../scores/queries';
import { Behind } from '../scores/unit/Behind';
import { WhyTree } from '../scores/unit/WhyTree';
import { useLightReasonOf } from '../scores/useLightReason';
import type { UnitView } from './useUnit';

/** Why the unit has its score, from the total down to the entries. */
export default function Reasons({
  view,
  at,
  onSource,
}: {
  view: UnitView;
  at: string | undefined;
  onSource: (position: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { region, unit, period = '', asOf, names } = view;
  const { data, error, isPending, refetch } = useQuery(explanationQuery(region, unit, period, asOf));
  const reason = useLightReasonOf(region, view.score, data);
  if (isPending) return <LoadingPart rows={8} sheet />;
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="sheet why-sheet">
      <Behind of={view.score?.total} shown={data.score.total} />
      <WhyTree
        key={`${unit} ${period} ${at ?? ''} ${asOf ?? ''}`}
        derivation={data.derivation}
        label={t('unit.whyLabel', { unit: names.unit(unit), period: periodName(t, period, i18n.language) })}
        names={names}
        at={at}
        measure={names.measure}
        reason={reason}
        onSource={onSource}
      />
    </div>
  );
}
