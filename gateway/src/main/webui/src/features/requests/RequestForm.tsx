import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { everything, post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import type { Me } from '../../api/types';
import { isDecimal } from '../../format/decimal';
import { parsePeriod } from '../../format/period';
import { periodName } from '../../i18n/words';
import { ChoiceField, Field, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { fingerprint, GROUNDS, REQUESTS, TARGETS, type Target } from './queries';

interface Props {
  region: string;
  me: Me;
  /** Of units and classes, by code. */
  names: ReadonlyMap<string, string>;
  indicators: ReadonlyMap<string, string>;
  onEnd: () => void;
}

interface Values {
  request: string;
  kind: string;
  target: string;
  value: string;
  ground: string;
  reason: string;
  evidence: { name: string; sha256: string }[];
  effectiveFrom: string;
  wholePeriod: boolean;
}

/** What the office asks for is an adjustment; what a department asks for is a relief of its unit's. */
const mayAdjust = may('request-change');

/** Asks for another figure of a target; it is another person who grants it. */
export function RequestForm({ region, me, names, indicators, onEnd }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const office = mayAdjust(me);
  const targets = useQuery(everything(TARGETS, { region }));
  const title = t('request.file');
  const find = (subject: string) => targets.data?.find((one) => one.subject === subject);
  const form = useForm<Values>({
    name: `request.${region}`,
    initial: {
      request: '',
      kind: office ? 'adjustment' : 'relief',
      target: '',
      value: '',
      ground: '',
      reason: '',
      evidence: [],
      effectiveFrom: '',
      wholePeriod: false,
    },
    check: (values) => [
      ...wrongIf('/target', !find(values.target), t('form.missing')),
      ...wrongIf('/value', !isDecimal(values.value.trim()), t('request.badValue')),
      ...wrongIf('/ground', !values.ground, t('form.missing')),
      ...wrongIf('/reason', !values.reason.trim(), t('form.missing')),
      ...wrongIf(
        '/evidence',
        values.kind === 'relief' && values.evidence.length === 0,
        t('request.evidenceHint'),
      ),
      ...wrongIf(
        '/effectiveFrom',
        values.effectiveFrom.trim() !== '' && !parsePeriod(values.effectiveFrom.trim()),
        t('request.effectiveFromHint'),
      ),
      ...wrongIf('/request', !CODE.test(values.request), t('form.wrongCode')),
    ],
    send: (values) => {
      const target = find(values.target) as Target;
      const from = values.effectiveFrom.trim();
      const relief = values.kind === 'relief';
      return post(
        REQUESTS,
        { region },
        {
          request: values.request,
          kind: relief ? 'relief' : 'adjustment',
          changes: [
            {
              ...(target.unit ? { unit: target.unit } : {}),
              ...(target.unitClass ? { unitClass: target.unitClass } : {}),
              indicator: target.indicator,
              period: target.period,
              ...(target.each ? { each: target.each } : {}),
              value: values.value.trim(),
              ...(target.floor ? { floor: target.floor } : {}),
              course: target.course ?? [],
            },
          ],
          ground: GROUNDS.find((one) => one === values.ground) ?? 'other',
          reason: values.reason.trim(),
          evidence: values.evidence,
          ...(from ? { effectiveFrom: from } : {}),
          wholePeriod: values.wholePeriod,
          late: relief && office,
        },
      );
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const relief = form.values.kind === 'relief';
  const offered = (targets.data ?? []).filter(
    (one) => !relief || (one.unit && (office || me.units.includes('*') || me.units.includes(one.unit))),
  );
  const label = (one: Target) =>
    `${names.get(one.unit ?? one.unitClass ?? '') ?? one.unit ?? one.unitClass} · ${indicators.get(one.indicator) ?? one.indicator} · ${periodName(t, one.period, i18n.language)}：${one.value}`;
  return (
    <FormWindow title={title} onEnd={onEnd} testId="request-form">
      <p>{t('request.fileText')}</p>
      <FormFrame form={form} label={title} submit={title} onCancel={onEnd}>
        {office && (
          <ChoiceField
            form={form}
            at="/kind"
            name={t('request.kind')}
            options={[
              { value: 'adjustment', label: t('request.kinds.adjustment') },
              { value: 'relief', label: `${t('request.kinds.relief')}（${t('request.late')}）` },
            ]}
            required
          />
        )}
        <ChoiceField
          form={form}
          at="/target"
          name={t('request.target')}
          hint={t('request.targetHint')}
          options={offered.map((one) => ({ value: one.subject, label: label(one) }))}
          required
        />
        <TextField form={form} at="/value" name={t('request.value')} max={40} decimal required />
        <ChoiceField
          form={form}
          at="/ground"
          name={t('request.ground')}
          options={GROUNDS.map((one) => ({ value: one, label: t(`request.grounds.${one}`) }))}
          required
        />
        <TextField form={form} at="/reason" name={t('request.reason')} rows={3} max={1000} required />
        <Field
          form={form}
          at="/evidence"
          name={t('request.evidence')}
          hint={t('request.evidenceHint')}
          required={relief}
        >
          {(control) => (
            <>
              <input
                {...control}
                type="file"
                multiple
                onChange={(event) =>
                  void Promise.all([...(event.target.files ?? [])].map(fingerprint)).then((files) =>
                    form.set('/evidence', files),
                  )
                }
              />
              <ul>
                {form.values.evidence.map((one) => (
                  <li key={one.sha256}>{one.name}</li>
                ))}
              </ul>
            </>
          )}
        </Field>
        <TextField
          form={form}
          at="/effectiveFrom"
          name={t('request.effectiveFrom')}
          hint={t('request.effectiveFromHint')}
          max={10}
        />
        <Checkbox
          checked={form.values.wholePeriod}
          onChange={(event) => form.set('/wholePeriod', event.target.checked)}
        >
          {t('request.wholePeriod')}
        </Checkbox>
        <TextField
          form={form}
          at="/request"
          name={t('request.code')}
          hint={t('request.codeHint')}
          max={64}
          required
        />
      </FormFrame>
    </FormWindow>
  );
}
