import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../../api/api';
import { usePeriods } from '../../frame/current';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { FileLink } from '../../parts/FileLink';
import { Centre, Failure, Loading, LoadingPart, Notice, NotThere } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import type { Search, Tab } from '../../url/search';
import { kept, merged, useSearchState } from '../../url/useSearchState';
import { EditionLink } from '../editions/EditionLink';
import { LiveMark } from '../scores/live/LiveMark';
import { useScoreStream } from '../scores/live/useScoreStream';
import { EntryWindow } from '../scores/unit/EntryWindow';
import { Overview } from './Overview';
import { PageTabs } from './PageTabs';
import { Ranking } from './Ranking';
import { useUnit } from './useUnit';
import './units.css';

const Reasons = lazy(() => import('./Reasons'));
const ReportedTable = lazy(() => import('./ReportedTable'));
const History = lazy(() => import('./History'));
const Card = lazy(() => import('./Card'));

/** A unit in a period: what it has and why, what it reported, what happened, and all of it on paper. */
export default function UnitPage({ region, regionName, timeZone, me }: Inside) {
  const { t, i18n } = useTranslation();
  const { unit = '' } = useParams({ strict: false });
  const [search] = useSearchState();
  const [position, setPosition] = useState<string>();
  const { view, unknown, pending, error, again } = useUnit(region, me, unit, search.period, search.asOf);
  const { unitClass } = useNames(region);
  const { period, periods, score, names } = view;
  const name = names.unit(unit);
  const when = period ? periodName(t, period, i18n.language) : '';
  const unitClassOf = score?.unitClass;
  const listened = useMemo(
    () => (unitClassOf && period ? { unitClass: unitClassOf, period } : undefined),
    [unitClassOf, period],
  );
  const live = useScoreStream(region, listened, !search.asOf && score !== undefined);
  usePeriods(periods, period);
  useTitle(pending || unknown ? '' : name);

  if (error) {
    return (
      <Centre>
        <Failure whole error={error} onRetry={again} />
      </Centre>
    );
  }
  if (pending) return <Loading />;
  if (unknown) {
    return (
      <Centre>
        <Notice
          whole
          kind="empty"
          title={t('unitPage.unknown', { unit })}
          detail={t('unitPage.unknownDetail')}
        >
          <Link to="/scores" search={kept}>
            {t('unitPage.toBoard')}
          </Link>
        </Notice>
      </Centre>
    );
  }

  const scored = score !== undefined;
  // What was reported and what happened are known as they are now only.
  const past = search.asOf !== undefined;
  const tabs: readonly { key: Tab | undefined; label: string }[] = [
    ...(scored
      ? ([
          { key: undefined, label: t('unitPage.overview') },
          { key: 'why', label: t('unit.why') },
        ] as const)
      : []),
    ...(past
      ? []
      : ([
          { key: 'reported', label: t('unit.reported') },
          { key: 'history', label: t('unitPage.history') },
        ] as const)),
    ...(scored ? ([{ key: 'card', label: t('unitPage.card') }] as const) : []),
  ];
  const open = tabs.find(({ key }) => key === search.tab) ?? tabs[0];
  const tab = open?.key;
  const inside = { view, onSource: setPosition };

  return (
    <main id="main" className={`board-page unit-page tab-${tab ?? 'overview'}`} data-testid="unit-page">
      <div className="page-head">
        <h1>
          {name}
          <span className="page-period">{when}</span>
        </h1>
        {!search.asOf && score && <LiveMark live={live} nameOf={names.unit} />}
        <p className="page-links">
          {score && (
            <Link
              to="/scores"
              search={(now: Search) => merged(kept(now), { class: score.unitClass, period, asOf: now.asOf })}
            >
              {t('unitPage.boardOf', { class: unitClass(score.unitClass) })}
            </Link>
          )}
          {score && (
            <Link
              to="/scores/compare"
              search={(now: Search) =>
                merged(kept(now), { class: score.unitClass, period, units: unit, asOf: now.asOf })
              }
            >
              {t('unitPage.compare')}
            </Link>
          )}
          {score &&
            (['xlsx', 'csv'] as const).map((form) => (
              <FileLink
                key={form}
                address={address(`/api/v1/regions/{region}/score-tables/{unitClass}/{period}/${form}`, {
                  region,
                  unitClass: score.unitClass,
                  period: score.period,
                  unit,
                  asOf: search.asOf,
                })}
                testId={`unit-${form}`}
              >
                {t('diff.download', { form: form.toUpperCase() })}
              </FileLink>
            ))}
          {score && <EditionLink region={region} unitClass={score.unitClass} period={score.period} />}
        </p>
      </div>
      {search.period && search.period !== period && period && (
        <NotThere>
          {t('unitPage.unknownPeriod', {
            unit: name,
            wanted: periodName(t, search.period, i18n.language),
            shown: when,
          })}
        </NotThere>
      )}
      {score ? (
        <Ranking view={view} score={score} onSource={setPosition} />
      ) : (
        <Notice
          kind="empty"
          title={
            period ? t('home.noScore', { unit: name, period: when }) : t('unitPage.never', { unit: name })
          }
        />
      )}
      {open && <PageTabs tabs={tabs} current={tab} />}
      <Suspense fallback={<LoadingPart rows={8} />}>
        {tab === undefined && score && <Overview {...inside} score={score} />}
        {tab === 'why' && score && <Reasons {...inside} at={search.at} />}
        {tab === 'reported' && <ReportedTable {...inside} timeZone={timeZone} />}
        {tab === 'history' && <History {...inside} timeZone={timeZone} me={me} />}
        {tab === 'card' && score && (
          <Card view={view} score={score} regionName={regionName} timeZone={timeZone} />
        )}
      </Suspense>
      <EntryWindow region={region} position={position} onClose={() => setPosition(undefined)} />
    </main>
  );
}
