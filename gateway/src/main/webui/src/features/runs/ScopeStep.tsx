import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overviewQuery, unitsQuery } from '../../api/queries';
import { laterPeriod } from '../../format/period';
import { periodName } from '../../i18n/words';
import { Failure } from '../../parts/states';
import { useNames } from '../../parts/useNames';
import type { Draft, Wrong } from './draft';

/** Over which classes, periods and units; none of them chosen is all of them. */
export function ScopeStep({
  region,
  draft,
  change,
  wrong,
}: {
  region: string;
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  wrong: Wrong;
}) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const overview = useQuery(overviewQuery(region));
  const units = useQuery(unitsQuery(region)).data ?? [];
  const [query, setQuery] = useState('');
  if (overview.isPending) return <Skeleton active paragraph={{ rows: 5 }} />;
  if (overview.error) return <Failure error={overview.error} onRetry={() => void overview.refetch()} />;

  const classes = overview.data.map((one) => one.unitClass);
  const here = overview.data.filter(
    (one) => draft.classes.length === 0 || draft.classes.includes(one.unitClass),
  );
  const periods = [...new Set([...here.flatMap((one) => one.periods), ...draft.periods])]
    .sort(laterPeriod)
    .reverse();
  const wanted = query.trim().toLocaleLowerCase();
  const offered = units.filter(
    (one) =>
      one.unitClass !== undefined &&
      (draft.classes.length === 0 || draft.classes.includes(one.unitClass)) &&
      (!wanted ||
        `${one.name} ${one.alias ?? ''}`.toLocaleLowerCase().includes(wanted) ||
        one.unit.includes(wanted)),
  );
  const toggled = (all: readonly string[], one: string) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  return (
    <div className="scope">
      {wrong.get('scope') && (
        <p className="wrong" role="alert">
          {wrong.get('scope')}
        </p>
      )}
      <Ticks
        legend={t('pick.class')}
        none={t('replay.everyClass')}
        wrong={wrong.get('scope.classes')}
        options={classes.map((value) => ({ value, label: names.unitClass(value) }))}
        chosen={draft.classes}
        onToggle={(one) => change({ classes: toggled(draft.classes, one) })}
        onClear={() => change({ classes: [] })}
      />
      <Ticks
        legend={t('pick.period')}
        none={t('replay.everyPeriod')}
        wrong={wrong.get('scope.periods')}
        options={periods.map((value) => ({ value, label: periodName(t, value, i18n.language) }))}
        chosen={draft.periods}
        onToggle={(one) => change({ periods: toggled(draft.periods, one) })}
        onClear={() => change({ periods: [] })}
      />
      {draft.kind === 'official' ? (
        <p className="hint">{t('wizard.officialUnits')}</p>
      ) : (
        <details open={draft.units.length > 0 || wrong.has('scope.units')}>
          <summary>
            {draft.units.length > 0
              ? t('wizard.someUnits', { count: draft.units.length })
              : t('wizard.allUnits')}
          </summary>
          <div className="field field-search">
            <label htmlFor="scope-units" className="field-name">
              {t('pick.search')}
            </label>
            <Input
              id="scope-units"
              type="search"
              placeholder={t('pick.searchHint')}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
          <Ticks
            legend={t('diff.unit')}
            none={t('replay.everyUnit')}
            wrong={wrong.get('scope.units')}
            options={offered.map((one) => ({ value: one.unit, label: one.name }))}
            chosen={draft.units}
            onToggle={(one) => change({ units: toggled(draft.units, one) })}
            onClear={() => change({ units: [] })}
          />
        </details>
      )}
    </div>
  );
}

function Ticks({
  legend,
  none,
  wrong,
  options,
  chosen,
  onToggle,
  onClear,
}: {
  legend: string;
  /** What holds where nothing is chosen. */
  none: string;
  wrong: string | undefined;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
  onClear: () => void;
}) {
  return (
    <fieldset className="ticks" aria-invalid={wrong !== undefined}>
      <legend>{legend}</legend>
      <div className="ticks-list">
        <label className={chosen.length === 0 ? 'tick on' : 'tick'}>
          <input type="checkbox" checked={chosen.length === 0} onChange={onClear} /> {none}
        </label>
        {options.map(({ value, label }) => (
          <label key={value} className={chosen.includes(value) ? 'tick on' : 'tick'}>
            <input
              type="checkbox"
              data-testid={`tick-${value}`}
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
            />{' '}
            {label}
          </label>
        ))}
      </div>
      {wrong && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
