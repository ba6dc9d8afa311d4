import { useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getAll, post, regionKey } from '../../api/api';
import { chineseNameOf } from '../../api/names';
import type { UnitClass } from '../../api/types';
import { ChoiceField, DayField, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { placesFor, type Unit } from './tree';

/** What is changed of a unit that is there. */
export const ACTS = ['rename', 'move', 'classify', 'abolish'] as const;
export type ActKind = (typeof ACTS)[number];
export type Act =
  | { kind: ActKind; unit: Unit }
  | { kind: 'register' }
  | { kind: 'class' }
  | { kind: 'renameClass'; unitClass: UnitClass };

const UNITS = '/api/v1/regions/{region}/units';
const CLASSES = '/api/v1/regions/{region}/classes';

interface Props {
  act: Act;
  region: string;
  units: readonly Unit[];
  classes: readonly { unitClass: string; name: string }[];
  onEnd: () => void;
}

interface Values {
  unit: string;
  name: string;
  nameEn: string;
  kind: string;
  parent?: string;
  unitClass?: string;
  from: string;
  reason: string;
}

/** Everything that can be done to a unit or class, each with the day it holds from. */
export function ActForm({ act, ...props }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState(act.kind);
  const changed = 'unit' in act ? act.unit : 'unitClass' in act ? act.unitClass : undefined;
  const title = changed ? t('registry.changeOf', { name: changed.name }) : t(`registry.act.${act.kind}`);
  return (
    <FormWindow title={title} onEnd={props.onEnd} testId="registry-form">
      {'unit' in act && (
        <Segmented
          aria-label={t('registry.acts')}
          value={kind}
          options={ACTS.map((value) => ({ value, label: t(`registry.act.${value}`) }))}
          onChange={(chosen) => setKind(chosen as ActKind)}
        />
      )}
      <Fields
        key={kind}
        act={'unit' in act ? { kind: kind as ActKind, unit: act.unit } : act}
        title={title}
        {...props}
      />
    </FormWindow>
  );
}

const namesOf = (one: Unit | UnitClass | undefined) => ({
  name: one ? chineseNameOf(one) : '',
  nameEn: one?.nameEn ?? '',
});

function Fields({ act, title, region, units, classes, onEnd }: Props & { title: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const of = 'unit' in act ? act.unit : undefined;
  const ofClass = 'unitClass' in act ? act.unitClass : undefined;
  const { kind } = act;
  const renames = kind === 'rename' || kind === 'renameClass';
  const initial = (unit: Unit | undefined, unitClass = ofClass): Values => ({
    ...namesOf(renames ? (unit ?? unitClass) : undefined),
    unit: unit?.unit ?? unitClass?.unitClass ?? '',
    kind: unit?.kind ?? 'department',
    ...(unit?.parent && kind === 'move' ? { parent: unit.parent } : {}),
    ...(unit?.unitClass && kind === 'classify' ? { unitClass: unit.unitClass } : {}),
    from: '',
    reason: '',
  });
  const needs = {
    unit: kind === 'register' || kind === 'class',
    name: kind === 'register' || kind === 'class' || renames,
    nameEn: kind === 'register' || kind === 'class' || renames,
    kind: kind === 'register',
    parent: kind === 'register' || kind === 'move',
    unitClass: kind === 'register' || kind === 'classify',
    from: kind !== 'class' && kind !== 'renameClass',
    reason: kind === 'move' || kind === 'abolish',
  };
  const form = useForm<Values>({
    name: `unit.${region}.${kind}.${of?.unit ?? ofClass?.unitClass ?? ''}`,
    initial: initial(of),
    ...(of || ofClass ? { version: (of ?? ofClass)?.version ?? 0 } : {}),
    check: (values) => {
      return [
        ...wrongIf('/unit', needs.unit && !CODE.test(values.unit), t('form.wrongCode')),
        ...wrongIf('/name', needs.name && !values.name.trim(), t('form.missing')),
        ...wrongIf('/kind', needs.kind && !values.kind.trim(), t('form.missing')),
        ...wrongIf('/unitClass', kind === 'classify' && !values.unitClass, t('form.missing')),
        ...wrongIf('/from', needs.from && !values.from, t('form.missing')),
        ...wrongIf('/reason', needs.reason && !values.reason.trim(), t('form.missing')),
      ];
    },
    send: async (values, version) => {
      const at = { region, unit: values.unit };
      const { name, from, reason } = values;
      const seen = version === undefined ? {} : { version };
      // The description knows no "nothing": what is at the top is sent without.
      const parent = values.parent ? { parent: values.parent } : {};
      const unitClass = values.unitClass ? { unitClass: values.unitClass } : {};
      const nameEn = values.nameEn.trim() ? { nameEn: values.nameEn.trim() } : {};
      switch (kind) {
        case 'register':
          return post(
            UNITS,
            { region },
            { unit: values.unit, name, ...nameEn, kind: values.kind, ...parent, ...unitClass, from },
          );
        case 'class':
          return post(CLASSES, { region }, { unitClass: values.unit, name, ...nameEn });
        case 'renameClass':
          return post(
            `${CLASSES}/{unitClass}/name`,
            { region, unitClass: values.unit },
            { name, ...nameEn },
            seen,
          );
        case 'rename':
          return post(`${UNITS}/{unit}/name`, at, { name, ...nameEn, from }, seen);
        case 'move':
          return post(`${UNITS}/{unit}/parent`, at, { ...parent, from, reason }, seen);
        case 'classify':
          return post(
            `${UNITS}/{unit}/classification`,
            at,
            { unitClass: values.unitClass ?? '', from },
            seen,
          );
        case 'abolish':
          return post(`${UNITS}/{unit}/abolition`, at, { from, reason }, seen);
      }
    },
    reread: async () => {
      if (ofClass) {
        const now = (await getAll(CLASSES, { region })).find((one) => one.unitClass === ofClass.unitClass);
        return { values: initial(undefined, now), version: now?.version ?? 0 };
      }
      const now = (await getAll(`${UNITS}/{unit}`, { region, unit: of?.unit ?? '' })).at(-1);
      return { values: initial(now), version: now?.version ?? 0 };
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const above = useMemo(
    () => placesFor(units, of?.unit).map(({ unit, name }) => ({ value: unit, label: `${name}（${unit}）` })),
    [units, of],
  );
  const names = {
    '/name': t('registry.name'),
    '/nameEn': t('registry.nameEn'),
    '/parent': t('registry.parent'),
    '/unitClass': t('registry.class'),
    '/from': t('registry.from'),
    '/reason': t('decision.reason'),
  };
  return (
    <FormFrame
      form={form}
      label={title}
      submit={t(`registry.act.${kind}`)}
      onCancel={onEnd}
      names={Object.fromEntries(
        Object.entries(names).filter(([pointer]) => needs[pointer.slice(1) as keyof typeof needs]),
      )}
    >
      {(of || ofClass) && <p className="hint">{t(`registry.now.${kind}`, { defaultValue: '' })}</p>}
      {needs.unit && (
        <TextField
          form={form}
          at="/unit"
          name={t('registry.code')}
          hint={t('registry.codeHint')}
          max={64}
          required
        />
      )}
      {needs.name && <TextField form={form} at="/name" name={t('registry.name')} max={200} required />}
      {needs.nameEn && (
        <TextField
          form={form}
          at="/nameEn"
          name={t('registry.nameEn')}
          hint={t('registry.nameEnHint')}
          max={200}
        />
      )}
      {needs.kind && (
        <TextField
          form={form}
          at="/kind"
          name={t('registry.kind')}
          hint={t('registry.kindHint')}
          max={60}
          required
        />
      )}
      {needs.parent && (
        <ChoiceField
          form={form}
          at="/parent"
          name={t('registry.parent')}
          hint={t('registry.parentHint')}
          options={above}
        />
      )}
      {needs.unitClass && (
        <ChoiceField
          form={form}
          at="/unitClass"
          name={t('registry.class')}
          options={classes.map((one) => ({ value: one.unitClass, label: one.name }))}
          required={kind === 'classify'}
        />
      )}
      {needs.from && (
        <DayField form={form} at="/from" name={t('registry.from')} hint={t('registry.fromHint')} required />
      )}
      {needs.reason && (
        <TextField form={form} at="/reason" name={t('decision.reason')} rows={3} max={1000} required />
      )}
    </FormFrame>
  );
}
