import { useTranslation } from 'react-i18next';
import type { LightOrNone } from '../../api/types';
import { between, isDecimal, isZero, NONE, signed } from '../../format/decimal';
import type { RunKind, RunState } from '../../format/run';
import { LightMark } from '../../parts/LightMark';

export function StateMark({ state }: { state: RunState }) {
  const { t } = useTranslation();
  return (
    <span className={`state state-${state}`} data-testid="state" data-state={state}>
      {t(`run.state.${state}`)}
    </span>
  );
}

export function KindMark({ kind }: { kind: RunKind }) {
  const { t } = useTranslation();
  return <span className={`run-kind run-kind-${kind}`}>{t(`run.kind.${kind}`)}</span>;
}

/** A change of marks: the sign says it, the colour only says it again. */
export function Delta({ value, digits = 3 }: { value: string | undefined; digits?: number }) {
  const way = !isDecimal(value) || isZero(value) ? 'same' : value.startsWith('-') ? 'worse' : 'better';
  return <span className={`delta delta-${way}`}>{signed(value, 2, digits)}</span>;
}

/** Ranks won or lost. */
export function Moved({ by }: { by: number | undefined }) {
  const { t } = useTranslation();
  if (by === undefined) return NONE;
  if (by === 0) {
    return (
      <>
        <span aria-hidden="true">=</span>
        <span className="unseen">{t('diff.rankSame')}</span>
      </>
    );
  }
  const ranks = Math.abs(by);
  return (
    <span className={`delta ${by > 0 ? 'delta-better' : 'delta-worse'}`}>
      <span aria-hidden="true">
        {by > 0 ? '↑' : '↓'}
        {ranks}
      </span>
      <span className="unseen">{t(by > 0 ? 'diff.rankUp' : 'diff.rankDown', { count: ranks })}</span>
    </span>
  );
}

export function AnyLight({ light, named = true }: { light: LightOrNone; named?: boolean }) {
  const { t } = useTranslation();
  if (light !== 'none') return <LightMark light={light} named={named} />;
  return (
    <>
      <span className="mark-none" aria-hidden="true">
        ∅
      </span>
      {named && <span className="unseen">{t('diff.noLight')}</span>}
    </>
  );
}

export const marks = (value: string | undefined) => between(value, 2, 3);
