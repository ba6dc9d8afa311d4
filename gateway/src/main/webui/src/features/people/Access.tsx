import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { regionKey } from '../../api/api';
import { regionsQuery, unitsQuery } from '../../api/queries';
import type { Me } from '../../api/types';
import { Changes, Decision } from '../../parts/Decision';
import { FormFrame, SeveralField, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { type Form, useForm } from '../../parts/form';
import { givenBy } from './usePeople';
import './people.css';
import { useReturnFocus } from '../../parts/useReturnFocus';

export interface Granted {
  roles: string[];
  regions: string[];
  units: string[];
}

const ALL = '*';

export const grantedOf = ({ roles, regions, units }: Granted): Granted => ({ roles, regions, units });

/** Roles, regions and units in words. */
export function useAccessWords(region: string) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery(region)).data;
  const regions = useQuery(regionsQuery).data;
  const names = {
    roles: (code: string) => t(`role.${code}`, { nsSeparator: false, defaultValue: code }),
    regions: (code: string) =>
      code === ALL ? t('people.allRegions') : (regions?.find((one) => one.region === code)?.name ?? code),
    units: (code: string) =>
      code === ALL ? t('people.allUnits') : (units?.find((one) => one.unit === code)?.name ?? code),
  };
  const whole = (part: keyof typeof names) => (codes: readonly string[]) =>
    codes.map(names[part]).join(t('frame.comma'));
  const folded = (part: keyof typeof names) => (codes: readonly string[]) => (
    <Folded names={codes.map(names[part])} />
  );
  return {
    roles: whole('roles'),
    regions: whole('regions'),
    units: whole('units'),
    /** The same where there is little room: what is beyond the first few is one press away. */
    folded: { roles: folded('roles'), regions: folded('regions'), units: folded('units') },
  };
}

const FEW = 6;

function Folded({ names }: { names: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      {names.slice(0, FEW).join(t('frame.comma'))}
      {names.length > FEW && (
        <details>
          <summary>{t('people.more', { count: names.length - FEW })}</summary>
          {names.slice(FEW).join(t('frame.comma'))}
        </details>
      )}
    </>
  );
}

/** Which roles, regions and units: at most those of the person who gives them. */
export function AccessFields<T extends object>({
  form,
  me,
  region,
}: {
  form: Form<T>;
  me: Me;
  region: string;
}) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery(region)).data ?? [];
  const regions = useQuery(regionsQuery).data ?? [];
  return (
    <>
      <SeveralField
        form={form}
        at="/roles"
        name={t('people.roles')}
        hint={t('people.rolesHint')}
        options={givenBy(me).map((value) => ({
          value,
          label: t(`role.${value}`, { nsSeparator: false, defaultValue: value }),
        }))}
        required
      />
      <SeveralField
        form={form}
        at="/regions"
        name={t('people.regions')}
        options={regions.map((one) => ({ value: one.region, label: one.name }))}
        {...(me.regions.includes(ALL) ? { all: { value: ALL, label: t('people.allRegions') } } : {})}
        required
      />
      <SeveralField
        form={form}
        at="/units"
        name={t('people.units')}
        hint={t('people.unitsHint')}
        options={units
          .filter((one) => me.units.includes(ALL) || me.units.includes(one.unit))
          .map((one) => ({ value: one.unit, label: one.name }))}
        {...(me.units.includes(ALL) ? { all: { value: ALL, label: t('people.allUnits') } } : {})}
      />
    </>
  );
}

/** Another access: what it was, what it will be, and why. */
export function AccessForm({
  name,
  title,
  access,
  region,
  me,
  reread,
  send,
  onEnd,
}: {
  name: string;
  title: string;
  access: Granted;
  region: string;
  me: Me;
  reread: () => Promise<Granted>;
  send: (to: Granted & { before: Granted; reason: string }) => Promise<unknown>;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useAccessWords(region);
  // What this change is made of: as it was read, or as it stands after somebody else's.
  const before = useRef(access);
  const form = useForm<Granted & { reason: string }>({
    name: `access.${name}`,
    initial: { ...access, reason: '' },
    check: (values) => [
      ...(values.regions.length === 0
        ? [{ pointer: '/regions', code: 'invalid-field', message: t('form.missing') }]
        : []),
      ...(values.reason.trim()
        ? []
        : [{ pointer: '/reason', code: 'invalid-field', message: t('form.missing') }]),
    ],
    send: (values) => send({ ...values, before: before.current }),
    reread: async () => {
      before.current = await reread();
      return { values: { ...before.current, reason: '' }, version: 0 };
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const parts = ['roles', 'regions', 'units'] as const;
  return (
    <FormWindow title={title} onEnd={onEnd} width={680} testId="access-form">
      <FormFrame
        form={form}
        label={title}
        submit={t('people.save')}
        onCancel={onEnd}
        names={Object.fromEntries(parts.map((part) => [`/${part}`, t(`people.${part}`)]))}
      >
        <AccessFields form={form} me={me} region={region} />
        <Changes
          changes={parts.map((part) => {
            const gained = form.values[part].filter((one) => !access[part].includes(one));
            const lost = access[part].filter((one) => !form.values[part].includes(one));
            return {
              what: t(`people.${part}`),
              before: words.folded[part](access[part]),
              after: (
                <>
                  {words.folded[part](form.values[part])}
                  {gained.length > 0 && (
                    <div>{t('people.gained', { count: gained.length, what: words[part](gained) })}</div>
                  )}
                  {lost.length > 0 && (
                    <div>{t('people.lost', { count: lost.length, what: words[part](lost) })}</div>
                  )}
                </>
              ),
            };
          })}
        />
        <TextField form={form} at="/reason" name={t('decision.reason')} rows={2} max={1000} required />
        <p className="hint">{t('people.holds')}</p>
      </FormFrame>
    </FormWindow>
  );
}

/** A password or secret that is told once: it is copied, or another one has to be made. */
export function Secret({
  title,
  text,
  lines,
  onEnd,
}: {
  title: string;
  text: string;
  lines: readonly { name: string; value: string }[];
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean>();
  const [refused, setRefused] = useState(0);
  const shown = useRef<HTMLDListElement>(null);
  const whole = lines.map(({ name, value }) => `${name}: ${value}`).join('\n');
  const copy = async () => {
    try {
      // There is no clipboard where the page came over plain HTTP, and one may be forbidden it.
      await navigator.clipboard.writeText(whole);
      setCopied(true);
    } catch {
      setCopied(false);
      setRefused((times) => times + 1);
    }
  };
  useReturnFocus();
  // Once it is said so: what is drawn anew takes a selection away.
  useEffect(() => {
    if (refused > 0 && shown.current) window.getSelection()?.selectAllChildren(shown.current);
  }, [refused]);
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <>
          <Button onClick={() => void copy()}>{t(copied ? 'people.copied' : 'people.copy')}</Button>
          <Button type="primary" onClick={onEnd}>
            {t('people.noted')}
          </Button>
        </>
      }
      data-testid="secret"
    >
      <p className="warning">{text}</p>
      <p className="hint" role="status" data-testid="copying">
        {copied === false && t('people.notCopied')}
      </p>
      <dl className="secret" ref={shown}>
        {lines.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

/** Whether somebody is let in from now on; of a person or a machine, whose words are of that name. */
export function SuspensionDecision({
  of,
  name,
  enabled,
  send,
  onEnd,
}: {
  of: 'people' | 'machines';
  name: string;
  enabled: boolean;
  send: (kind: 'suspension' | 'restoration', reason: string, key: string) => Promise<void>;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const kind = enabled ? 'suspension' : 'restoration';
  const out = of === 'people' ? 'people.suspend' : 'machines.revoke';
  return (
    <Decision
      title={t(`${of}.${kind}Of`, { name, machine: name })}
      act={t(enabled ? out : 'people.restore')}
      danger={enabled}
      text={t(`${of}.${kind}Text`)}
      changes={[
        {
          what: t('people.state'),
          before: t(enabled ? `${of}.in` : `${of}.out`),
          after: t(enabled ? `${of}.out` : `${of}.in`),
        },
      ]}
      reason="required"
      onDecide={(reason, key) => send(kind, reason, key)}
      onEnd={onEnd}
    />
  );
}

/** What of a form is empty and must not be. */
export const empty = <T extends object>(values: T, fields: readonly (keyof T & string)[], message: string) =>
  fields
    .filter((field) => {
      const value = values[field];
      return typeof value === 'string' ? !value.trim() : Array.isArray(value) && value.length === 0;
    })
    .map((field) => ({ pointer: `/${field}`, code: 'invalid-field', message }));
