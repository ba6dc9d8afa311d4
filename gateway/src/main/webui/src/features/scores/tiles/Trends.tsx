import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inside } from '../../../frame/Page';
import { periodName } from '../../../i18n/words';
import { Chart, type ChartData } from '../../../parts/Chart';
import { TileBody } from '../../../parts/Tile';
import { useNames } from '../../../parts/useNames';
import { useScoredPeriods } from '../../../parts/useScoredPeriods';
import { trendsQuery } from '../queries';

/** The mean total of every class over the last periods. */
export default function Trends({ region }: Inside) {
  const { t, i18n } = useTranslation();
  const { period, asOf, pending, error } = useScoredPeriods(region);
  const found = useQuery({ ...trendsQuery(region, period, asOf), enabled: period !== undefined });
  const names = useNames(region);
  const data = useMemo((): ChartData => {
    const { periods = [], classes = [] } = found.data ?? {};
    return {
      of: t('frame.period'),
      labels: periods.map((one) => periodName(t, one, i18n.language)),
      series: classes.map((one) => ({
        name: names.unitClass(one.unitClass),
        kind: 'line' as const,
        values: periods.map((at) => one.items.find((item) => item.period === at)?.mean),
        decimals: [2, 2] as const,
      })),
    };
  }, [found.data, names, t, i18n.language]);
  return (
    <TileBody
      pending={pending || found.isPending}
      error={error ?? (found.data ? null : found.error)}
      empty={data.labels.length < 2 && t('unitPage.noTrend')}
    >
      <Chart caption={t('home.trendsCaption')} data={data} height={260} />
    </TileBody>
  );
}
