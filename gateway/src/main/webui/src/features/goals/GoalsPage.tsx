import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything } from '../../api/api';
import { may, mayOfAll } from '../../api/may';
import { dayText } from '../../format/moment';
import { byName } from '../../format/order';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Choice } from '../../parts/Choice';
import { useFilters } from '../../parts/filters';
import { type Column, List } from '../../parts/List';
import { kept, useSearchState } from '../../url/useSearchState';
import { ActDecision } from './ActDecision';
import { type Act, actsOn, isBarred } from './acts';
import { GoalForm } from './GoalForm';
import { CYCLES, type Goal, goalsQuery, inTree, isOverdue, type Placed, STATES, today } from './queries';
import { useGoalWords } from './useGoalWords';
import './goals.css';

const mayDraft = may('draft-goal');
const mayIssue = may('issue-goal');
const mayReadAll = mayOfAll('draft-goal');

/** The acts a row offers; the rest is on the goal's own page. */
const ON_ROW: readonly Act[] = ['approve', 'issue', 'acknowledge'];

/** The goals of the region as they are decomposed, with what is to be done about each. */
export default function GoalsPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const [search] = useSearchState();
  const [filters, filter] = useFilters();
  const past = search.asOf !== undefined;
  const goals = useQuery(goalsQuery(region, search.asOf));
  const cycles = useQuery(everything(CYCLES, { region }));
  const words = useGoalWords(region, me);
  const [act, setAct] = useState<{ act: Act; of: readonly Goal[] }>();
  const [drafting, setDrafting] = useState(false);
  useTitle(t('goal.title'));
  const day = today(timeZone);
  const rows = useMemo(
    () =>
      goals.data &&
      inTree(goals.data).filter(
        (one) =>
          (!filters.state || one.state === filters.state) &&
          (!filters.cycle || one.cycle === filters.cycle) &&
          (!filters.owner || one.owner === filters.owner),
      ),
    [goals.data, filters.state, filters.cycle, filters.owner],
  );
  const owners = [...new Set(goals.data?.map((one) => one.owner))].sort((a, b) =>
    byName(words.unit(a), words.unit(b)),
  );
  const measures = (one: Goal) =>
    one.measures.map((m) => t('goal.target', { name: words.indicator(m.indicator), value: m.value }));
  const due = (one: Goal) => (one.due ? dayText(one.due, i18n.language) : '');
  const columns: Column<Placed>[] = [
    {
      key: 'title',
      title: t('goal.name'),
      wrap: true,
      cell: (one) => (
        <span className="goal-name" style={{ '--depth': one.depth } as React.CSSProperties}>
          <Link to="/goals/$goal" params={{ goal: one.goal }} search={kept}>
            {one.title}
          </Link>
        </span>
      ),
      text: (one) => one.title,
      sort: (a, b) => byName(a.title, b.title),
    },
    {
      key: 'owner',
      title: t('goal.owner'),
      cell: (one) => words.unit(one.owner),
      text: (one) => words.unit(one.owner),
      sort: (a, b) => byName(words.unit(a.owner), words.unit(b.owner)),
    },
    { key: 'who', title: t('goal.who'), cell: words.who, text: words.who },
    {
      key: 'weight',
      title: t('goal.weight'),
      number: true,
      cell: (one) => one.weight,
      text: (one) => one.weight,
      sort: (a, b) => Number(a.weight) - Number(b.weight),
    },
    {
      key: 'measures',
      title: t('goal.measures'),
      wrap: true,
      cell: (one) =>
        one.measures.length > 0 && (
          <ul className="goal-measures">
            {measures(one).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ),
      text: (one) => measures(one).join('; '),
    },
    {
      key: 'due',
      title: t('goal.due'),
      cell: due,
      text: due,
      sort: (a, b) => (a.due ?? '').localeCompare(b.due ?? ''),
    },
    {
      key: 'state',
      title: t('goal.state'),
      cell: (one) => (
        <>
          <span className="tag">{words.state(one)}</span>
          {isOverdue(one, day) && <span className="tag goal-overdue">{t('goal.overdue')}</span>}
        </>
      ),
      text: words.state,
      sort: (a, b) => order(a) - order(b),
    },
    {
      key: 'code',
      title: t('goal.code'),
      cell: (one) => <code>{one.goal}</code>,
      text: (one) => one.goal,
      sort: (a, b) => a.goal.localeCompare(b.goal),
      extra: true,
    },
    {
      key: 'acts',
      title: t('goal.acts'),
      cell: (one) => (
        <span className="row-acts">
          {!past &&
            actsOn(one, me)
              .filter((which) => ON_ROW.includes(which))
              .map((which) => (
                <Button key={which} size="small" onClick={() => setAct({ act: which, of: [one] })}>
                  {t(`goal.${which}`)}
                </Button>
              ))}
        </span>
      ),
    },
  ];
  return (
    <main id="main" className="board-page" aria-busy={goals.isPending}>
      <div className="page-head">
        <h1>{t('goal.title')}</h1>
        {mayDraft(me) && !past && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('goal.draft')}
          </Button>
        )}
      </div>
      <p className="page-lead">{t(mayReadAll(me) || !mayDraft(me) ? 'goal.lead' : 'goal.leadOwn')}</p>
      <List
        name="goals"
        one="goal"
        caption={t('goal.title')}
        rows={rows}
        pending={goals.isPending}
        error={goals.error}
        onRetry={() => void goals.refetch()}
        rowKey={(one) => one.goal}
        columns={columns}
        searched={{
          hint: t('goal.search'),
          in: (one) => `${one.title} ${one.goal} ${words.unit(one.owner)} ${one.owner}`,
        }}
        filters={
          <>
            <Choice
              name={t('goal.cycle')}
              testId="cycle"
              value={filters.cycle ?? ''}
              options={[
                { value: '', label: t('goal.allCycles') },
                ...(cycles.data ?? []).map((one) => ({ value: one.cycle, label: one.name })),
              ]}
              onChoose={(chosen) => filter({ cycle: chosen || undefined })}
            />
            <Choice
              name={t('goal.state')}
              testId="state"
              value={filters.state ?? ''}
              options={[
                { value: '', label: t('goal.allStates') },
                ...STATES.map((one) => ({ value: one, label: t(`goal.states.${one}`) })),
              ]}
              onChoose={(chosen) => filter({ state: chosen || undefined })}
            />
            <Choice
              name={t('goal.owner')}
              testId="owner"
              value={filters.owner ?? ''}
              options={[
                { value: '', label: t('goal.allOwners') },
                ...owners.map((one) => ({ value: one, label: words.unit(one) })),
              ]}
              onChoose={(chosen) => filter({ owner: chosen || undefined })}
            />
          </>
        }
        {...(mayIssue(me) && !past
          ? {
              bulk: [
                {
                  name: t('goal.issueAll'),
                  fits: (one: Placed) => one.state === 'approved' && !isBarred('issue', one, me),
                  onAsk: (of: readonly Placed[]) => setAct({ act: 'issue', of }),
                },
              ],
            }
          : {})}
        empty={{ title: t('goal.empty'), detail: t('goal.emptyDetail') }}
      />
      {drafting && <GoalForm region={region} me={me} onEnd={() => setDrafting(false)} />}
      {act && (
        <ActDecision
          key={`${act.act}/${act.of.map((one) => one.goal).join('/')}`}
          act={act.act}
          goals={act.of}
          region={region}
          me={me}
          indicatorName={words.indicator}
          onEnd={() => setAct(undefined)}
        />
      )}
    </main>
  );
}

const order = (goal: Goal) => (STATES as readonly string[]).indexOf(goal.state);
