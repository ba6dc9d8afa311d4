import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../api/may';
import { indicatorsQuery, schemesQuery, versionsQuery } from '../../api/queries';
import type { Indicator } from '../../api/types';
import { parsePeriod } from '../../format/period';
import { usePeriods } from '../../frame/current';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName, worded } from '../../i18n/words';
import { HistoryButton } from '../../parts/HistoryButton';
import { Centre, Failure, Loading, LoadingPart, Notice, NotThere } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import { useScoredPeriods } from '../../parts/useScoredPeriods';
import type { Search } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { IndicatorFindings } from '../schemes/IndicatorFindings';
import { useBoards } from '../scores/tiles/boards';
import { PageTabs } from '../units/PageTabs';
import { Months } from './Months';
import { RenameForm } from './RenameForm';
import { Units } from './Units';
import { Use } from './Use';
import { Versions } from './Versions';
import { formulaText, ruleText, type Version } from './words';
import '../units/units.css';

/** The version that holds for a period: the last that is in force and begins no later. */
export function inForce(versions: readonly Version[], period: string | undefined): Version | undefined {
  const first = (code: string) => parsePeriod(code)?.first ?? 0;
  return versions
    .filter(
      (one) => one.stage === 'enacted' && (period === undefined || first(one.effectiveFrom) <= first(period)),
    )
    .sort((a, b) => first(a.effectiveFrom) - first(b.effectiveFrom) || a.version - b.version)
    .at(-1);
}

const mayRename = may('rename-indicator');

const mayReadScores = may('read-scores');

const mayReadFindings = may('read-findings');

/** Of these, the first two are about scores, and the last for those who judge indicators. */
const KINDS = ['units', 'months', 'versions', 'use', 'findings'] as const;

/** An indicator: what it counts and how, where every unit stands, and how both came about. */
export default function IndicatorPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const { indicator = '' } = useParams({ strict: false });
  const [search] = useSearchState();
  const indicators = useQuery(indicatorsQuery(region));
  const versions = useQuery(versionsQuery(region, indicator));
  const schemes = useQuery(schemesQuery(region));
  const scores = mayReadScores(me);
  const kinds = KINDS.slice(scores ? 0 : 2, mayReadFindings(me) ? undefined : -1);
  const scored = useScoredPeriods(region, scores);
  const boards = useBoards(region, undefined, scores);
  const names = useNames(region);
  const about = indicators.data?.find((one) => one.indicator === indicator);
  const [renaming, setRenaming] = useState(false);
  const { period } = boards;
  usePeriods(scored.periods, period);
  useTitle(about?.name ?? '');

  // What stands above the tabs is there at once, or they would be pushed down by it.
  if (indicators.isPending || versions.isLoading || scored.pending) return <Loading />;
  if (indicators.error && !indicators.data) {
    return (
      <Centre>
        <Failure whole error={indicators.error} onRetry={() => void indicators.refetch()} />
      </Centre>
    );
  }
  if (!about) {
    return (
      <Centre>
        <Notice
          whole
          kind="empty"
          title={t('indicatorPage.unknown', { indicator })}
          detail={t('indicatorPage.unknownDetail')}
        >
          <Link to="/indicators" search={kept}>
            {t('indicatorPage.toList')}
          </Link>
        </Notice>
      </Centre>
    );
  }
  const version = inForce(versions.data ?? [], period);
  const tab = kinds.find((one) => one === search.tab) ?? (scores ? 'units' : 'versions');
  const when = period ? periodName(t, period, i18n.language) : '';
  const content = {
    units: (
      <Units region={region} about={about} boards={boards} schemes={schemes.data ?? []} version={version} />
    ),
    months: <Months region={region} about={about} scored={scored} period={period} />,
    versions: versions.error ? (
      <Failure error={versions.error} onRetry={() => void versions.refetch()} />
    ) : versions.isPending ? (
      <LoadingPart rows={6} sheet />
    ) : (
      <Versions about={about} versions={versions.data} current={version} nameOf={names.indicator} />
    ),
    use: <Use about={about} schemes={schemes.data ?? []} className={names.unitClass} />,
    findings: versions.data ? (
      <IndicatorFindings region={region} me={me} about={about} versions={versions.data} />
    ) : (
      <LoadingPart rows={6} sheet />
    ),
  };
  return (
    <main id="main" className="board-page" data-testid="indicator-page">
      <div className="page-head">
        <h1>
          {about.name}
          <span className="page-period">{when}</span>
          {about.retiredFrom && (
            <span className="tag">
              {t('indicatorPage.retiredFrom', { period: periodName(t, about.retiredFrom, i18n.language) })}
            </span>
          )}
        </h1>
        {mayRename(me) && !about.retiredFrom && (
          <Button onClick={() => setRenaming(true)}>{t('indicatorPage.rename')}</Button>
        )}
        <HistoryButton
          me={me}
          region={region}
          journal="indicators"
          subject={`indicator/${indicator}`}
          title={about.name}
          timeZone={timeZone}
          names={{
            name: t('unitPage.name'),
            nameEn: t('indicatorPage.nameEn'),
            definition: t('indicatorPage.definition'),
            source: t('indicatorPage.source'),
            unitOfMeasure: t('indicatorPage.unitOfMeasure'),
            effectiveFrom: t('unitPage.from'),
            version: t('indicatorPage.version'),
          }}
        />
      </div>
      {search.period && search.period !== period && period && (
        <NotThere>
          {t('indicatorPage.unknownPeriod', {
            wanted: periodName(t, search.period, i18n.language),
            shown: when,
          })}
        </NotThere>
      )}
      <About about={about} version={version} nameOf={names.indicator} unitName={names.unit} />
      <PageTabs
        tabs={kinds.map((key) => ({
          key: key === 'units' ? undefined : key,
          label: t(`indicatorPage.tabs.${key}`),
        }))}
        current={tab === 'units' ? undefined : tab}
      />
      {content[tab]}
      {renaming && <RenameForm region={region} about={about} onEnd={() => setRenaming(false)} />}
    </main>
  );
}

function About({
  about,
  version,
  nameOf,
  unitName,
}: {
  about: Indicator;
  version: Version | undefined;
  nameOf: (code: string) => string;
  unitName: (code: string) => string;
}) {
  const { t, i18n } = useTranslation();
  const definition = version?.definition;
  const facts: [string, React.ReactNode][] = [
    [t('indicatorPage.definition'), about.definition],
    [t('indicatorPage.source'), about.source],
    [
      t('indicatorPage.owner'),
      about.owner && (
        <Link
          to="/scores/units/$unit"
          params={{ unit: about.owner }}
          search={(now: Search) => merged(kept(now), { period: now.period, asOf: now.asOf })}
        >
          {unitName(about.owner)}
        </Link>
      ),
    ],
    [
      t('indicatorPage.kind'),
      [
        worded(t, 'indicatorPage.dimensions', about.dimension),
        worded(t, 'indicatorPage.layers', about.layer),
        worded(t, 'indicatorPage.natures', about.nature),
      ].join(t('frame.comma')),
    ],
    [t('indicatorPage.unitOfMeasure'), about.unitOfMeasure],
    [t('indicatorPage.stage'), about.stage && worded(t, 'indicatorPage.stagesOf', about.stage)],
    [t('indicatorPage.control'), about.control && worded(t, 'indicatorPage.controls', about.control)],
    [t('indicatorPage.horizon'), about.horizon && worded(t, 'indicatorPage.horizons', about.horizon)],
    [
      t('indicatorPage.supplier'),
      about.supplier &&
        (about.supplier === 'assessed' ? t('indicatorPage.assessed') : unitName(about.supplier)),
    ],
    [t('indicatorPage.secondSource'), about.secondSource],
    [
      t('indicatorPage.collection'),
      about.collection && worded(t, 'indicatorPage.collections', about.collection),
    ],
    [t('indicatorPage.tags'), about.tags?.join(t('frame.comma'))],
    [
      t('indicatorPage.reporting'),
      definition && worded(t, 'indicatorPage.frequencies', definition.frequency),
    ],
    [t('indicatorPage.direction'), definition && worded(t, 'indicatorPage.directions', definition.direction)],
    [
      t('indicatorPage.accumulation'),
      definition && worded(t, 'indicatorPage.accumulations', definition.accumulation ?? 'last'),
    ],
    [t('indicatorPage.formula'), definition?.formula && formulaText(t, definition.formula, nameOf)],
    [
      t('indicatorPage.rule'),
      definition && ruleText(t, definition.rule, about.unitOfMeasure, definition.peers),
    ],
    [
      t('indicatorPage.version'),
      version &&
        t('indicatorPage.versionFrom', {
          version: version.version,
          period: periodName(t, version.effectiveFrom, i18n.language),
        }),
    ],
  ];
  return (
    <section className="sheet about-sheet" aria-label={t('indicatorPage.about')} data-testid="about">
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {!version && <p className="hint">{t('indicatorPage.noVersion')}</p>}
    </section>
  );
}
