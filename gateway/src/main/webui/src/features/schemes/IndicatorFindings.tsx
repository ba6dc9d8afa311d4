import { useTranslation } from 'react-i18next';
import type { Indicator, Me } from '../../api/types';
import { worded } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { useFilters } from '../../parts/filters';
import { Notice } from '../../parts/states';
import { Findings } from './Findings';

/** Where findings about an indicator point to, and how the page calls it. */
const PLACES = {
  '/about/definition': 'indicatorPage.definition',
  '/about/unitOfMeasure': 'indicatorPage.unitOfMeasure',
  '/about/source': 'indicatorPage.source',
  '/about/supplier': 'indicatorPage.supplier',
  '/about/collection': 'indicatorPage.collection',
  '/owner': 'indicatorPage.owner',
  '/control': 'indicatorPage.control',
  '/direction': 'indicatorPage.direction',
  '/name': 'indicatorPage.name',
  '/formula': 'indicatorPage.formula',
  '/factor': 'indicatorPage.factor',
} as const;

const isPlace = (pointer: string): pointer is keyof typeof PLACES => pointer in PLACES;

/** What is questionable about a version of an indicator: the newest, or the one that is chosen. */
export function IndicatorFindings({
  region,
  me,
  about,
  versions,
}: {
  region: string;
  me: Me;
  about: Indicator;
  versions: readonly { version: number; stage: string }[];
}) {
  const { t } = useTranslation();
  const [filters, filter] = useFilters();
  if (versions.length === 0) return <Notice kind="empty" title={t('indicatorPage.noVersions')} />;
  const newest = Math.max(...versions.map((one) => one.version));
  const version = versions.find((one) => String(one.version) === filters.version)?.version ?? newest;
  return (
    <>
      <Choice
        name={t('quality.pickVersion')}
        testId="finding-version"
        value={String(version)}
        options={[...versions].reverse().map((one) => ({
          value: String(one.version),
          label: t('quality.ofVersion', {
            version: one.version,
            stage: worded(t, 'indicatorPage.stages', one.stage),
          }),
        }))}
        onChoose={(chosen) => filter({ version: chosen })}
      />
      <Findings
        region={region}
        me={me}
        of={{ indicator: about.indicator }}
        version={version}
        name={about.name}
        placeOf={(pointer) => (isPlace(pointer) ? t(PLACES[pointer]) : '')}
      />
    </>
  );
}
