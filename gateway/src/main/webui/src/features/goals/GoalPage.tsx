import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everything, query } from '../../api/api';
import { Problem } from '../../api/client';
import { may } from '../../api/may';
import { compare, isDecimal } from '../../format/decimal';
import { isLight } from '../../format/light';
import { dayText, minuteText } from '../../format/moment';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName, worded } from '../../i18n/words';
import { HistoryButton } from '../../parts/HistoryButton';
import { LightMark } from '../../parts/LightMark';
import { Centre, Failure, Loading, Notice } from '../../parts/states';
import { kept, useSearchState } from '../../url/useSearchState';
import { ActDecision } from './ActDecision';
import { type Act, actsOn } from './acts';
import { Divided } from './Divided';
import { GoalForm } from './GoalForm';
import { Milestones } from './Milestones';
import { GOAL, GOALS, type Goal, goalsQuery, isOverdue, TARGETS, today } from './queries';
import { Sheet } from './Sheet';
import { useGoalWords } from './useGoalWords';
import './goals.css';

const mayRevise = may('revise-goal');
const mayReadTargets = may('read-targets');

const same = (a: string, b: string) => (isDecimal(a) && isDecimal(b) ? compare(a, b) === 0 : a === b);

/** One goal: what it aims at, how it is measured, by which steps, into what it is decomposed, and what is next. */
export default function GoalPage({ region, me, timeZone }: Inside) {
  const { t, i18n } = useTranslation();
  const { goal = '' } = useParams({ strict: false });
  const [search] = useSearchState();
  const past = search.asOf !== undefined;
  const asked = useQuery(query(GOAL, { region, goal, asOf: search.asOf }));
  const others = useQuery(goalsQuery(region, search.asOf));
  const words = useGoalWords(region, me);
  const [act, setAct] = useState<Act>();
  const [revising, setRevising] = useState(false);
  const one = asked.data;
  useTitle(one?.title ?? '');
  if (asked.isPending) return <Loading />;
  if (!one) {
    const absent = asked.error instanceof Problem && asked.error.status === 404;
    return (
      <Centre>
        {absent ? (
          <Notice whole kind="empty" title={t('goal.unknown', { goal })}>
            <Link to="/goals" search={kept}>
              {t('goal.toList')}
            </Link>
          </Notice>
        ) : (
          <Failure whole error={asked.error} onRetry={() => void asked.refetch()} />
        )}
      </Centre>
    );
  }
  const day = (text: string | undefined) => text && dayText(text, i18n.language);
  const moment = (text: string | undefined) => text && minuteText(text, i18n.language, timeZone);
  /** A goal by its name; what is not there for the reader, now or at that time, leads nowhere. */
  const link = (code: string) => {
    const other = others.data?.find((one) => one.goal === code);
    return other ? (
      <Link to="/goals/$goal" params={{ goal: code }} search={kept}>
        {other.title}
      </Link>
    ) : (
      <code>{code}</code>
    );
  };
  const facts: [string, ReactNode][] = [
    [t('goal.owner'), words.unit(one.owner)],
    [t('goal.who'), words.who(one)],
    [t('goal.cycle'), words.cycle(one.cycle)],
    [t('goal.horizon'), worded(t, 'goal.horizons', one.horizon)],
    [t('goal.due'), day(one.due)],
    [t('goal.weight'), one.weight],
    [t('goal.planWeight'), one.planWeight],
    [t('goal.category'), one.category && words.category(one.category)],
    [t('goal.parent'), one.parent && link(one.parent)],
    [t('goal.continues'), one.continues && link(one.continues)],
    [
      t('goal.supports'),
      one.supports.length > 0 &&
        one.supports.map((code, i) => (
          <span key={code}>
            {i > 0 && t('frame.comma')}
            {link(code)}
          </span>
        )),
    ],
    [t('goal.basis'), one.basis],
    [t('goal.description'), one.description && <span className="goal-text">{one.description}</span>],
    [t('goal.remark'), one.remark],
    [t('goal.issued'), moment(one.issued)],
    [t('goal.acknowledged'), moment(one.acknowledged)],
    [t('goal.acknowledgedBy'), one.acknowledgedBy && words.person(one.acknowledgedBy)],
    [t('goal.code'), <code key="code">{one.goal}</code>],
  ];
  return (
    <main id="main" className="board-page" data-testid="goal-page">
      <div className="page-head">
        <h1>
          {one.title}
          <span className="tag">{words.state(one)}</span>
          {isLight(one.light) && (
            <span className="tag" data-testid="goal-light">
              <LightMark light={one.light} named={false} /> {t('goal.light')}
              {t('frame.colon')}
              {t(`light.${one.light}`)}
            </span>
          )}
          {isOverdue(one, today(timeZone)) && <span className="tag goal-overdue">{t('goal.overdue')}</span>}
        </h1>
        {!past && (
          <span className="row-acts">
            {actsOn(one, me).map((which, i) => (
              <Button key={which} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(which)}>
                {t(`goal.${which}`)}
              </Button>
            ))}
            {one.state === 'draft' && mayRevise(me, { unit: one.owner }) && (
              <Button onClick={() => setRevising(true)}>{t('goal.revise')}</Button>
            )}
          </span>
        )}
        <HistoryButton
          me={me}
          region={region}
          journal="goals"
          subject={`goal/${one.goal}`}
          title={one.title}
          timeZone={timeZone}
          names={{
            title: t('goal.name'),
            owner: t('goal.owner'),
            weight: t('goal.weight'),
            due: t('goal.due'),
            measures: t('goal.measures'),
            milestones: t('goal.milestones'),
          }}
        />
      </div>
      {one.state === 'issued' && one.acknowledgeBy && (
        <p className="page-lead">{t('goal.acknowledgeBy', { day: day(one.acknowledgeBy) })}</p>
      )}
      <section className="sheet about-sheet" aria-label={t('goal.about')}>
        <dl className="facts">
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </section>
      {!past && <Smart region={region} goal={one} />}
      <Measures
        region={region}
        goal={one}
        name={words.indicator}
        asOf={search.asOf}
        shown={mayReadTargets(me)}
      />
      <Milestones region={region} me={me} goal={one} person={words.person} past={past} timeZone={timeZone} />
      <Divided
        region={region}
        me={me}
        goal={one}
        past={past}
        asOf={search.asOf}
        words={words}
        timeZone={timeZone}
      />
      <Parts region={region} goal={one} asOf={search.asOf} words={words} />
      {act && (
        <ActDecision
          key={act}
          act={act}
          goals={[one]}
          region={region}
          me={me}
          indicatorName={words.indicator}
          onEnd={() => setAct(undefined)}
        />
      )}
      {revising && <GoalForm region={region} me={me} of={one} onEnd={() => setRevising(false)} />}
    </main>
  );
}

const LETTERS = ['s', 'm', 'a', 'r', 't'] as const;

/** Each letter with its result, and what the rules behind those that did not pass found. */
function Smart({ region, goal }: { region: string; goal: Goal }) {
  const { t, i18n } = useTranslation();
  const checked = useQuery(query(`${GOAL}/check`, { region, goal: goal.goal }));
  // Of another unit's draft it is not told.
  if (!checked.data) return null;
  const { letters, findings } = checked.data;
  const open = findings.filter((one) => one.result !== 'pass');
  return (
    <section className="sheet about-sheet" aria-label={t('goal.smart')} data-testid="smart">
      <h2>{t('goal.smart')}</h2>
      <ul className="goal-letters">
        {LETTERS.map((letter) => (
          <li key={letter}>
            <span className="tag">
              {letter.toUpperCase()} {t(`goal.letters.${letter}`)}
              {t('frame.colon')}
              {worded(t, 'goal.results', letters[letter])}
            </span>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <ul>
          {open.map((one) => (
            <li key={`${one.rule} ${one.pointer}`}>
              {one.rule} {worded(t, 'goal.results', one.result)}
              {t('frame.colon')}
              {i18n.language === 'en' ? one.en : one.zh}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Measures({
  region,
  goal,
  name,
  asOf,
  shown,
}: {
  region: string;
  goal: Goal;
  name: (code: string) => string;
  asOf: string | undefined;
  shown: boolean;
}) {
  const { t, i18n } = useTranslation();
  const targets = useQuery({
    ...everything(TARGETS, { region, unit: goal.owner, asOf }),
    enabled: shown && goal.measures.length > 0,
  });
  const inForce = (indicator: string, period: string) =>
    targets.data?.find(
      (one) => one.indicator === indicator && one.period === period && one.each === undefined,
    )?.value;
  return (
    <Sheet
      title={t('goal.measures')}
      heads={[
        t('goal.indicator'),
        t('goal.period'),
        t('goal.value'),
        t('goal.floor'),
        t('goal.inForce'),
        t('goal.course'),
      ]}
      none={goal.measures.length === 0 ? t('goal.noMeasures') : undefined}
    >
      {goal.measures.map((one) => {
        const now = inForce(one.indicator, one.period);
        return (
          <tr key={`${one.indicator} ${one.period}`}>
            <th scope="row">
              <Link to="/indicators/$indicator" params={{ indicator: one.indicator }} search={kept}>
                {name(one.indicator)}
              </Link>
            </th>
            <td>{periodName(t, one.period, i18n.language)}</td>
            <td className="number">{one.value}</td>
            <td className="number">{one.floor ?? t('goal.none')}</td>
            <td className="number">
              {now ?? (targets.isSuccess ? t('goal.notYet') : '')}
              {now !== undefined && !same(now, one.value) && <span className="tag">{t('goal.differs')}</span>}
            </td>
            <td>
              {one.course
                .map(({ period, share }) => `${periodName(t, period, i18n.language)} ${share}`)
                .join(t('frame.comma')) || t('goal.none')}
            </td>
          </tr>
        );
      })}
    </Sheet>
  );
}

function Parts({
  region,
  goal,
  asOf,
  words,
}: {
  region: string;
  goal: Goal;
  asOf: string | undefined;
  words: ReturnType<typeof useGoalWords>;
}) {
  const { t, i18n } = useTranslation();
  const parts = useQuery(everything(GOALS, { region, parent: goal.goal, asOf }));
  if (parts.error) return <Failure error={parts.error} onRetry={() => void parts.refetch()} />;
  return (
    <Sheet
      title={t('goal.children')}
      heads={[t('goal.name'), t('goal.owner'), t('goal.weight'), t('goal.due'), t('goal.state')]}
      none={parts.data?.length === 0 ? t('goal.noChildren') : undefined}
    >
      {parts.data?.map((one) => (
        <tr key={one.goal}>
          <th scope="row">
            <Link to="/goals/$goal" params={{ goal: one.goal }} search={kept}>
              {one.title}
            </Link>
          </th>
          <td>{words.unit(one.owner)}</td>
          <td className="number">{one.weight}</td>
          <td>{one.due ? dayText(one.due, i18n.language) : t('goal.none')}</td>
          <td>{words.state(one)}</td>
        </tr>
      ))}
    </Sheet>
  );
}
