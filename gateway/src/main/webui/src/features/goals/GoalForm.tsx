import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Body, everything, get, post, regionKey } from '../../api/api';
import { may } from '../../api/may';
import { indicatorsQuery, unitsQuery } from '../../api/queries';
import type { Me } from '../../api/types';
import { compare, isDecimal, sum } from '../../format/decimal';
import { parsePeriod } from '../../format/period';
import { ChoiceField, DayField, FormFrame, TextField } from '../../parts/Fields';
import { FormWindow } from '../../parts/FormWindow';
import { CODE, useForm, wrongIf } from '../../parts/form';
import { CYCLES, DUTIES, GOAL, GOALS, type Goal, goalsQuery, HORIZONS } from './queries';

interface Measured {
  indicator: string;
  period: string;
  value: string;
}

interface Step {
  milestone: string;
  title: string;
  due: string;
  weight: string;
  deliverable: string;
}

interface Values {
  goal: string;
  title: string;
  cycle: string;
  parent: string;
  owner: string;
  duty: string;
  horizon: string;
  basis: string;
  weight: string;
  due: string;
  description: string;
  measures: Measured[];
  milestones: Step[];
}

type Content = Body<`${typeof GOAL}/revision`>;

const mayDraft = may('draft-goal');
const isWeight = (text: string) => isDecimal(text) && compare(text, '0') > 0 && compare(text, '100') <= 0;

const valuesOf = (of: Goal | undefined): Values => ({
  goal: of?.goal ?? '',
  title: of?.title ?? '',
  cycle: of?.cycle ?? '',
  parent: of?.parent ?? '',
  owner: of?.owner ?? '',
  duty: of?.duty ?? '',
  horizon: of?.horizon ?? 'annual',
  basis: of?.basis ?? '',
  weight: of?.weight ?? '',
  due: of?.due ?? '',
  description: of?.description ?? '',
  measures: (of?.measures ?? []).map(({ indicator, period, value }) => ({ indicator, period, value })),
  milestones: (of?.milestones ?? []).map((one) => ({
    milestone: one.milestone,
    title: one.title,
    due: one.due,
    weight: one.weight ?? '',
    deliverable: one.deliverable ?? '',
  })),
});

const some = <K extends string>(key: K, text: string | undefined) =>
  (text?.trim() ? { [key]: text.trim() } : {}) as { [k in K]?: string };

/** The content as it is sent: what the form does not show stays as it was. */
function contentOf(values: Values, of: Goal | undefined): Content {
  const duty = DUTIES.find((one) => one === values.duty);
  return {
    title: values.title.trim(),
    cycle: values.cycle,
    ...some('parent', values.parent),
    owner: values.owner,
    ...(duty ? { duty } : some('person', of?.person)),
    horizon: HORIZONS.find((one) => one === values.horizon) ?? 'annual',
    ...some('basis', values.basis),
    weight: values.weight.trim(),
    ...some('due', values.due),
    ...some('description', values.description),
    ...some('category', of?.category),
    ...some('planWeight', of?.planWeight),
    ...some('continues', of?.continues),
    supports: of?.supports ?? [],
    measures: values.measures.map((one) => {
      const before = of?.measures.find(
        ({ indicator, period }) => indicator === one.indicator && period === one.period,
      );
      return { main: true, course: [], ...before, ...one, value: one.value.trim() };
    }),
    milestones: values.milestones.map((one) => ({
      milestone: one.milestone,
      title: one.title.trim(),
      due: one.due,
      ...some('weight', one.weight),
      ...some('deliverable', one.deliverable),
      ...some('person', of?.milestones.find(({ milestone }) => milestone === one.milestone)?.person),
    })),
  } as Content;
}

/** Drafts a goal, or writes the whole content of a draft anew. */
export function GoalForm({
  region,
  me,
  of,
  onEnd,
}: {
  region: string;
  me: Me;
  /** The draft to be revised; a new goal where absent. */
  of?: Goal;
  onEnd: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const units = useQuery(unitsQuery(region));
  const goals = useQuery(goalsQuery(region));
  const cycles = useQuery(everything(CYCLES, { region }));
  const indicators = useQuery(indicatorsQuery(region));
  const title = of ? `${t('goal.revise')} · ${of.title}` : t('goal.draft');
  const form = useForm<Values>({
    name: `goal.${region}.${of?.goal ?? ''}`,
    initial: valuesOf(of),
    ...(of ? { version: of.version } : {}),
    check: (values) => {
      const weights = values.milestones.map((one) => one.weight.trim()).filter((one) => one !== '');
      const total = weights.every(isWeight) ? sum(weights) : '100';
      return [
        ...wrongIf('/goal', !CODE.test(values.goal), t('form.wrongCode')),
        ...wrongIf('/title', !values.title.trim(), t('form.missing')),
        ...wrongIf('/cycle', !values.cycle, t('form.missing')),
        ...wrongIf('/owner', !values.owner, t('form.missing')),
        ...wrongIf('/horizon', !values.horizon, t('form.missing')),
        ...wrongIf('/weight', !isWeight(values.weight.trim()), t('goal.badWeight')),
        ...values.measures.flatMap((one, i) => [
          ...wrongIf(`/measures/${i}/indicator`, !one.indicator, t('form.missing')),
          ...wrongIf(
            `/measures/${i}/period`,
            parsePeriod(one.period.trim()) === undefined,
            t('goal.periodHint'),
          ),
          ...wrongIf(`/measures/${i}/value`, !isDecimal(one.value.trim()), t('goal.badNumber')),
        ]),
        ...values.milestones.flatMap((one, i) => [
          ...wrongIf(`/milestones/${i}/milestone`, !CODE.test(one.milestone), t('form.wrongCode')),
          ...wrongIf(`/milestones/${i}/title`, !one.title.trim(), t('form.missing')),
          ...wrongIf(`/milestones/${i}/due`, !one.due, t('form.missing')),
          ...wrongIf(
            `/milestones/${i}/weight`,
            one.weight.trim() !== '' && !isWeight(one.weight.trim()),
            t('goal.badWeight'),
          ),
        ]),
        ...wrongIf(
          `/milestones/${values.milestones.length - 1}/weight`,
          weights.length > 0 && (weights.length < values.milestones.length || compare(total, '100') !== 0),
          t('goal.unbalanced', { sum: total }),
        ),
      ];
    },
    send: (values, version) =>
      of
        ? post(
            `${GOAL}/revision`,
            { region, goal: of.goal },
            contentOf(values, of),
            version === undefined ? {} : { version },
          )
        : post(GOALS, { region }, { goal: values.goal, ...contentOf(values, undefined) } as Body<
            typeof GOALS
          >),
    ...(of
      ? {
          reread: async () => {
            const now = await get(GOAL, { region, goal: of.goal });
            return { values: valuesOf(now), version: now.version };
          },
        }
      : {}),
    onDone: () => {
      void client.invalidateQueries({ queryKey: regionKey(region) });
      onEnd();
    },
  });
  const { measures, milestones, cycle } = form.values;
  const without = <T,>(all: readonly T[], i: number) => all.filter((_, at) => at !== i);
  const named = (all: readonly { code: string; name: string }[]) =>
    all.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }));
  const owners = (units.data ?? []).filter(({ unit }) => mayDraft(me, { unit }));
  return (
    <FormWindow title={title} onEnd={onEnd} testId="goal-form">
      <FormFrame form={form} label={title} submit={of ? t('goal.revise') : t('goal.draft')} onCancel={onEnd}>
        {!of && (
          <TextField
            form={form}
            at="/goal"
            name={t('goal.code')}
            hint={t('goal.codeHint')}
            max={64}
            required
          />
        )}
        <TextField form={form} at="/title" name={t('goal.name')} max={500} rows={2} required />
        <ChoiceField
          form={form}
          at="/cycle"
          name={t('goal.cycle')}
          options={(cycles.data ?? [])
            .filter((one) => !one.closed)
            .map((one) => ({ value: one.cycle, label: one.name }))}
          clears={['/parent']}
          required
        />
        <ChoiceField
          form={form}
          at="/parent"
          name={t('goal.parent')}
          options={named(
            (goals.data ?? [])
              .filter((one) => one.cycle === cycle && one.goal !== of?.goal)
              .map((one) => ({ code: one.goal, name: one.title })),
          )}
        />
        <ChoiceField
          form={form}
          at="/owner"
          name={t('goal.owner')}
          options={named(owners.map(({ unit, name }) => ({ code: unit, name })))}
          required
        />
        <ChoiceField
          form={form}
          at="/duty"
          name={t('goal.who')}
          options={DUTIES.map((one) => ({ value: one, label: t(`goal.duties.${one}`) }))}
        />
        <ChoiceField
          form={form}
          at="/horizon"
          name={t('goal.horizon')}
          options={HORIZONS.map((one) => ({ value: one, label: t(`goal.horizons.${one}`) }))}
          required
        />
        <TextField form={form} at="/basis" name={t('goal.basis')} max={500} />
        <TextField
          form={form}
          at="/weight"
          name={t('goal.weight')}
          hint={t('goal.weightHint')}
          max={12}
          decimal
          required
        />
        <DayField form={form} at="/due" name={t('goal.due')} />
        <TextField form={form} at="/description" name={t('goal.description')} max={4000} rows={3} />
        <fieldset className="goal-rows">
          <legend className="field-name">{t('goal.measures')}</legend>
          <p className="hint">{t('goal.measureHint')}</p>
          {measures.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and fields go by their place
            <div key={i} className="goal-row">
              <ChoiceField
                form={form}
                at={`/measures/${i}/indicator`}
                name={t('goal.measureN', { n: i + 1 })}
                options={named(
                  (indicators.data ?? []).map(({ indicator, name }) => ({ code: indicator, name })),
                )}
                required
              />
              <TextField
                form={form}
                at={`/measures/${i}/period`}
                name={t('goal.periodN', { n: i + 1 })}
                max={10}
                required
              />
              <TextField
                form={form}
                at={`/measures/${i}/value`}
                name={t('goal.valueN', { n: i + 1 })}
                max={30}
                decimal
                required
              />
              <Button
                icon={<DeleteOutlined />}
                aria-label={t('goal.removeMeasure', { n: i + 1 })}
                onClick={() => form.set('/measures', without(measures, i))}
              />
            </div>
          ))}
          <Button
            icon={<PlusOutlined />}
            onClick={() =>
              form.set('/measures', [
                ...measures,
                {
                  indicator: '',
                  period: cycles.data?.find((one) => one.cycle === cycle)?.period ?? '',
                  value: '',
                },
              ])
            }
          >
            {t('goal.addMeasure')}
          </Button>
        </fieldset>
        <fieldset className="goal-rows">
          <legend className="field-name">{t('goal.milestones')}</legend>
          {milestones.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and fields go by their place
            <div key={i} className="goal-row">
              <TextField
                form={form}
                at={`/milestones/${i}/milestone`}
                name={t('goal.milestoneCodeN', { n: i + 1 })}
                max={64}
                required
              />
              <TextField
                form={form}
                at={`/milestones/${i}/title`}
                name={t('goal.milestoneN', { n: i + 1 })}
                max={200}
                required
              />
              <DayField
                form={form}
                at={`/milestones/${i}/due`}
                name={t('goal.milestoneDueN', { n: i + 1 })}
                required
              />
              <TextField
                form={form}
                at={`/milestones/${i}/weight`}
                name={t('goal.milestoneWeightN', { n: i + 1 })}
                max={12}
                decimal
              />
              <TextField
                form={form}
                at={`/milestones/${i}/deliverable`}
                name={t('goal.deliverableN', { n: i + 1 })}
                max={500}
              />
              <Button
                icon={<DeleteOutlined />}
                aria-label={t('goal.removeMilestone', { n: i + 1 })}
                onClick={() => form.set('/milestones', without(milestones, i))}
              />
            </div>
          ))}
          <Button
            icon={<PlusOutlined />}
            onClick={() =>
              form.set('/milestones', [
                ...milestones,
                { milestone: '', title: '', due: '', weight: '', deliverable: '' },
              ])
            }
          >
            {t('goal.addMilestone')}
          </Button>
        </fieldset>
      </FormFrame>
    </FormWindow>
  );
}
