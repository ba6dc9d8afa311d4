import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getAll, post, regionKey } from '../../api/api';
import { ChoiceField, DayField, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { GROUPS, type Group, type Member } from './queries';

export type Act =
  | { kind: 'define' }
  | { kind: 'rename'; group: Group }
  | { kind: 'add'; group: Group }
  | { kind: 'end'; group: Group; member: Member; name: string };

const OF_UNIT = '/api/v1/regions/{region}/units/{unit}/groups';

interface Values {
  unitGroup: string;
  name: string;
  exclusiveWithin: string;
  unit?: string;
  from: string;
  reason: string;
}

interface Props {
  act: Act;
  region: string;
  units: readonly { unit: string; name: string }[];
  onEnd: () => void;
}

/** Defines and renames groups, puts units into them and takes them out from a day on. */
export function GroupForm({ act, region, units, onEnd }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { kind } = act;
  const group = 'group' in act ? act.group : undefined;
  const title =
    act.kind === 'define'
      ? t('group.define')
      : act.kind === 'rename'
        ? t('group.renameOf', { name: act.group.name })
        : act.kind === 'add'
          ? t('group.addTo', { name: act.group.name })
          : t('group.endOf', { unit: act.name, name: act.group.name });
  const initial = (of: Group | undefined): Values => ({
    unitGroup: of?.unitGroup ?? '',
    name: kind === 'rename' && of ? of.name : '',
    exclusiveWithin: '',
    from: '',
    reason: '',
  });
  const form = useForm<Values>({
    name: `group.${region}.${kind}.${group?.unitGroup ?? ''}.${act.kind === 'end' ? act.member.unit : ''}`,
    initial: initial(group),
    ...(act.kind === 'rename' ? { version: act.group.version } : {}),
    check: (values) => {
      const named = kind === 'define' || kind === 'rename';
      const within = values.exclusiveWithin.trim();
      return [
        ...wrongIf('/unitGroup', kind === 'define' && !CODE.test(values.unitGroup), t('form.wrongCode')),
        ...wrongIf('/exclusiveWithin', within !== '' && !CODE.test(within), t('form.wrongCode')),
        ...wrongIf('/name', named && !values.name.trim(), t('form.missing')),
        ...wrongIf('/unit', kind === 'add' && !values.unit, t('form.missing')),
        ...wrongIf('/from', !named && !values.from, t('form.missing')),
        ...wrongIf('/reason', kind === 'end' && !values.reason.trim(), t('form.missing')),
      ];
    },
    send: async (values, version) => {
      const { unitGroup, name, from, reason } = values;
      const within = values.exclusiveWithin.trim();
      switch (act.kind) {
        case 'define':
          return post(
            GROUPS,
            { region },
            { unitGroup, name, ...(within ? { exclusiveWithin: within } : {}) },
          );
        case 'rename':
          return post(
            `${GROUPS}/{unitGroup}/name`,
            { region, unitGroup: act.group.unitGroup },
            { name },
            version === undefined ? {} : { version },
          );
        case 'add':
          return post(OF_UNIT, { region, unit: values.unit ?? '' }, { unitGroup: act.group.unitGroup, from });
        case 'end':
          return post(
            `${OF_UNIT}/end`,
            { region, unit: act.member.unit },
            { unitGroup: act.group.unitGroup, from, reason },
          );
      }
    },
    reread: async () => {
      const now = (await getAll(GROUPS, { region })).find((one) => one.unitGroup === group?.unitGroup);
      return { values: initial(now), version: now?.version ?? 0 };
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  return (
    <FormWindow title={title} onEnd={onEnd} testId="group-form">
      <FormFrame
        form={form}
        label={title}
        submit={t(`group.${kind}`)}
        onCancel={onEnd}
        names={kind === 'rename' ? { '/name': t('group.name') } : {}}
      >
        {kind === 'define' && (
          <TextField
            form={form}
            at="/unitGroup"
            name={t('group.code')}
            hint={t('group.codeHint')}
            max={64}
            required
          />
        )}
        {(kind === 'define' || kind === 'rename') && (
          <TextField form={form} at="/name" name={t('group.name')} max={200} required />
        )}
        {kind === 'define' && (
          <TextField
            form={form}
            at="/exclusiveWithin"
            name={t('group.set')}
            hint={t('group.setHint')}
            max={64}
          />
        )}
        {kind === 'add' && (
          <ChoiceField
            form={form}
            at="/unit"
            name={t('group.unit')}
            options={units.map(({ unit, name }) => ({ value: unit, label: `${name}（${unit}）` }))}
            required
          />
        )}
        {kind === 'add' && (
          <DayField form={form} at="/from" name={t('group.from')} hint={t('group.fromHint')} required />
        )}
        {kind === 'end' && (
          <DayField form={form} at="/from" name={t('group.until')} hint={t('group.untilHint')} required />
        )}
        {kind === 'end' && (
          <TextField form={form} at="/reason" name={t('group.reason')} rows={3} max={1000} required />
        )}
      </FormFrame>
    </FormWindow>
  );
}
