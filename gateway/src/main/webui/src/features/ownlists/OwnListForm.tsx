import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { post, regionKey } from '../../api/api';
import { indicatorsQuery } from '../../api/queries';
import type { Unit } from '../../api/types';
import { compare, isDecimal } from '../../format/decimal';
import { parsePeriod } from '../../format/period';
import { ChoiceField, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { OWN_LISTS, type Place, type Row, totalOf } from './queries';

interface Props {
  region: string;
  units: readonly Unit[];
  places: readonly Place[];
  /** The list that is to be another; a new one where absent. */
  of?: Row | undefined;
  onEnd: () => void;
}

interface Values {
  request: string;
  unit: string;
  place: string;
  from: string;
  items: { indicator: string; weight: string }[];
  reason: string;
}

const NOTHING = { indicator: '', weight: '' };
const placeKey = (scheme: string, block: string) => `${scheme}/${block}`;
const keyOf = ({ scheme, code }: Place) => placeKey(scheme, code);
const isWeight = (text: string) => isDecimal(text) && compare(text, '0') > 0 && compare(text, '100') <= 0;

/** Asks for indicators of a unit's own; it is another person who grants them. */
export function OwnListForm({ region, units, places, of, onEnd }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const indicators = useQuery(indicatorsQuery(region));
  const title = t(of ? 'ownList.change' : 'ownList.ask');
  const classOf = (code: string) => units.find((one) => one.unit === code)?.unitClass;
  const fittingFor = (code: string) => places.filter((one) => one.unitClass === classOf(code));
  const form = useForm<Values>({
    name: `own-list.${region}.${of?.key ?? ''}`,
    initial: {
      request: '',
      unit: of?.unit ?? '',
      place: of ? placeKey(of.scheme, of.block) : '',
      from: '',
      items: of ? of.items.map(({ indicator, weight }) => ({ indicator, weight })) : [NOTHING],
      reason: '',
    },
    check: ({ request, unit, place, from, items, reason }) => [
      ...wrongIf('/unit', !unit, t('form.missing')),
      // What was chosen for another unit is no longer shown.
      ...wrongIf('/place', !fittingFor(unit).some((one) => keyOf(one) === place), t('form.missing')),
      ...wrongIf('/from', parsePeriod(from.trim()) === undefined, t('ownList.fromHint')),
      ...items.flatMap((one, i) => [
        ...wrongIf(`/items/${i}/indicator`, !one.indicator, t('form.missing')),
        ...wrongIf(
          `/items/${i}/indicator`,
          one.indicator !== '' && items.findIndex((other) => other.indicator === one.indicator) < i,
          t('ownList.twice'),
        ),
        ...wrongIf(`/items/${i}/weight`, !isWeight(one.weight.trim()), t('ownList.badWeight')),
      ]),
      ...wrongIf(
        `/items/${items.length - 1}/weight`,
        items.every((one) => isWeight(one.weight.trim())) && compare(totalOf(items), '100') !== 0,
        t('ownList.unbalanced', { sum: totalOf(items) }),
      ),
      ...wrongIf('/reason', !reason.trim(), t('form.missing')),
      ...wrongIf('/request', !CODE.test(request), t('form.wrongCode')),
    ],
    send: ({ request, unit, place, from, items, reason }) => {
      const [scheme = '', block = ''] = place.split('/');
      return post(
        OWN_LISTS,
        { region },
        {
          request,
          unit,
          scheme,
          block,
          from: from.trim(),
          items: items.map((one) => ({ indicator: one.indicator, weight: one.weight.trim() })),
          reason: reason.trim(),
        },
      );
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const { unit, items } = form.values;
  const unitClass = classOf(unit);
  const fitting = fittingFor(unit);
  const sum = totalOf(items);
  return (
    <FormWindow title={title} onEnd={onEnd} testId="own-list-form">
      <p>{t('ownList.askText')}</p>
      <FormFrame form={form} label={title} submit={title} onCancel={onEnd}>
        <ChoiceField
          form={form}
          at="/unit"
          name={t('ownList.unit')}
          options={units.map(({ unit: code, name }) => ({ value: code, label: `${name}（${code}）` }))}
          clears={['/place']}
          required
        />
        <ChoiceField
          form={form}
          at="/place"
          name={t('ownList.block')}
          hint={
            unitClass !== undefined && fitting.length === 0 ? t('ownList.noBlock') : t('ownList.blockHint')
          }
          options={fitting.map((one) => ({ value: keyOf(one), label: `${one.name}（${one.scheme}）` }))}
          required
        />
        <TextField
          form={form}
          at="/from"
          name={t('ownList.from')}
          hint={t('ownList.fromHint')}
          max={10}
          required
        />
        <fieldset className="form-field own-items">
          <legend className="field-name">{t('ownList.items')}</legend>
          <p className="hint">{t('ownList.itemsHint')}</p>
          {items.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and fields go by their place
            <div key={i} className="own-item">
              <ChoiceField
                form={form}
                at={`/items/${i}/indicator`}
                name={t('ownList.indicator', { n: i + 1 })}
                options={(indicators.data ?? []).map(({ indicator, name }) => ({
                  value: indicator,
                  label: `${name}（${indicator}）`,
                }))}
                required
              />
              <TextField
                form={form}
                at={`/items/${i}/weight`}
                name={t('ownList.weight', { n: i + 1 })}
                max={12}
                decimal
                required
              />
              {items.length > 1 && (
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={t('ownList.remove', { n: i + 1 })}
                  onClick={() =>
                    form.set(
                      '/items',
                      items.filter((__, at) => at !== i),
                    )
                  }
                />
              )}
            </div>
          ))}
          <p className={compare(sum, '100') === 0 ? 'own-total' : 'own-total wrong'} role="status">
            {t('ownList.total', { sum })}
          </p>
          <Button icon={<PlusOutlined />} onClick={() => form.set('/items', [...items, NOTHING])}>
            {t('ownList.add')}
          </Button>
        </fieldset>
        <TextField
          form={form}
          at="/reason"
          name={t('ownList.reason')}
          hint={t('ownList.reasonHint')}
          max={1000}
          rows={2}
          required
        />
        <TextField
          form={form}
          at="/request"
          name={t('ownList.code')}
          hint={t('ownList.codeHint')}
          max={64}
          required
        />
      </FormFrame>
    </FormWindow>
  );
}
