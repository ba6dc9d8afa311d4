import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client';
import { schemesQuery } from '../../api/queries';
import type { Asked, Planned } from '../../api/types';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Changes } from '../../parts/Decision';
import { Refusal } from '../../parts/Refusal';
import { type Search, STEPS, type Step } from '../../url/search';
import { kept, useSearchState } from '../../url/useSearchState';
import { plannable } from './actions';
import { CauseStep } from './CauseStep';
import {
  askedOf,
  type Draft,
  draftOf,
  incomplete,
  isEmpty,
  latestOf,
  pathsOf,
  searchOf,
  stepOf,
  UnreadableJson,
  type Wrong,
  wrongOf,
} from './draft';
import { planQuery, planRun, supposedQuery } from './queries';
import './runs.css';
import { periodName } from '../../i18n/words';
import { useNames } from '../../parts/useNames';
import { ScopeStep } from './ScopeStep';
import { count, scopeWords } from './words';

const NOTHING: Wrong = new Map();

/** Plans a run in steps: why, over what, what that takes, and yes. */
export default function WizardPage({ region, me, timeZone = 'Asia/Shanghai' }: Inside) {
  const { t } = useTranslation();
  useTitle(t('wizard.title'));
  const navigate = useNavigate();
  const [search, set] = useSearchState();
  const step = search.step ?? 'cause';
  const kinds = plannable(me);
  const [draft, setDraft] = useState<Draft>(() => {
    const wanted = draftOf(search);
    return kinds.includes(wanted.kind) ? wanted : { ...wanted, kind: kinds[0] ?? 'what-if' };
  });
  const [wrong, setWrong] = useState<Wrong>(NOTHING);
  const schemes = useQuery({ ...schemesQuery(region), enabled: draft.overlay.weights.length > 0 }).data;
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const sheet = useRef<HTMLElement>(null);
  const [attention, setAttention] = useState(0);
  useEffect(() => {
    if (attention > 0) sheet.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attention]);

  const change = (patch: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...patch }));
    setWrong(NOTHING);
  };
  // The address follows what is typed, so that it can be sent, or come back to.
  useEffect(() => set(searchOf(draft), true), [draft, set]);
  const before = useQuery({ ...supposedQuery(region, search.again ?? ''), enabled: !!search.again });
  const supposed = before.data;
  // Nothing is planned before what was supposed is there, or known not to come.
  const [taken, setTaken] = useState(!search.again);
  useEffect(() => {
    if (!supposed && !before.error) return;
    setTaken(true);
    if (!supposed || Object.keys(supposed).length === 0) return;
    const json = JSON.stringify(supposed, null, 2);
    setDraft((now) => (isEmpty(now.overlay) ? { ...now, overlay: { ...now.overlay, json } } : now));
  }, [supposed, before.error]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when the step does
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [step]);

  const go = (to: Step) => {
    // Onwards only from what is complete; back always.
    if (STEPS.indexOf(to) > STEPS.indexOf(step)) {
      const missing = incomplete(draft, t, schemes);
      setWrong(missing);
      const first = STEPS.slice(0, STEPS.indexOf(to)).find((one) =>
        [...missing.keys()].some((place) => stepOf(place) === one),
      );
      if (first === step) {
        moved.current = true;
        setAttention((now) => now + 1);
        return;
      }
      if (first) {
        moved.current = true;
        set({ ...searchOf(draft), step: first === 'cause' ? undefined : first });
        return;
      }
    }
    moved.current = true;
    set({ ...searchOf(draft), step: to === 'cause' ? undefined : to });
  };

  const asked = useMemo((): Asked | undefined => {
    try {
      // The plan does not depend on the reason, and to count again with every letter of it would be dear.
      return askedOf(draft, t('wizard.reasonPending'));
    } catch {
      return undefined;
    }
  }, [draft, t]);
  const unreadable = useMemo(() => {
    try {
      askedOf(draft, '');
      return '';
    } catch (e) {
      return e instanceof UnreadableJson ? e.message : '';
    }
  }, [draft]);

  const planning = step === 'plan' || step === 'confirm';
  const plan = useQuery({
    ...planQuery(region, asked ?? { kind: 'verify', scope: {}, reason: '' }),
    enabled: planning && taken && asked !== undefined,
  });
  const starting = useMutation({
    mutationFn: () => {
      const { cut: _cut, asOf: _asOf, ...rest } = askedOf(draft, draft.reason.trim());
      // What was planned is what is run: the cut that the plan named, not a later one.
      return planRun(region, { ...rest, ...(plan.data ? { cut: plan.data.cut } : {}) });
    },
    onSuccess: ({ run, outcome }) =>
      void navigate({
        to: '/replay/runs/$run',
        params: { run },
        search: (now: Search) => ({
          ...kept(now),
          ...(outcome === 'unchanged' ? { existed: 'true' as const } : {}),
        }),
      }),
    onError: (error) => setWrong(findings(error, draft)),
  });
  const refused = plan.error;
  useEffect(() => {
    if (refused) setWrong(findings(refused, draft));
  }, [refused, draft]);

  const at = STEPS.indexOf(step);
  const marked = useMemo(() => {
    const all = new Map(wrong);
    if (unreadable) all.set('json', t('wizard.notJson', { why: unreadable }));
    return all;
  }, [wrong, unreadable, t]);
  const steps = new Set([...marked.keys()].map(stepOf));

  const start = () => {
    if (draft.reason.trim()) starting.mutate();
    else {
      setWrong(new Map([['reason', t('wizard.reasonMissing')]]));
      go('cause');
    }
  };

  return (
    <main id="main" className="board-page wizard">
      <p className="back">
        <Link to="/replay" search={kept}>
          {t('replay.back')}
        </Link>
      </p>
      <h1>{t('wizard.title')}</h1>
      <nav aria-label={t('wizard.steps')}>
        <ol className="steps">
          {STEPS.map((one, i) => (
            <li key={one} className={i < at ? 'past' : undefined}>
              <button
                type="button"
                aria-current={one === step ? 'step' : undefined}
                data-testid={`step-${one}`}
                onClick={() => go(one)}
              >
                <span className="step-number" aria-hidden="true">
                  {i + 1}
                </span>
                {t(`wizard.step.${one}`)}
                {steps.has(one) && <span className="step-wrong">{t('wizard.stepWrong')}</span>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {before.error && <Refusal error={before.error}>{t('wizard.notTaken')}</Refusal>}
      <section className="sheet wizard-step" aria-labelledby="step-title" ref={sheet}>
        <h2 id="step-title" ref={heading} tabIndex={-1}>
          {t(`wizard.stepTitle.${step}`)}
        </h2>
        {step === 'cause' && (
          <CauseStep
            region={region}
            timeZone={timeZone}
            kinds={kinds}
            draft={draft}
            change={change}
            wrong={marked}
          />
        )}
        {step === 'scope' && <ScopeStep region={region} draft={draft} change={change} wrong={marked} />}
        {planning && unreadable && <p className="wrong">{marked.get('json')}</p>}
        {step === 'plan' && plan.isFetching && (
          <div aria-busy="true" role="status">
            <p className="hint">{t('plan.counting')}</p>
            <Skeleton active paragraph={{ rows: 4 }} />
          </div>
        )}
        {planning && plan.error && !plan.isFetching && (
          <Refused error={plan.error} wrong={marked} onStep={go} />
        )}
        {step === 'plan' && plan.data && !plan.isFetching && (
          <Plan region={region} draft={draft} planned={plan.data} />
        )}
        {step === 'confirm' && (
          <>
            <p className="run-why" data-testid="reason-said">
              {draft.reason.trim() || <span className="wrong">{t('wizard.reasonMissing')}</span>}
            </p>
            <p className="wizard-after">{t(`wizard.after.${draft.kind}`)}</p>
            {plan.data && <Plan region={region} draft={draft} planned={plan.data} />}
            {starting.error && <Refused error={starting.error} wrong={marked} onStep={go} />}
          </>
        )}
      </section>
      <div className="wizard-moves">
        {at > 0 && <Button onClick={() => go(STEPS[at - 1] ?? 'cause')}>{t('wizard.previous')}</Button>}
        {step === 'confirm' ? (
          <Button
            type="primary"
            data-testid="start"
            loading={starting.isPending}
            disabled={!!plan.error || !!unreadable}
            onClick={start}
          >
            {t('wizard.start')}
          </Button>
        ) : (
          <Button
            type="primary"
            data-testid="next-step"
            disabled={step === 'plan' && !plan.data}
            onClick={() => go(STEPS[at + 1] ?? 'confirm')}
          >
            {t('wizard.next')}
          </Button>
        )}
      </div>
    </main>
  );
}

function findings(error: Error, draft: Draft): Wrong {
  if (!(error instanceof Problem)) return NOTHING;
  return wrongOf(error.errors, error.code, error.detail ?? error.title, draft.overlay);
}

/** A refusal, with the way to the fields it is about. */
function Refused({ error, wrong, onStep }: { error: Error; wrong: Wrong; onStep: (step: Step) => void }) {
  const { t } = useTranslation();
  const steps = STEPS.filter((step) => [...wrong.keys()].some((place) => stepOf(place) === step));
  return (
    <Refusal error={error}>
      {steps.length > 0 && (
        <div className="refusal-actions">
          {steps.map((step) => (
            <Button key={step} onClick={() => onStep(step)} data-testid={`mend-${step}`}>
              {t('wizard.mend', { step: t(`wizard.step.${step}`) })}
            </Button>
          ))}
        </div>
      )}
    </Refusal>
  );
}

function Plan({ region, draft, planned }: { region: string; draft: Draft; planned: Planned }) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const { plan } = planned;
  return (
    <div data-testid="plan">
      <dl className="figures plan-figures">
        {(['entries', 'cohorts', 'units', 'cells'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`plan.${name}`)}</dt>
            <dd>{count(plan[name], i18n.language)}</dd>
          </div>
        ))}
      </dl>
      <dl className="facts">
        <div>
          <dt>{t('run.kindName')}</dt>
          <dd>{t(`run.kind.${planned.kind}`)}</dd>
        </div>
        <div>
          <dt>{t('run.scope')}</dt>
          <dd>
            {scopeWords(
              t,
              i18n.language,
              {
                classes: draft.classes,
                periods: draft.periods,
                units: draft.kind === 'official' ? [] : draft.units,
              },
              names,
            )}
          </dd>
        </div>
        <div>
          <dt>{t('run.cut')}</dt>
          <dd>
            <code>{planned.cut}</code>
          </dd>
        </div>
        <div>
          <dt>{t('run.base')}</dt>
          <dd>{planned.base ? <code>{planned.base}</code> : t(`run.noBase.${planned.kind}`)}</dd>
        </div>
        {planned.kind === 'what-if' && (
          <div>
            <dt>{t('run.overlay')}</dt>
            <dd>{planned.overlay ? <code>{planned.overlay}</code> : t('run.noOverlay')}</dd>
          </div>
        )}
      </dl>
      {planned.kind === 'what-if' && !isEmpty(draft.overlay) && <Laid region={region} draft={draft} />}
    </div>
  );
}

/** What the what-if changes, one by one. */
function Laid({ region, draft }: { region: string; draft: Draft }) {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const { drafts, weights, targets, json } = draft.overlay;
  const schemes = useQuery({ ...schemesQuery(region), enabled: weights.length > 0 }).data ?? [];
  const scheme = (code: string) => `${t('unit.scheme')} ${code}`;
  const changes = [
    ...drafts.map(({ of, code, version }) => ({
      what: of === 'scheme' ? scheme(code) : names.indicator(code),
      after: t('plan.version', { version }),
    })),
    ...weights.map((row) => {
      const at = pathsOf(latestOf(schemes, row.scheme)?.definition).find((one) => one.path === row.path);
      const name = at?.name || names.indicator(row.path.split('/').at(-1) ?? row.path);
      return {
        what: t('plan.weightOf', { name, scheme: row.scheme }),
        ...(at?.weight ? { before: at.weight } : {}),
        after: row.weight,
      };
    }),
    ...targets.map(({ of, code, indicator, period, each, value, floor }) => ({
      what: [
        of === 'unit' ? names.unit(code) : names.unitClass(code),
        names.indicator(indicator),
        periodName(t, period, i18n.language),
        ...(each ? [t(`unitPage.each.${each}`)] : []),
      ].join(' · '),
      after: floor ? t('plan.valueAndFloor', { value, floor }) : value,
    })),
  ];
  return (
    <section data-testid="laid">
      <h3>{t('run.overlay')}</h3>
      {changes.length > 0 && <Changes changes={changes} />}
      {json.trim() && (
        <>
          <p className="hint">{t('plan.alsoJson')}</p>
          <pre className="document" tabIndex={0} role="region" aria-label={t('overlay.json')}>
            {json}
          </pre>
        </>
      )}
    </section>
  );
}
