import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import { classesQuery, indicatorsQuery, unitsQuery } from '../../api/queries';
import { between, compare, isDecimal, NONE, percent } from '../../format/decimal';
import { dayIn } from '../../format/moment';
import { byName } from '../../format/order';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { Decision } from '../../parts/Decision';
import { useFilters } from '../../parts/filters';
import { type Column, List } from '../../parts/List';
import { Failure, Loading, Notice } from '../../parts/states';
import { type Asked, type Calibrated, calibrationsQuery } from './queries';
import { Sparkline } from './Sparkline';

const TARGETS = '/api/v1/regions/{region}/targets';
const maySet = may('set-target');
const mayReadClass = may('read-percentiles');

/** A figure comes back without needless zeros. */
const isSame = (answered: string | undefined, asked: string) =>
  isDecimal(asked) ? answered !== undefined && compare(answered, asked) === 0 : answered === undefined;

interface Row {
  unit: string;
  name: string;
  /** What is proposed, as it was typed or stands. */
  proposed: string;
  /** The target in force. */
  inForce: string | undefined;
  found: Calibrated | undefined;
}

/** Where a figure is typed; it is proposed when one leaves the field or presses Enter. */
function Proposal({
  value,
  wrong,
  label,
  onPropose,
}: {
  value: string;
  wrong: boolean;
  label: string;
  onPropose: (value: string) => void;
}) {
  const [typed, setTyped] = useState({ text: value, of: value });
  // Another figure, taken over or in force, begins another text; the field stays the same, and so does the focus.
  if (typed.of !== value) setTyped({ text: value, of: value });
  const propose = () => onPropose(typed.text.trim());
  return (
    <Input
      size="small"
      className="decimal"
      inputMode="decimal"
      value={typed.text}
      status={wrong ? 'error' : ''}
      aria-invalid={wrong}
      aria-label={label}
      onChange={(event) => setTyped({ text: event.target.value, of: value })}
      onBlur={propose}
      onPressEnter={propose}
    />
  );
}

/** How hard targets would be for the units of a class, and which figures experience suggests. */
export default function CalibrationPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [filters, filter] = useFilters();
  const [proposals, setProposals] = useState<Readonly<Record<string, string>>>({});
  const [setting, setSetting] = useState<readonly Row[]>();
  useTitle(t('calibration.title'));

  const classes = useQuery(classesQuery(region));
  const units = useQuery(unitsQuery(region));
  const indicators = useQuery(indicatorsQuery(region));
  const year = Number(dayIn(timeZone).slice(0, 4));
  const periods = [year + 1, year, year - 1].map(String);
  const period = periods.find((one) => one === filters.for) ?? String(year);
  // A department calibrates for its own units alone.
  const own = useMemo(
    () =>
      (units.data ?? []).filter(
        (one) => mayReadClass(me) || me.units.includes('*') || me.units.includes(one.unit),
      ),
    [units.data, me],
  );
  const possible = (classes.data ?? []).filter((one) =>
    own.some(({ unitClass }) => unitClass === one.unitClass),
  );
  const unitClass = possible.find((one) => one.unitClass === filters.class) ?? possible[0];
  const measured = useMemo(
    () => [...(indicators.data ?? [])].sort((a, b) => byName(a.name, b.name)),
    [indicators.data],
  );
  const indicator = measured.find((one) => one.indicator === filters.indicator) ?? measured[0];
  const targets = useQuery({
    ...everything(TARGETS, { region, indicator: indicator?.indicator, period }),
    enabled: indicator !== undefined,
  });
  const members = useMemo(
    () => own.filter((one) => one.unitClass === unitClass?.unitClass),
    [own, unitClass],
  );
  const inForce = useMemo(() => {
    const all = (targets.data ?? []).filter((one) => !one.each);
    const ofClass = all.find((one) => one.unitClass === unitClass?.unitClass)?.value;
    return new Map(members.map(({ unit }) => [unit, all.find((one) => one.unit === unit)?.value ?? ofClass]));
  }, [targets.data, members, unitClass]);
  const key = (unit: string) => `${indicator?.indicator}/${period}/${unit}`;
  const proposed = (unit: string) => proposals[key(unit)] ?? inForce.get(unit) ?? '';
  const asked: Asked[] =
    targets.isPending || !indicator
      ? []
      : members.map(({ unit }) => {
          const value = proposed(unit);
          return { unit, indicator: indicator.indicator, period, ...(isDecimal(value) ? { value } : {}) };
        });
  const calibrated = useQuery(calibrationsQuery(region, asked));
  const propose = (unit: string, value: string) =>
    setProposals((before) => ({ ...before, [key(unit)]: value }));

  if (classes.error) return <Failure whole error={classes.error} />;
  if (classes.isPending || units.isPending || indicators.isPending) return <Loading />;
  if (!indicator || !unitClass) {
    return (
      <main id="main" className="centre">
        <Notice whole kind="empty" title={t('calibration.none')} detail={t('calibration.noneDetail')} />
      </main>
    );
  }
  // While another answer is awaited the last one stays for the rows it is still right for.
  const isOf = (one: Calibrated, unit: string) =>
    one.unit === unit &&
    one.indicator === indicator.indicator &&
    one.period === period &&
    isSame(one.value, proposed(unit));
  const rows: Row[] = members.map(({ unit, name }) => ({
    unit,
    name,
    proposed: proposed(unit),
    inForce: inForce.get(unit),
    found: calibrated.data?.items.find((one) => isOf(one, unit)),
  }));
  const history = (row: Row) => row.found?.history.map((one) => one.value).join(' → ') ?? '';
  const verdict = (row: Row) =>
    row.found?.verdict
      ? t(`calibration.verdicts.${row.found.verdict}`)
      : row.found?.withheld
        ? t('calibration.withheld')
        : NONE;
  const reached = ({ found }: Row) =>
    found?.reached
      ? ` · ${t('calibration.reached', { count: found.reached.count, of: found.reached.of })}`
      : '';
  const attainability = (row: Row) => {
    const found = row.found?.attainability;
    return found
      ? t('calibration.attainabilityOf', {
          count: found.count,
          of: found.of,
          share: percent(found.share),
          low: percent(found.interval[0]),
          high: percent(found.interval[1]),
        }) +
          (found.few ? ` · ${t('calibration.few')}` : '') +
          reached(row)
      : NONE;
  };
  const required = (row: Row) =>
    row.found?.required
      ? row.found.scale === 'volume'
        ? percent(row.found.required)
        : between(row.found.required, 0, 6)
      : NONE;
  const traces = (row: Row) =>
    row.found?.traces
      .map((one) => t(`calibration.trace.${one.trace}`, { hits: one.hits, of: one.of }))
      .join('；') ?? '';
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      title: t('calibration.unit'),
      cell: (row) => row.name,
      text: (row) => row.name,
      sort: (a, b) => byName(a.name, b.name),
    },
    {
      key: 'history',
      title: t('calibration.history'),
      cell: (row) => (
        <span className="row-acts">
          {row.found && <Sparkline history={row.found.history} />}
          <span>{history(row) || NONE}</span>
        </span>
      ),
      text: history,
    },
    {
      key: 'inForce',
      title: t('calibration.inForce'),
      cell: (row) => row.inForce ?? NONE,
      text: (row) => row.inForce ?? '',
      number: true,
    },
    {
      key: 'proposed',
      title: t('calibration.proposed'),
      cell: (row) => {
        const wrong = row.proposed !== '' && !isDecimal(row.proposed);
        return (
          <>
            <Proposal
              value={row.proposed}
              wrong={wrong}
              label={t('calibration.proposedOf', { unit: row.name })}
              onPropose={(value) => propose(row.unit, value)}
            />
            {wrong && (
              <span className="wrong" role="alert">
                {t('calibration.wrong')}
              </span>
            )}
          </>
        );
      },
      text: (row) => row.proposed,
      number: true,
    },
    { key: 'required', title: t('calibration.required'), cell: required, text: required, number: true },
    {
      key: 'attainability',
      title: t('calibration.attainability'),
      cell: attainability,
      text: attainability,
      wrap: true,
    },
    {
      key: 'verdict',
      title: t('calibration.verdict'),
      cell: (row) => (
        <span>
          {row.found?.verdict ? <span className="tag">{verdict(row)}</span> : verdict(row)}
          {row.found?.uncertain && <span className="hint"> {t('calibration.uncertain')}</span>}
        </span>
      ),
      text: verdict,
    },
    {
      key: 'suggestions',
      title: t('calibration.suggestions'),
      cell: (row) => (
        <span className="row-acts">
          {row.found?.suggestions.map((one) => (
            <Button
              key={one.method}
              size="small"
              aria-label={t('calibration.take', {
                method: t(`calibration.methods.${one.method}`),
                value: one.value,
                unit: row.name,
              })}
              onClick={() => propose(row.unit, one.value)}
            >
              {t(`calibration.methods.${one.method}`)} {one.value}
            </Button>
          ))}
        </span>
      ),
      text: (row) =>
        row.found?.suggestions
          .map((one) => `${t(`calibration.methods.${one.method}`)} ${one.value}`)
          .join('；') ?? '',
    },
    { key: 'traces', title: t('calibration.traces'), cell: traces, text: traces, wrap: true },
  ];
  const isSettable = (row: Row) => row.inForce === undefined && isDecimal(row.proposed);
  return (
    <main id="main" className="board-page" aria-busy={calibrated.isFetching}>
      <div className="page-head">
        <h1>{t('calibration.title')}</h1>
      </div>
      <p className="page-lead">{t('calibration.lead')}</p>
      <List
        name="calibration"
        caption={`${t('calibration.title')} · ${indicator.name} · ${periodName(t, period, i18n.language)}`}
        rows={calibrated.data || calibrated.error ? rows : undefined}
        pending={calibrated.isPending}
        error={calibrated.error ?? targets.error}
        onRetry={() => void calibrated.refetch()}
        rowKey={(row) => row.unit}
        columns={columns}
        sortedBy="unit"
        searched={{ hint: t('calibration.search'), in: (row) => `${row.name} ${row.unit}` }}
        filters={
          <>
            <Choice
              name={t('calibration.class')}
              testId="class"
              value={unitClass.unitClass}
              options={possible.map((one) => ({ value: one.unitClass, label: one.name }))}
              onChoose={(chosen) => filter({ class: chosen })}
            />
            <Choice
              name={t('calibration.indicator')}
              testId="indicator"
              value={indicator.indicator}
              options={measured.map((one) => ({ value: one.indicator, label: one.name }))}
              onChoose={(chosen) => filter({ indicator: chosen })}
            />
            <Choice
              name={t('calibration.period')}
              testId="for"
              value={period}
              options={periods.map((one) => ({ value: one, label: periodName(t, one, i18n.language) }))}
              onChoose={(chosen) => filter({ for: chosen })}
            />
          </>
        }
        empty={{ title: t('calibration.empty'), detail: t('calibration.emptyDetail') }}
        {...(maySet(me)
          ? { bulk: [{ name: t('calibration.set'), fits: isSettable, onAsk: setSetting }] }
          : {})}
      />
      {(calibrated.data?.notCalibrated.length ?? 0) > 0 && (
        <p role="status" data-testid="not-calibrated">
          {t('calibration.notCalibrated', { count: calibrated.data?.notCalibrated.length })}
        </p>
      )}
      {setting && (
        <Decision
          title={`${t('calibration.set')} · ${indicator.name} · ${periodName(t, period, i18n.language)}`}
          act={t('calibration.set')}
          text={t('calibration.setText')}
          changes={setting.map((row) => ({
            what: row.name,
            after: t('calibration.decided', { value: row.proposed }),
          }))}
          onDecide={() =>
            post(
              `${TARGETS}/batches`,
              { region },
              {
                targets: setting.map((row) => ({
                  unit: row.unit,
                  indicator: indicator.indicator,
                  period,
                  value: row.proposed,
                })),
              },
            )
          }
          onEnd={(done) => {
            if (done) void client.invalidateQueries({ queryKey: regionKey(region) });
            setSetting(undefined);
          }}
          testId="calibration-decision"
        />
      )}
    </main>
  );
}
