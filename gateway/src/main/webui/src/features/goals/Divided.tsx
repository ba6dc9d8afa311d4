import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, type Body, post, query, regionKey } from '../../api/api';
import { may, mayOfAll } from '../../api/may';
import { unitsQuery } from '../../api/queries';
import type { Me } from '../../api/types';
import { isDecimal } from '../../format/decimal';
import { minuteText } from '../../format/moment';
import { Link } from '../../frame/Link';
import { periodName, worded } from '../../i18n/words';
import { ChoiceField, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { Failure } from '../../parts/states';
import { kept } from '../../url/useSearchState';
import { DUTIES, GOAL, type Goal } from './queries';
import { Sheet } from './Sheet';
import type { useGoalWords } from './useGoalWords';

const DECOMPOSITION = `${GOAL}/decomposition` as const;
const MODES = ['sum', 'mean', 'max', 'same', 'share'] as const;
const mayDivide = may('decompose-goal');
const mayDivideAll = mayOfAll('decompose-goal');

const oneDecimal = (text: string | undefined) => (text === undefined ? undefined : Number(text).toFixed(1));

/** How the figures of a goal are divided among units, whether the parts make it up, and who has acknowledged. */
export function Divided({
  region,
  me,
  goal,
  past,
  asOf,
  words,
  timeZone,
}: {
  region: string;
  me: Me;
  goal: Goal;
  past: boolean;
  asOf: string | undefined;
  words: ReturnType<typeof useGoalWords>;
  timeZone: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const [dividing, setDividing] = useState(false);
  const asked = useQuery(query(DECOMPOSITION, { region, goal: goal.goal, asOf }));
  const { figures, without } = asked.data ?? { figures: [], without: [] };
  const none = t('goal.none');
  return (
    <>
      <div className="goal-divided-head">
        <h2>{t('goal.divided')}</h2>
        {!past &&
          goal.measures.length > 0 &&
          goal.state !== 'abandoned' &&
          mayDivide(me, { unit: goal.owner }) && (
            <Button onClick={() => setDividing(true)}>{t('goal.divide')}</Button>
          )}
      </div>
      {asked.error && <Failure error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && figures.length === 0 && <p className="hint">{t('goal.notDivided')}</p>}
      {figures.map((figure) => (
        <section key={figure.indicator} data-testid={`divided-${figure.indicator}`}>
          <p className="page-lead">
            <span className={`tag goal-${figure.verdict}`}>{worded(t, 'goal.verdicts', figure.verdict)}</span>{' '}
            {t(figure.total === undefined ? 'goal.dividedNoTotal' : 'goal.dividedAs', {
              indicator: words.indicator(figure.indicator),
              period: periodName(t, figure.period, i18n.language),
              mode: worded(t, 'goal.modes', figure.mode),
              whole: figure.whole,
              total: figure.total,
              difference: figure.difference,
              perCent: oneDecimal(figure.perCent) ?? none,
            })}
          </p>
          <Sheet
            title={t('goal.partsOf', { indicator: words.indicator(figure.indicator) })}
            heads={[
              t('goal.owner'),
              t('goal.name'),
              t('goal.value'),
              ...(figure.mode === 'share' ? [t('goal.share'), t('goal.expected')] : []),
              ...(figure.mode === 'mean' ? [t('goal.base')] : []),
              t('goal.state'),
              t('goal.acknowledged'),
              t('goal.acknowledgedBy'),
            ]}
            none={undefined}
          >
            {figure.parts.map((part) => (
              <tr key={part.goal}>
                <th scope="row">{words.unit(part.unit)}</th>
                <td>
                  <Link to="/goals/$goal" params={{ goal: part.goal }} search={kept}>
                    {part.goal}
                  </Link>
                </td>
                <td className="number">{part.value ?? none}</td>
                {figure.mode === 'share' && (
                  <>
                    <td className="number">{part.share ?? none}</td>
                    <td className="number">{part.expected ?? none}</td>
                  </>
                )}
                {figure.mode === 'mean' && <td className="number">{part.base ?? none}</td>}
                <td>{worded(t, 'goal.states', part.state)}</td>
                <td>{part.acknowledged ? minuteText(part.acknowledged, i18n.language, timeZone) : none}</td>
                <td>{part.acknowledgedBy ? words.person(part.acknowledgedBy) : none}</td>
              </tr>
            ))}
          </Sheet>
        </section>
      ))}
      {figures.length > 0 && without.length > 0 && (
        <p className="hint">
          {t('goal.withoutPart', { units: without.map(words.unit).join(t('frame.comma')) })}
        </p>
      )}
      {dividing && (
        <DivideForm
          region={region}
          me={me}
          goal={goal}
          indicatorName={words.indicator}
          onEnd={() => setDividing(false)}
        />
      )}
    </>
  );
}

interface Part {
  goal: string;
  owner: string;
  value: string;
  share: string;
  base: string;
  weight: string;
  duty: string;
}

interface Values {
  indicator: string;
  mode: string;
  children: Part[];
}

type Division = Body<typeof DECOMPOSITION>;
type Found = Answer<typeof DECOMPOSITION, 'post'>;

const EMPTY: Part = { goal: '', owner: '', value: '', share: '', base: '', weight: '', duty: 'head' };

const some = (key: string, text: string, of: boolean) => (of && text.trim() ? { [key]: text.trim() } : {});

const division = (values: Values): Division =>
  ({
    indicator: values.indicator,
    mode: values.mode,
    children: values.children.map((one) => ({
      goal: one.goal.trim(),
      owner: one.owner,
      weight: one.weight.trim(),
      ...some('value', one.value, values.mode !== 'share'),
      ...some('share', one.share, values.mode === 'share'),
      ...some('base', one.base, values.mode === 'mean'),
      ...some('duty', one.duty, true),
    })),
  }) as Division;

/** Divides a figure of a goal among units: their goals are drafted, and it is told whether they make it up. */
function DivideForm({
  region,
  me,
  goal,
  indicatorName,
  onEnd,
}: {
  region: string;
  me: Me;
  goal: Goal;
  indicatorName: (code: string) => string;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const units = useQuery(unitsQuery(region));
  const [found, setFound] = useState<Found>();
  const [refused, setRefused] = useState<Error>();
  const title = `${t('goal.divide')} · ${goal.title}`;
  const at = { region, goal: goal.goal };
  const number = (text: string) => text.trim() === '' || isDecimal(text.trim());
  const form = useForm<Values>({
    name: `divide.${region}.${goal.goal}`,
    initial: { indicator: goal.measures[0]?.indicator ?? '', mode: 'sum', children: [EMPTY, EMPTY] },
    version: goal.version,
    check: (values) => [
      ...wrongIf('/indicator', !values.indicator, t('form.missing')),
      ...values.children.flatMap((one, i) => [
        ...wrongIf(`/children/${i}/goal`, !CODE.test(one.goal.trim()), t('form.wrongCode')),
        ...wrongIf(`/children/${i}/owner`, !one.owner, t('form.missing')),
        ...wrongIf(`/children/${i}/weight`, !isDecimal(one.weight.trim()), t('goal.badWeight')),
        ...wrongIf(`/children/${i}/value`, !number(one.value), t('goal.badNumber')),
        ...wrongIf(`/children/${i}/share`, !number(one.share), t('goal.badNumber')),
        ...wrongIf(`/children/${i}/base`, !number(one.base), t('goal.badNumber')),
      ]),
    ],
    send: (values, version) =>
      post(DECOMPOSITION, at, division(values), version === undefined ? {} : { version }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const { children, mode } = form.values;
  const owners = (units.data ?? []).filter(
    ({ unit, parent }) => mayDivideAll(me) || unit === goal.owner || parent === goal.owner,
  );
  return (
    <FormWindow title={title} width={960} onEnd={onEnd} testId="divide-form">
      <FormFrame form={form} label={title} submit={t('goal.divide')} onCancel={onEnd}>
        <p className="hint">{t('goal.divideText')}</p>
        <ChoiceField
          form={form}
          at="/indicator"
          name={t('goal.indicator')}
          options={goal.measures.map((one) => ({
            value: one.indicator,
            label: `${indicatorName(one.indicator)} ${one.value}`,
          }))}
          required
        />
        <ChoiceField
          form={form}
          at="/mode"
          name={t('goal.mode')}
          options={MODES.map((one) => ({ value: one, label: t(`goal.modes.${one}`) }))}
          required
        />
        {children.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and fields go by their place
          <div key={i} className="goal-row">
            <ChoiceField
              form={form}
              at={`/children/${i}/owner`}
              name={t('goal.ownerN', { n: i + 1 })}
              options={owners.map(({ unit, name }) => ({ value: unit, label: name }))}
              required
            />
            <TextField
              form={form}
              at={`/children/${i}/goal`}
              name={t('goal.codeN', { n: i + 1 })}
              max={64}
              required
            />
            {mode === 'share' ? (
              <TextField
                form={form}
                at={`/children/${i}/share`}
                name={t('goal.shareN', { n: i + 1 })}
                decimal
              />
            ) : (
              <TextField
                form={form}
                at={`/children/${i}/value`}
                name={t('goal.valueN', { n: i + 1 })}
                decimal
              />
            )}
            {mode === 'mean' && (
              <TextField
                form={form}
                at={`/children/${i}/base`}
                name={t('goal.baseN', { n: i + 1 })}
                decimal
              />
            )}
            <TextField
              form={form}
              at={`/children/${i}/weight`}
              name={t('goal.weightN', { n: i + 1 })}
              decimal
              required
            />
            <ChoiceField
              form={form}
              at={`/children/${i}/duty`}
              name={t('goal.whoN', { n: i + 1 })}
              options={DUTIES.map((one) => ({ value: one, label: t(`goal.duties.${one}`) }))}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('goal.removePart', { n: i + 1 })}
              disabled={children.length === 1}
              onClick={() =>
                form.set(
                  '/children',
                  children.filter((_one, place) => place !== i),
                )
              }
            />
          </div>
        ))}
        <div className="row-acts">
          <Button icon={<PlusOutlined />} onClick={() => form.set('/children', [...children, EMPTY])}>
            {t('goal.addPart')}
          </Button>
          <Button
            onClick={() => {
              setFound(undefined);
              setRefused(undefined);
              post(DECOMPOSITION, { ...at, dryRun: true }, division(form.values), { version: goal.version })
                .then((answer) => setFound(answer))
                .catch((error: unknown) =>
                  setRefused(error instanceof Error ? error : new Error(String(error))),
                );
            }}
          >
            {t('goal.tryDivision')}
          </Button>
        </div>
        <div aria-live="polite">
          {found && (
            <p className="page-lead" data-testid="division-found">
              <span className={`tag goal-${found.verdict}`}>{worded(t, 'goal.verdicts', found.verdict)}</span>{' '}
              {found.total !== undefined &&
                t('goal.foundTotal', {
                  total: found.total,
                  difference: found.difference,
                  perCent: oneDecimal(found.perCent) ?? t('goal.none'),
                })}
            </p>
          )}
          {refused && <Failure error={refused} />}
        </div>
      </FormFrame>
    </FormWindow>
  );
}
