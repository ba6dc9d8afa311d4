import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Observation, UnitScored } from '../../../api/types';
import { between, NONE } from '../../../format/decimal';
import { byName } from '../../../format/order';
import { laterPeriod, within } from '../../../format/period';
import { periodName, worded } from '../../../i18n/words';
import { Failure, Notice } from '../../../parts/states';
import { NotCounted } from '../NotCounted';
import { observationsQuery } from '../queries';
import type { Names } from './WhyTree';

function figure({ value, numerator, denominator }: Observation): string {
  if (numerator != null && denominator != null) return `${numerator} / ${denominator}`;
  return value == null ? NONE : between(String(value), 0, 6);
}

/** What a unit reported for periods within the shown one. */
export function Reported({
  region,
  unit,
  period,
  caption,
  names,
  score,
  timeZone,
  onSource,
}: {
  region: string;
  unit: string;
  period: string;
  caption: string;
  names: Names;
  score: UnitScored | undefined;
  timeZone: string | undefined;
  onSource: (position: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(observationsQuery(region, unit));
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
  const rows = data
    .filter((one) => within(one.period, period))
    .sort(
      (a, b) =>
        byName(names.indicator(a.indicator), names.indicator(b.indicator)) || laterPeriod(b.period, a.period),
    );
  if (rows.length === 0) return <Notice kind="empty" title={t('reported.empty')} />;
  return (
    <>
      <NotCounted
        reported={rows}
        score={score}
        indicator={names.indicator}
        figure={figure}
        timeZone={timeZone}
      />
      <section className="table-scroll" tabIndex={0} aria-label={caption}>
        <table className="reported" data-testid="reported">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reported.indicator')}</th>
              <th scope="col">{t('reported.period')}</th>
              <th scope="col" className="number">
                {t('reported.value')}
              </th>
              <th scope="col">{t('reported.day')}</th>
              <th scope="col">{t('reported.state')}</th>
              <th scope="col">{t('reported.note')}</th>
              <th scope="col">{t('reported.entry')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={`${one.indicator} ${one.period}`}>
                <th scope="row">{names.indicator(one.indicator)}</th>
                <td>{periodName(t, one.period, i18n.language)}</td>
                <td className="number">{figure(one)}</td>
                <td>{one.reportedOn ?? NONE}</td>
                <td>
                  {worded(t, 'reported.states', one.state)}
                  {one.late && <span className="tag tag-warning">{t('reported.late')}</span>}
                  {one.repeats != null && <span className="tag tag-warning">{t('reported.repeats')}</span>}
                </td>
                <td>{[one.source, one.note, one.remark].filter(Boolean).join(' · ')}</td>
                <td>
                  <button type="button" className="source" onClick={() => onSource(one.position)}>
                    {one.position}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
