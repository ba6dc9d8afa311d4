import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { indicatorsQuery } from '../../api/queries';
import type { Indicator } from '../../api/types';
import { byName } from '../../format/order';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { worded } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { useFilters } from '../../parts/filters';
import { type Column, List } from '../../parts/List';
import { useNames } from '../../parts/useNames';
import { kept } from '../../url/useSearchState';

/** By what the indicators are narrowed down, besides owner and tags; of each only what there is can be chosen. */
const FILTERS = [
  { key: 'dimension', name: 'unitPage.block', words: 'indicatorPage.dimensions' },
  { key: 'layer', name: 'indicatorPage.layer', words: 'indicatorPage.layers' },
  { key: 'nature', name: 'indicatorPage.nature', words: 'indicatorPage.natures' },
  { key: 'stage', name: 'indicatorPage.stage', words: 'indicatorPage.stagesOf' },
  { key: 'direction', name: 'indicatorPage.direction', words: 'indicatorPage.directions' },
  { key: 'frequency', name: 'indicatorPage.reporting', words: 'indicatorPage.frequencies' },
  { key: 'state', name: 'indicatorPage.state', words: 'indicatorPage.statesOf' },
] as const;

/** The indicators of the region, each with what it counts. */
export default function IndicatorsPage({ region }: Inside) {
  const { t } = useTranslation();
  const [filters, filter] = useFilters();
  const indicators = useQuery(indicatorsQuery(region));
  const names = useNames(region);
  useTitle(t('indicatorPage.place'));
  /** A choice among what there is; none where there is nothing to choose. */
  const choice = (
    key: string,
    name: string,
    label: (value: string) => string,
    of: (one: Indicator) => string | readonly string[] | undefined,
  ) => {
    const values = [...new Set(indicators.data?.flatMap((one) => of(one) ?? []))];
    return values.length < 2 && !filters[key] ? null : (
      <Choice
        key={key}
        name={name}
        testId={key}
        value={filters[key] ?? ''}
        options={[
          { value: '', label: t('reportedTable.all') },
          ...values.map((value) => ({ value, label: label(value) })).sort((a, b) => byName(a.label, b.label)),
        ]}
        onChoose={(chosen) => filter({ [key]: chosen })}
      />
    );
  };
  const columns = useMemo((): Column<Indicator>[] => {
    const nature = (one: Indicator) => worded(t, 'indicatorPage.natures', one.nature);
    const ofDimension = (one: Indicator) => worded(t, 'indicatorPage.dimensions', one.dimension);
    const owner = (one: Indicator) => (one.owner ? names.unit(one.owner) : '');
    return [
      {
        key: 'name',
        title: t('board.indicator'),
        cell: (one) => (
          <>
            <Link to="/indicators/$indicator" params={{ indicator: one.indicator }} search={kept}>
              {one.name}
            </Link>
            {one.retiredFrom && <span className="tag">{t('indicatorPage.retired')}</span>}
          </>
        ),
        text: (one) => one.name,
        sort: (a, b) => byName(a.name, b.name),
      },
      {
        key: 'dimension',
        title: t('unitPage.block'),
        cell: ofDimension,
        text: ofDimension,
        sort: (a, b) => byName(ofDimension(a), ofDimension(b)),
      },
      { key: 'nature', title: t('indicatorPage.nature'), cell: nature, text: nature },
      {
        key: 'measure',
        title: t('indicatorPage.unitOfMeasure'),
        cell: (one) => one.unitOfMeasure,
        text: (one) => one.unitOfMeasure,
      },
      {
        key: 'definition',
        title: t('indicatorPage.definition'),
        cell: (one) => one.definition,
        text: (one) => one.definition,
        wrap: true,
      },
      {
        key: 'source',
        title: t('indicatorPage.source'),
        cell: (one) => one.source ?? '',
        text: (one) => one.source ?? '',
      },
      {
        key: 'owner',
        title: t('indicatorPage.owner'),
        cell: owner,
        text: owner,
        sort: (a, b) => byName(owner(a), owner(b)),
        extra: true,
      },
      {
        key: 'code',
        title: t('indicatorPage.code'),
        cell: (one) => <code>{one.indicator}</code>,
        text: (one) => one.indicator,
        sort: (a, b) => a.indicator.localeCompare(b.indicator),
        extra: true,
      },
    ];
  }, [t, names]);
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('indicatorPage.place')}</h1>
      </div>
      <p className="page-lead">{t('indicatorPage.lead')}</p>
      <List
        name="indicators"
        one="indicator"
        caption={t('indicatorPage.place')}
        rows={indicators.data?.filter(
          (one) =>
            FILTERS.every(({ key }) => !filters[key] || one[key] === filters[key]) &&
            (!filters.owner || one.owner === filters.owner) &&
            (!filters.tag || one.tags?.includes(filters.tag)),
        )}
        pending={indicators.isPending}
        error={indicators.error}
        onRetry={() => void indicators.refetch()}
        rowKey={(one) => one.indicator}
        columns={columns}
        sortedBy="name"
        searched={{
          hint: t('indicatorPage.searchHint'),
          in: (one) =>
            `${one.name} ${one.alias ?? ''} ${one.indicator} ${one.definition} ${one.source ?? ''} ${one.tags?.join(' ') ?? ''}`,
        }}
        filters={
          <>
            {FILTERS.map(({ key, name, words }) =>
              choice(
                key,
                t(name),
                (value) => worded(t, words, value),
                (one) => one[key],
              ),
            )}
            {choice('owner', t('indicatorPage.owner'), names.unit, (one) => one.owner)}
            {choice(
              'tag',
              t('indicatorPage.tags'),
              (value) => value,
              (one) => one.tags,
            )}
          </>
        }
        empty={{ title: t('indicatorPage.none') }}
      />
    </main>
  );
}
