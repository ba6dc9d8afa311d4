import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { post, regionKey } from '../../api/api';
import { schemesQuery } from '../../api/queries';
import type { Unit } from '../../api/types';
import { ChoiceField, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { blockNames } from '../scores/board/names';
import { SUPPRESSIONS } from './queries';

interface Props {
  region: string;
  units: readonly Unit[];
  onEnd: () => void;
}

/** Asks that a block of a unit be left out; it is another person who grants it. */
export function SuppressionForm({ region, units, onEnd }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const title = t('suppression.ask');
  const form = useForm({
    name: `suppression.${region}`,
    initial: { suppression: '', unit: '', period: '', block: '', what: 'score', reason: '' },
    check: (values) => [
      ...wrongIf('/suppression', !CODE.test(values.suppression), t('form.wrongCode')),
      ...wrongIf('/unit', !values.unit, t('form.missing')),
      ...wrongIf('/period', !values.period.trim(), t('form.missing')),
      ...wrongIf('/block', !values.block, t('form.missing')),
      ...wrongIf('/reason', !CODE.test(values.reason), t('form.wrongCode')),
    ],
    send: (values) =>
      post(
        SUPPRESSIONS,
        { region },
        {
          suppression: values.suppression,
          unit: values.unit,
          period: values.period.trim(),
          block: values.block,
          what: values.what === 'light' || values.what === 'both' ? values.what : 'score',
          reason: values.reason,
        },
      ),
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const unitClass = units.find(({ unit }) => unit === form.values.unit)?.unitClass;
  const schemes = useQuery({ ...schemesQuery(region, unitClass), enabled: unitClass !== undefined });
  const blocks = useMemo(
    () => [...blockNames(schemes.data ?? [], undefined, i18n.language)],
    [schemes.data, i18n.language],
  );
  return (
    <FormWindow title={title} onEnd={onEnd} testId="suppression-form">
      <p>{t('suppression.askText')}</p>
      <FormFrame form={form} label={title} submit={title} onCancel={onEnd}>
        <TextField
          form={form}
          at="/suppression"
          name={t('suppression.code')}
          hint={t('suppression.codeHint')}
          max={64}
          required
        />
        <ChoiceField
          form={form}
          at="/unit"
          name={t('suppression.unit')}
          options={units.map(({ unit, name }) => ({ value: unit, label: `${name}（${unit}）` }))}
          clears={['/block']}
          required
        />
        <TextField
          form={form}
          at="/period"
          name={t('suppression.period')}
          hint={t('suppression.periodHint')}
          max={10}
          required
        />
        <ChoiceField
          form={form}
          at="/block"
          name={t('suppression.block')}
          hint={t('suppression.blockHint')}
          options={blocks.map(([code, name]) => ({ value: code, label: `${name}（${code}）` }))}
          required
        />
        <ChoiceField
          form={form}
          at="/what"
          name={t('suppression.what')}
          options={(['score', 'light', 'both'] as const).map((one) => ({
            value: one,
            label: t(`suppression.whats.${one}`),
          }))}
          required
        />
        <TextField
          form={form}
          at="/reason"
          name={t('suppression.reason')}
          hint={t('suppression.reasonHint')}
          max={64}
          required
        />
      </FormFrame>
    </FormWindow>
  );
}
