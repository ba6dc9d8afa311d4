import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  classesQuery,
  indicatorsQuery,
  overviewQuery,
  schemesQuery,
  unitsQuery,
  versionsQuery,
} from '../../api/queries';
import { clockOf, instantOf, timeText } from '../../format/moment';
import { laterPeriod } from '../../format/period';
import type { RunKind } from '../../format/run';
import { periodName, worded } from '../../i18n/words';
import { useNames } from '../../parts/useNames';
import { isMoment } from '../../url/search';
import {
  type CutMode,
  type Draft,
  type DraftRow,
  latestOf,
  NEW_DRAFT,
  NEW_TARGET,
  NEW_WEIGHT,
  type OverlayForm,
  pathsOf,
  type TargetRow,
  type WeightRow,
  type Wrong,
} from './draft';
import { cutQuery, runsQuery } from './queries';
import { scopeWords, shortly } from './words';

interface Part {
  region: string;
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  wrong: Wrong;
}

/** What for: the kind of run, what is to be in force in it, and up to where the record is read. */
export function CauseStep({
  timeZone,
  kinds,
  ...part
}: Part & { timeZone: string; kinds: readonly RunKind[] }) {
  const { t } = useTranslation();
  const { draft, change, wrong } = part;
  return (
    <>
      <div className="field">
        <label htmlFor="reason" className="field-name">
          {t('run.reason')}
        </label>
        <Input.TextArea
          id="reason"
          data-testid="reason"
          rows={2}
          maxLength={500}
          value={draft.reason}
          aria-required
          aria-invalid={wrong.has('reason')}
          aria-describedby="reason-hint reason-wrong"
          onChange={(event) => change({ reason: event.target.value })}
        />
        <p id="reason-hint" className="hint">
          {t('wizard.reasonHint')}
        </p>
        <Wrongly id="reason-wrong" text={wrong.get('reason')} />
      </div>
      <fieldset className="kinds" aria-invalid={wrong.has('kind')}>
        <legend>{t('run.kindName')}</legend>
        {kinds.map((kind) => (
          <label key={kind} className={draft.kind === kind ? 'kind-choice on' : 'kind-choice'}>
            <input
              type="radio"
              name="kind"
              data-testid={`kind-${kind}`}
              checked={draft.kind === kind}
              onChange={() =>
                change({
                  kind,
                  base: '',
                  ...(kind === 'verify' && draft.cutMode === 'moment' ? { cutMode: 'now' } : {}),
                })
              }
            />
            <b>{t(`run.kind.${kind}`)}</b>
            <span>{t(`run.kindText.${kind}`)}</span>
          </label>
        ))}
        <Wrongly text={wrong.get('kind')} />
      </fieldset>
      {draft.kind === 'what-if' && <Overlay {...part} />}
      <CutChoice {...part} timeZone={timeZone} />
      <Base {...part} />
    </>
  );
}

function Wrongly({ id, text }: { id?: string; text: string | undefined }) {
  return (
    <p id={id} className="wrong">
      {text}
    </p>
  );
}

/** A field of its own size, with what is wrong with it below. */
function Text({
  label,
  value,
  onChange,
  wrong,
  options,
  testId,
  wide = false,
  hint,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  wrong?: string | undefined;
  options?: readonly { value: string; label?: string }[];
  testId?: string;
  wide?: boolean;
  hint?: ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id} className="field-name">
        {label}
      </label>
      <input
        id={id}
        className="choice plain"
        data-testid={testId}
        list={options ? `${id}-list` : undefined}
        value={value}
        autoComplete="off"
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => onChange(event.target.value)}
      />
      {options && (
        <datalist id={`${id}-list`}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </datalist>
      )}
      {hint}
      <Wrongly id={`${id}-wrong`} text={wrong} />
    </div>
  );
}

/** One of a few. */
function Select({
  label,
  value,
  onChange,
  wrong,
  testId,
  wide,
  hint,
  children,
}: Omit<Parameters<typeof Text>[0], 'options'> & { children: ReactNode }) {
  const id = useId();
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id} className="field-name">
        {label}
      </label>
      <select
        id={id}
        className="choice"
        data-testid={testId}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
      {hint}
      <Wrongly id={`${id}-wrong`} text={wrong} />
    </div>
  );
}

/** One of what there is, by name, with its code beside; written where nothing is known to choose from. */
function Pick({
  options,
  ...field
}: Parameters<typeof Text>[0] & { options: readonly { value: string; label?: string }[] }) {
  const { t } = useTranslation();
  if (options.length === 0) return <Text {...field} />;
  const { value } = field;
  const known = options.some((one) => one.value === value);
  return (
    <Select {...field}>
      <option value="">{t('wizard.choose')}</option>
      {/* What the address says is shown, also where there is no such thing. */}
      {value !== '' && !known && <option value={value}>{value}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label && one.label !== one.value
            ? t('wizard.named', { name: one.label, code: one.value })
            : one.value}
        </option>
      ))}
    </Select>
  );
}

function CutChoice({ region, draft, change, wrong, timeZone }: Part & { timeZone: string }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const verify = draft.kind === 'verify';
  const modes: CutMode[] = verify ? ['now', 'written'] : ['now', 'moment', 'written'];
  const [clock, setClock] = useState(() => clockOf(draft.asOf, timeZone));
  const known = isMoment(draft.asOf);
  const shows = draft.cutMode === 'now' || (draft.cutMode === 'moment' && known);
  const cut = useQuery({
    ...cutQuery(region, draft.cutMode === 'moment' ? draft.asOf : undefined),
    enabled: shows,
  });
  return (
    <fieldset className="cut-choice" aria-invalid={wrong.has('cut')}>
      <legend>{t('cut.legend')}</legend>
      <div className="ticks-list">
        {modes.map((mode) => (
          <label key={mode} className={draft.cutMode === mode ? 'tick on' : 'tick'}>
            <input
              type="radio"
              name="cut"
              data-testid={`cut-${mode}`}
              checked={draft.cutMode === mode}
              onChange={() => change({ cutMode: mode })}
            />{' '}
            {t(`cut.${mode}`)}
          </label>
        ))}
      </div>
      {draft.cutMode === 'moment' && (
        <div className="field">
          <label htmlFor={id} className="field-name">
            {t('cut.moment')}
          </label>
          <input
            id={id}
            type="datetime-local"
            step={1}
            className="choice plain"
            data-testid="moment"
            value={clock}
            aria-describedby={`${id}-zone`}
            onChange={(event) => {
              setClock(event.target.value);
              change({ asOf: instantOf(event.target.value, timeZone) ?? '' });
            }}
          />
          <p id={`${id}-zone`} className="hint">
            {t('cut.zone', { zone: timeZone })}
            {known && ` ${timeText(draft.asOf, i18n.language, timeZone)}`}
          </p>
        </div>
      )}
      {draft.cutMode === 'written' && (
        <Text
          wide
          label={t('cut.written')}
          testId="cut"
          value={draft.cut}
          onChange={(text) => change({ cut: text })}
          hint={
            <p className="hint">
              {t('cut.example')}{' '}
              <code>{verify ? 'scores@512' : 'goals@812 indicators@96 monitoring@48213'}</code>
            </p>
          }
        />
      )}
      {shows && cut.data && (
        <p className="hint" data-testid="cut-shown">
          {t('cut.is')} <code>{verify ? cut.data.scores : cut.data.cut}</code>
        </p>
      )}
      {shows && cut.error && <Wrongly text={cut.error.message} />}
      <Wrongly text={wrong.get('cut')} />
    </fieldset>
  );
}

function Base({ region, draft, change, wrong }: Part) {
  const { t, i18n } = useTranslation();
  const offered = draft.kind === 'what-if' || draft.kind === 'as-of';
  const runs = useQuery({ ...runsQuery(region, {}), enabled: offered }).data?.items ?? [];
  const names = useNames(region);
  if (draft.kind === 'official') return <Wrongly text={wrong.get('base')} />;
  if (draft.kind === 'verify') {
    return (
      <fieldset>
        <legend>{t('base.verify')}</legend>
        <label className="tick">
          <input
            type="checkbox"
            data-testid="history"
            checked={draft.base === 'history'}
            onChange={(event) => change({ base: event.target.checked ? 'history' : '' })}
          />{' '}
          {t('base.history')}
        </label>
        <Wrongly text={wrong.get('base')} />
      </fieldset>
    );
  }
  return (
    <fieldset>
      <legend>{t('base.legend')}</legend>
      <Pick
        wide
        label={t('base.run')}
        testId="base"
        value={draft.base}
        onChange={(base) => change({ base })}
        wrong={wrong.get('base')}
        options={runs
          .filter((one) => one.root)
          .map((one) => ({
            value: shortly(one.run),
            label: [
              t(`run.kind.${one.kind}`),
              one.reason,
              scopeWords(t, i18n.language, one.scope, names),
            ].join(' · '),
          }))}
        hint={<p className="hint">{t(`base.hint.${draft.kind}`)}</p>}
      />
    </fieldset>
  );
}

function Overlay({ region, draft, change, wrong }: Part) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const { overlay } = draft;
  const put = (patch: Partial<OverlayForm>) => change({ overlay: { ...overlay, ...patch } });
  const indicators = useQuery(indicatorsQuery(region)).data ?? [];
  const schemes = useQuery(schemesQuery(region)).data ?? [];
  const units = useQuery(unitsQuery(region)).data ?? [];
  const classes = useQuery(classesQuery(region)).data ?? [];
  const scored = useQuery(overviewQuery(region)).data ?? [];
  const ofIndicators = indicators.map((one) => ({ value: one.indicator, label: one.name }));
  // A scheme has no name of its own: it is known by its class and its cycle, or by when it starts.
  const ofSchemes = [...new Map(schemes.map((one) => [one.scheme, one])).values()].map((one) => ({
    value: one.scheme,
    label: [names.unitClass(one.unitClass), one.cycle ?? one.definition.from].filter(Boolean).join(' '),
  }));
  const periods = [...new Set(scored.flatMap((one) => one.periods))]
    .sort(laterPeriod)
    .reverse()
    .map((value) => ({ value, label: periodName(t, value, i18n.language) }));
  return (
    <fieldset className="overlay" aria-invalid={wrong.has('overlay')}>
      <legend>{t('overlay.legend')}</legend>
      <p className="hint">{t('overlay.hint')}</p>
      <Rows<DraftRow>
        name="drafts"
        rows={overlay.drafts}
        fresh={NEW_DRAFT}
        onRows={(drafts) => put({ drafts })}
        render={(row, update, at) => (
          <>
            <Select
              label={t('overlay.of')}
              value={row.of}
              onChange={(of) =>
                update({ of: of === 'scheme' ? 'scheme' : 'indicator', code: '', version: '' })
              }
            >
              <option value="indicator">{t('board.indicator')}</option>
              <option value="scheme">{t('unit.scheme')}</option>
            </Select>
            <Pick
              label={t('overlay.code')}
              testId={`drafts.${at}.code`}
              value={row.code}
              onChange={(code) => update({ code })}
              wrong={wrong.get(`drafts.${at}.code`)}
              options={row.of === 'indicator' ? ofIndicators : ofSchemes}
            />
            <Version
              region={region}
              row={row}
              testId={`drafts.${at}.version`}
              schemes={schemes}
              onChange={(version) => update({ version })}
              wrong={wrong.get(`drafts.${at}.version`)}
            />
          </>
        )}
      />
      <Rows<WeightRow>
        name="weights"
        rows={overlay.weights}
        fresh={NEW_WEIGHT}
        onRows={(weights) => put({ weights })}
        render={(row, update, at) => {
          const latest = latestOf(schemes, row.scheme);
          const paths = pathsOf(latest?.definition);
          const now = paths.find((one) => one.path === row.path)?.weight;
          return (
            <>
              <Pick
                label={t('unit.scheme')}
                testId={`weights.${at}.scheme`}
                value={row.scheme}
                onChange={(scheme) => update({ scheme })}
                wrong={wrong.get(`weights.${at}.scheme`)}
                options={ofSchemes}
              />
              <Pick
                wide
                label={t('overlay.path')}
                testId={`weights.${at}.path`}
                value={row.path}
                onChange={(path) => update({ path })}
                wrong={wrong.get(`weights.${at}.path`)}
                options={paths.map((one) => ({
                  value: one.path,
                  label: [one.name || names.indicator(lastOf(one.path)), one.weight]
                    .filter(Boolean)
                    .join(' '),
                }))}
              />
              <Text
                label={t('overlay.weight')}
                testId={`weights.${at}.weight`}
                value={row.weight}
                onChange={(weight) => update({ weight })}
                wrong={wrong.get(`weights.${at}.weight`)}
                hint={now && <p className="hint">{t('overlay.weightNow', { weight: now })}</p>}
              />
            </>
          );
        }}
      />
      <Rows<TargetRow>
        name="targets"
        rows={overlay.targets}
        fresh={NEW_TARGET}
        onRows={(targets) => put({ targets })}
        render={(row, update, at) => (
          <>
            <Select
              label={t('overlay.for')}
              value={row.of}
              onChange={(of) => update({ of: of === 'unitClass' ? 'unitClass' : 'unit', code: '' })}
            >
              <option value="unit">{t('diff.unit')}</option>
              <option value="unitClass">{t('pick.class')}</option>
            </Select>
            <Pick
              label={t('overlay.code')}
              testId={`targets.${at}.code`}
              value={row.code}
              onChange={(code) => update({ code })}
              wrong={wrong.get(`targets.${at}.code`)}
              options={
                row.of === 'unit'
                  ? units.map((one) => ({ value: one.unit, label: one.name }))
                  : classes.map((one) => ({ value: one.unitClass, label: one.name }))
              }
            />
            <Pick
              label={t('board.indicator')}
              testId={`targets.${at}.indicator`}
              value={row.indicator}
              onChange={(indicator) => update({ indicator })}
              wrong={wrong.get(`targets.${at}.indicator`)}
              options={ofIndicators}
            />
            <Pick
              label={t('pick.period')}
              testId={`targets.${at}.period`}
              value={row.period}
              onChange={(period) => update({ period })}
              wrong={wrong.get(`targets.${at}.period`)}
              options={periods}
            />
            <Select
              label={t('overlay.each')}
              testId={`targets.${at}.each`}
              value={row.each}
              onChange={(each) => update({ each })}
              wrong={wrong.get(`targets.${at}.each`)}
            >
              <option value="">{t('overlay.whole')}</option>
              {(['half', 'quarter', 'month'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t(`unitPage.each.${kind}`)}
                </option>
              ))}
            </Select>
            <Text
              label={t('overlay.value')}
              testId={`targets.${at}.value`}
              value={row.value}
              onChange={(value) => update({ value })}
              wrong={wrong.get(`targets.${at}.value`)}
            />
            <Text
              label={t('overlay.floor')}
              testId={`targets.${at}.floor`}
              value={row.floor}
              onChange={(floor) => update({ floor })}
              wrong={wrong.get(`targets.${at}.floor`)}
            />
          </>
        )}
      />
      <details open={overlay.json !== '' || wrong.has('json')}>
        <summary>{t('overlay.advanced')}</summary>
        <div className="field wide">
          <label htmlFor="overlay-json" className="field-name">
            {t('overlay.json')}
          </label>
          <Input.TextArea
            id="overlay-json"
            className="code-field"
            data-testid="overlay-json"
            autoSize={{ minRows: 5, maxRows: 20 }}
            spellCheck={false}
            value={overlay.json}
            aria-invalid={wrong.has('json')}
            aria-describedby="overlay-json-hint overlay-json-wrong"
            onChange={(event) => put({ json: event.target.value })}
          />
          <p id="overlay-json-hint" className="hint">
            {t('overlay.jsonHint')}
          </p>
          <Wrongly id="overlay-json-wrong" text={wrong.get('json')} />
        </div>
      </details>
      <Wrongly text={wrong.get('overlay')} />
    </fieldset>
  );
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function Version({
  region,
  row,
  schemes,
  onChange,
  wrong,
  testId,
}: {
  region: string;
  row: DraftRow;
  schemes: readonly { scheme: string; version: number; stage?: string }[];
  onChange: (version: string) => void;
  wrong: string | undefined;
  testId: string;
}) {
  const { t } = useTranslation();
  const indicators = useQuery(indicatorsQuery(region)).data ?? [];
  const known = row.of === 'indicator' && indicators.some((one) => one.indicator === row.code);
  const versions = useQuery({ ...versionsQuery(region, row.code), enabled: known }).data ?? [];
  const offered = row.of === 'indicator' ? versions : schemes.filter((one) => one.scheme === row.code);
  return (
    <Pick
      label={t('overlay.version')}
      testId={testId}
      value={row.version}
      onChange={onChange}
      wrong={wrong}
      options={offered.map((one) => ({
        value: String(one.version),
        label: one.stage ? worded(t, 'indicatorPage.stages', one.stage) : '',
      }))}
    />
  );
}

function Rows<T extends object>({
  name,
  rows,
  fresh,
  onRows,
  render,
}: {
  name: 'drafts' | 'weights' | 'targets';
  rows: readonly T[];
  fresh: T;
  onRows: (rows: T[]) => void;
  render: (row: T, update: (patch: Partial<T>) => void, at: number) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="overlay-part">
      <div className="overlay-head">
        <h3>{t(`overlay.${name}.title`)}</h3>
        <Button size="small" data-testid={`add-${name}`} onClick={() => onRows([...rows, fresh])}>
          {t(`overlay.${name}.add`)}
        </Button>
      </div>
      {rows.map((row, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and are only added at the end
          key={at}
          className="overlay-row"
          role="group"
          aria-label={t('overlay.row', { name: t(`overlay.${name}.title`), at: at + 1 })}
        >
          {render(row, (patch) => onRows(rows.map((one, i) => (i === at ? { ...one, ...patch } : one))), at)}
          <Button
            type="text"
            size="small"
            className="overlay-remove"
            aria-label={t('overlay.remove', { name: t(`overlay.${name}.title`), at: at + 1 })}
            onClick={() => onRows(rows.filter((_, i) => i !== at))}
          >
            ✕
          </Button>
        </div>
      ))}
    </div>
  );
}
