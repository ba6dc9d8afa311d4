import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../api/may';
import { classesQuery, unitsQuery } from '../../api/queries';
import type { UnitClass } from '../../api/types';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Day } from '../../parts/Day';
import { useFilters } from '../../parts/filters';
import { type Column, List } from '../../parts/List';
import { SearchField } from '../../parts/SearchField';
import { Failure, LoadingPart, Notice } from '../../parts/states';
import { useSearchState } from '../../url/useSearchState';
import { type Act, ActForm } from './ActForm';
import type { Unit } from './tree';
import { UnitGrid } from './UnitGrid';

const mayKeep = may('register-unit');

/** The units of the region in their tree, as it stands on a day, and the classes they are compared in. */
export default function UnitsPage({ region, me, timeZone }: Inside) {
  const { t } = useTranslation();
  const [search, set] = useSearchState();
  const [filters, filter] = useFilters();
  const on = /^\d{4}-\d\d-\d\d$/.test(filters.on ?? '') ? filters.on : undefined;
  const units = useQuery(unitsQuery(region, on));
  const classes = useQuery(classesQuery(region));
  const [act, setAct] = useState<Act>();
  useTitle(t('registry.title'));
  const keeps = mayKeep(me);
  const names = useMemo(() => new Map(classes.data?.map((one) => [one.unitClass, one.name])), [classes.data]);
  return (
    <main id="main" className="board-page" aria-busy={units.isPending}>
      <div className="page-head">
        <h1>{t('registry.title')}</h1>
        {keeps && (
          <Button type="primary" onClick={() => setAct({ kind: 'register' })}>
            {t('registry.register')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t('registry.lead')}</p>
      <div className="picker list-tools">
        <SearchField
          name={t('list.search')}
          hint={t('registry.search')}
          value={search.q ?? ''}
          onSearch={(q) => set({ q }, true)}
        />
        <Day
          name={t('registry.on')}
          testId="registry-on"
          value={on ?? ''}
          onChoose={(day) => filter({ on: day || undefined })}
        />
      </div>
      {units.error && !units.data ? (
        <Failure error={units.error} onRetry={() => void units.refetch()} />
      ) : !units.data ? (
        <LoadingPart rows={10} sheet />
      ) : units.data.length === 0 ? (
        <Notice
          kind="empty"
          title={t('registry.empty')}
          detail={t(on ? 'registry.emptyOn' : 'registry.emptyDetail')}
        />
      ) : (
        <UnitGrid
          units={units.data}
          text={search.q?.trim().toLocaleLowerCase() ?? ''}
          className={(code) => names.get(code) ?? code}
          region={region}
          me={me}
          timeZone={timeZone}
          {...(keeps ? { onAct: setAct } : {})}
        />
      )}
      {/* What stands below comes once it is known where. */}
      {(units.data || units.error) && (
        <Classes
          classes={classes.data}
          units={units.data}
          pending={classes.isPending}
          error={classes.error}
          onAct={keeps ? setAct : undefined}
        />
      )}
      {act && (
        <ActForm
          key={`${act.kind}-${'unit' in act ? act.unit.unit : 'unitClass' in act ? act.unitClass.unitClass : ''}`}
          act={act}
          region={region}
          units={units.data ?? []}
          classes={classes.data ?? []}
          onEnd={() => setAct(undefined)}
        />
      )}
    </main>
  );
}

function Classes({
  classes,
  units,
  pending,
  error,
  onAct,
}: {
  classes: readonly UnitClass[] | undefined;
  units: readonly Unit[] | undefined;
  pending: boolean;
  error: Error | null;
  onAct: ((act: Act) => void) | undefined;
}) {
  const { t, i18n } = useTranslation();
  const columns = useMemo((): Column<UnitClass>[] => {
    const count = (one: UnitClass) =>
      (units ?? [])
        .filter(({ unitClass }) => unitClass === one.unitClass)
        .length.toLocaleString(i18n.language);
    return [
      { key: 'name', title: t('registry.class'), cell: (one) => one.name, text: (one) => one.name },
      {
        key: 'code',
        title: t('registry.code'),
        cell: (one) => <code>{one.unitClass}</code>,
        text: (one) => one.unitClass,
      },
      { key: 'units', title: t('registry.count'), number: true, cell: count, text: count },
      ...(onAct
        ? [
            {
              key: 'acts',
              title: t('registry.acts'),
              cell: (one: UnitClass) => (
                <Button
                  size="small"
                  data-testid={`rename-class-${one.unitClass}`}
                  aria-label={t('registry.renameOf', { name: one.name })}
                  onClick={() => onAct({ kind: 'renameClass', unitClass: one })}
                >
                  {t('registry.act.renameClass')}
                </Button>
              ),
            },
          ]
        : []),
    ];
  }, [t, i18n.language, units, onAct]);
  return (
    <section className="page-part" aria-label={t('registry.classes')}>
      <div className="page-head">
        <h2>{t('registry.classes')}</h2>
        {onAct && <Button onClick={() => onAct({ kind: 'class' })}>{t('registry.define')}</Button>}
      </div>
      <List
        name="classes"
        one="class"
        caption={t('registry.classes')}
        rows={classes}
        pending={pending}
        error={error}
        rowKey={(one) => one.unitClass}
        columns={columns}
        empty={{ title: t('registry.noClasses') }}
      />
    </section>
  );
}
