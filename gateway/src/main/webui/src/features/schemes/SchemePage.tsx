import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Answer, query } from '../../api/api';
import { nameOf } from '../../api/names';
import { schemesQuery } from '../../api/queries';
import type { SchemeVersion } from '../../api/types';
import { between, compare } from '../../format/decimal';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { worded } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { useFilters } from '../../parts/filters';
import { HistoryButton } from '../../parts/HistoryButton';
import { Centre, Failure, Loading, LoadingPart, Notice } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import { kept, useSearchState } from '../../url/useSearchState';
import { PageTabs } from '../units/PageTabs';
import { holds } from './DraftsTile';
import { Findings } from './Findings';

const COVERAGE = '/api/v1/regions/{region}/schemes/{scheme}/versions/{version}/coverage';
type Coverage = Answer<typeof COVERAGE>;
type Node = SchemeVersion['definition']['tree']['children'][number] | SchemeVersion['definition']['tree'];

/** A scheme's version: what is questionable about it, and what each indicator weighs in the whole. */
export default function SchemePage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const { scheme = '' } = useParams({ strict: false });
  const [search] = useSearchState();
  const [filters, filter] = useFilters();
  const schemes = useQuery(schemesQuery(region));
  const names = useNames(region);
  useTitle(scheme);
  if (schemes.isPending) return <Loading />;
  if (schemes.error && !schemes.data) {
    return (
      <Centre>
        <Failure whole error={schemes.error} onRetry={() => void schemes.refetch()} />
      </Centre>
    );
  }
  const versions = schemes.data.filter((one) => one.scheme === scheme).sort((a, b) => b.version - a.version);
  const shown = versions.find((one) => String(one.version) === filters.version) ?? versions[0];
  if (!shown) {
    return (
      <Centre>
        <Notice whole kind="empty" title={t('schemes.unknown', { scheme })}>
          <Link to="/schemes" search={kept}>
            {t('schemes.toList')}
          </Link>
        </Notice>
      </Centre>
    );
  }
  const weights = search.tab === 'use';
  const called = (node: Node): string =>
    node.kind === 'indicator' ? names.indicator(node.indicator) : (nameOf(node, i18n.language) ?? node.code);
  /** A node of the tree by its JSON pointer, as it is called. */
  const placeOf = (pointer: string): string => {
    let node: Node = shown.definition.tree;
    for (const step of pointer.split('/children/').slice(1)) {
      const next: Node | undefined = node.kind === 'block' ? node.children[Number(step)] : undefined;
      if (!next) return pointer;
      node = next;
    }
    return node === shown.definition.tree ? t('quality.whole') : called(node);
  };
  return (
    <main id="main" className="board-page" data-testid="scheme-page">
      <div className="page-head">
        <h1>
          {shown.scheme}
          <span className="page-period">
            {names.unitClass(shown.unitClass)} {holds(t, shown)}
          </span>
        </h1>
        <HistoryButton
          me={me}
          region={region}
          journal="indicators"
          subject={`scheme/${scheme}`}
          title={scheme}
          timeZone={timeZone}
          names={{ version: t('schemes.version') }}
        />
      </div>
      <Choice
        name={t('schemes.version')}
        testId="scheme-version"
        value={String(shown.version)}
        options={versions.map((one) => ({
          value: String(one.version),
          label: t('quality.ofVersion', {
            version: one.version,
            stage: worded(t, 'schemes.stages', one.stage),
          }),
        }))}
        onChoose={(chosen) => filter({ version: chosen })}
      />
      <PageTabs
        tabs={[
          { key: undefined, label: t('schemes.tabs.findings') },
          { key: 'use', label: t('schemes.tabs.weights') },
        ]}
        current={weights ? 'use' : undefined}
      />
      {weights ? (
        <Weights region={region} shown={shown} blockOf={placeOf} />
      ) : (
        <Findings
          region={region}
          me={me}
          of={{ scheme }}
          version={shown.version}
          name={scheme}
          placeOf={placeOf}
        />
      )}
    </main>
  );
}

/** What each indicator weighs in the whole, and what the weights are made of. */
function Weights({
  region,
  shown,
  blockOf,
}: {
  region: string;
  shown: SchemeVersion;
  blockOf: (pointer: string) => string;
}) {
  const { t } = useTranslation();
  const { scheme, version } = shown;
  const coverage = useQuery(query(COVERAGE, { region, scheme, version }));
  const names = useNames(region);
  if (coverage.error && !coverage.data) {
    return <Failure error={coverage.error} onRetry={() => void coverage.refetch()} />;
  }
  if (!coverage.data) return <LoadingPart rows={8} sheet />;
  const { indicators, own, groups } = coverage.data;
  const caption = t('schemes.weights', { scheme });
  const parent = (pointer: string) => blockOf(pointer.replace(/\/children\/\d+$/, ''));
  return (
    <>
      <section className="sheet table-scroll" aria-label={t('frame.scroll', { name: caption })} tabIndex={0}>
        <table className="board" data-testid="weights">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('schemes.indicator')}</th>
              <th scope="col">{t('schemes.path')}</th>
              <th scope="col" className="number">
                {t('schemes.effective')}
              </th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((one) => (
              <tr key={one.pointer}>
                <th scope="row">
                  <Link to="/indicators/$indicator" params={{ indicator: one.indicator }} search={kept}>
                    {names.indicator(one.indicator)}
                  </Link>
                </th>
                <td>{parent(one.pointer)}</td>
                <td className="number">{one.watched ? t('schemes.watched') : between(one.weight, 0, 2)}</td>
              </tr>
            ))}
            {compare(own, '0') > 0 && (
              <tr>
                <th scope="row">{t('schemes.own')}</th>
                <td />
                <td className="number">{between(own, 0, 2)}</td>
              </tr>
            )}
            {compare(groups, '0') > 0 && (
              <tr>
                <th scope="row">{t('schemes.groups')}</th>
                <td />
                <td className="number">{between(groups, 0, 2)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <Composition coverage={coverage.data} />
    </>
  );
}

const KINDS = [
  { key: 'dimension', words: 'indicatorPage.dimensions' },
  { key: 'stage', words: 'indicatorPage.stagesOf' },
  { key: 'layer', words: 'indicatorPage.layers' },
  { key: 'nature', words: 'indicatorPage.natures' },
] as const;

function Composition({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation();
  return (
    <section className="sheet" aria-label={t('schemes.composition')} data-testid="composition">
      <h2>{t('schemes.composition')}</h2>
      <dl className="facts">
        {KINDS.map(({ key, words }) => (
          <div key={key}>
            <dt>{t(`schemes.by.${key}`)}</dt>
            <dd>
              {coverage[key]
                .map(
                  (one) =>
                    `${one.value ? worded(t, words, one.value) : t('schemes.notTold')} ${between(one.weight, 0, 2)}`,
                )
                .join(t('frame.comma'))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
