import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useId, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form, Values } from './form';
import { valueAt } from './form';
import { Refusal } from './Refusal';

/** Around the fields: what was typed earlier, what was refused, the conflict, and the buttons. */
export function FormFrame<T extends object>({
  form,
  submit,
  onCancel,
  label,
  names = {},
  children,
}: {
  form: Form<T>;
  /** What the button says that sends it. */
  submit: string;
  onCancel?: () => void;
  /** What it is a form of. */
  label: string;
  /** The names of the fields by their pointers, for the conflict. */
  names?: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form
      className="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.restored && form.dirty && (
        <p className="form-restored" role="status" data-testid="form-restored">
          {t('form.restored')}{' '}
          <button type="button" className="link-button" onClick={form.reset}>
            {t('form.discard')}
          </button>
        </p>
      )}
      {form.conflict && <ConflictView form={form} names={names} />}
      {children}
      {form.findings.length > 1 && (
        <p className="wrong" role="alert">
          {t('form.wrong', { count: form.findings.length })}
        </p>
      )}
      {form.refusal && <Refusal error={form.refusal} />}
      <div className="form-buttons">
        {onCancel && <Button onClick={onCancel}>{t('form.cancel')}</Button>}
        <Button
          type="primary"
          htmlType="submit"
          loading={form.sending}
          disabled={form.conflict !== undefined}
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}

const written = (value: unknown): string =>
  value === undefined || value === null || value === ''
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** Three columns: what was read, what somebody else wrote since, what was typed here. */
function ConflictView<T extends object>({
  form,
  names,
}: {
  form: Form<T>;
  names: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const { conflict } = form;
  if (!conflict) return null;
  const pointers =
    Object.keys(names).length > 0
      ? Object.keys(names)
      : Object.keys(form.values as Values).map((key) => `/${key}`);
  return (
    <section className="conflict" role="alert" data-testid="conflict" aria-label={t('form.conflict')}>
      <strong>{t('form.conflict')}</strong>
      <p>{t('form.conflictText')}</p>
      <table className="board compact changes">
        <caption className="unseen">{t('form.conflict')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('form.field')}</th>
            <th scope="col">{t('form.read')}</th>
            <th scope="col">{t('form.now')}</th>
            <th scope="col">{t('form.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {pointers.map((pointer) => {
            const [read, now, mine] = [conflict.read, conflict.now, form.values].map((one) =>
              written(valueAt(one, pointer)),
            );
            return (
              <tr key={pointer} className={now !== read && now !== mine ? 'conflict-row' : undefined}>
                <th scope="row">{names[pointer] ?? pointer.slice(1)}</th>
                <td className="wrap">{read}</td>
                <td className="wrap">{now === read ? now : <b>{now}</b>}</td>
                <td className="wrap">{mine === read ? mine : <b>{mine}</b>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="form-buttons">
        <Button onClick={form.adopt}>{t('form.adopt')}</Button>
        <Button danger onClick={form.overwrite}>
          {t('form.overwrite')}
        </Button>
      </div>
    </section>
  );
}

interface FieldProps<T extends object> {
  form: Form<T>;
  /** Where in the body it stands, such as `/name`: what the service finds wrong there is shown here. */
  at: string;
  name: string;
  /** What is wanted, with an example. */
  hint?: string;
  required?: boolean;
}

interface Control {
  id: string;
  'aria-required': boolean;
  'aria-invalid': boolean;
  'aria-describedby': string;
}

/** A field of any kind: its name, its control, its hint and what is wrong with it. */
export function Field<T extends object>({
  form,
  at,
  name,
  hint,
  required = false,
  children,
}: FieldProps<T> & { children: (control: Control) => ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const wrong = form.wrong(at);
  const { claim } = form;
  useLayoutEffect(() => {
    claim(at, id);
  });
  return (
    <div className="field form-field">
      <label htmlFor={id} className="field-name">
        {name}
        {!required && <span className="form-optional">{t('form.optional')}</span>}
      </label>
      {children({
        id,
        'aria-required': required,
        'aria-invalid': wrong !== undefined,
        'aria-describedby': `${id}-wrong ${id}-hint`,
      })}
      <p id={`${id}-wrong`} className="wrong">
        {wrong}
      </p>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
    </div>
  );
}

/** A line of text, or several; also for decimals, which are never anything else than text here. */
export function TextField<T extends object>({
  rows,
  max,
  decimal = false,
  ...field
}: FieldProps<T> & { rows?: number; max?: number; decimal?: boolean }) {
  const { form, at } = field;
  const value = String(form.at(at) ?? '');
  return (
    <Field {...field}>
      {(control) =>
        rows ? (
          <Input.TextArea
            {...control}
            rows={rows}
            maxLength={max}
            value={value}
            status={control['aria-invalid'] ? 'error' : ''}
            onChange={(event) => form.set(at, event.target.value)}
          />
        ) : (
          <Input
            {...control}
            maxLength={max}
            value={value}
            inputMode={decimal ? 'decimal' : 'text'}
            className={decimal ? 'decimal' : undefined}
            status={control['aria-invalid'] ? 'error' : ''}
            onChange={(event) => form.set(at, event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** One of several, by name; the browser's own list. */
export function ChoiceField<T extends object>({
  options,
  clears = [],
  ...field
}: FieldProps<T> & {
  options: readonly { value: string; label: string }[];
  /** Fields whose options depend on it: what was chosen there is forgotten when another is chosen here. */
  clears?: readonly string[];
}) {
  const { t } = useTranslation();
  const { form, at } = field;
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className="choice"
          value={String(form.at(at) ?? '')}
          onChange={(event) => {
            form.set(at, event.target.value || undefined);
            for (const other of clears) form.set(other, '');
          }}
        >
          <option value="">{t('form.choose')}</option>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Above so many, what one looks for is found by typing. */
const MANY = 12;

/** Any number of several; where all are meant by a word of their own, that one alone. */
export function SeveralField<T extends object>({
  options,
  all,
  form,
  at,
  name,
  hint,
  required = false,
}: FieldProps<T> & {
  options: readonly { value: string; label: string }[];
  /** The value that stands for all, with its name. */
  all?: { value: string; label: string };
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const id = useId();
  const { claim } = form;
  useLayoutEffect(() => {
    claim(at, id);
  });
  const chosen = (form.at(at) ?? []) as readonly string[];
  const wrong = form.wrong(at);
  const every = all !== undefined && chosen.includes(all.value);
  const sought = text.trim().toLocaleLowerCase();
  const toggle = (value: string, on: boolean) =>
    form.set(at, on ? [...chosen, value].sort() : chosen.filter((one) => one !== value));
  return (
    <fieldset className="form-field several" aria-describedby={`${id}-wrong ${id}-hint`}>
      <legend className="field-name">
        {name}
        {!required && <span className="form-optional">{t('form.optional')}</span>}
      </legend>
      <div id={id} tabIndex={-1} className="several-box">
        {all && (
          <Checkbox
            checked={every}
            onChange={(event) => form.set(at, event.target.checked ? [all.value] : [])}
          >
            {all.label}
          </Checkbox>
        )}
        {!every && options.length > MANY && (
          <Input
            size="small"
            aria-label={t('form.find', { name })}
            placeholder={t('form.find', { name })}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        {!every &&
          options
            .filter((one) => !sought || one.label.toLocaleLowerCase().includes(sought))
            .map((one) => (
              <Checkbox
                key={one.value}
                checked={chosen.includes(one.value)}
                onChange={(event) => toggle(one.value, event.target.checked)}
              >
                {one.label}
              </Checkbox>
            ))}
      </div>
      <p id={`${id}-wrong`} className="wrong">
        {wrong}
      </p>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
    </fieldset>
  );
}

/** A day. */
export function DayField<T extends object>(field: FieldProps<T>) {
  const { form, at } = field;
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="choice plain"
          value={String(form.at(at) ?? '')}
          onChange={(event) => form.set(at, event.target.value || undefined)}
        />
      )}
    </Field>
  );
}
