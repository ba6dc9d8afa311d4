import { useTranslation } from 'react-i18next';
import type { Progress, Run } from '../../api/types';
import { worded } from '../../i18n/words';
import { percentOf } from './useProgress';
import { count, spanWords } from './words';

/** How far a run is, seen and heard. */
export function ProgressBar({ run, progress }: { run: Run; progress: Progress | undefined }) {
  const { t, i18n } = useTranslation();
  const done = progress ? percentOf(progress) : 0;
  const phase = worded(t, 'progress.phases', progress?.phase ?? 'waiting');
  const left =
    progress?.secondsLeft === undefined
      ? ''
      : t('progress.left', { span: spanWords(t, progress.secondsLeft) });
  const number = (n: number | undefined) => count(n, i18n.language);
  const rate = (n: number | undefined) =>
    n === undefined ? '' : t('progress.rate', { count: n, rate: number(n) });
  return (
    <section className="sheet progress" aria-labelledby="progress-title" data-testid="progress">
      <div className="progress-head">
        <h2 id="progress-title">{t('progress.title')}</h2>
        <span className="progress-phase" data-testid="phase">
          {phase}
        </span>
        <span className="progress-left">{left}</span>
        <b className="progress-percent">{done}%</b>
      </div>
      <div
        className="progress-bar"
        role="progressbar"
        aria-labelledby="progress-title"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={t('progress.text', { phase, percent: done })}
      >
        <span style={{ transform: `scaleX(${done / 100})` }} />
      </div>
      <dl className="figures">
        {(
          [
            ['entries', progress?.entries, run.plan.entries, progress?.entriesPerSecond],
            ['cohorts', progress?.cohorts, run.plan.cohorts, undefined],
            ['cells', progress?.cells, run.plan.cells, progress?.cellsPerSecond],
          ] as const
        ).map(([name, now, planned, perSecond]) => (
          <div key={name}>
            <dt>{t(`plan.${name}`)}</dt>
            <dd>
              {number(now ?? 0)}
              <small>
                {' '}
                / {number(planned)} {rate(perSecond)}
              </small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('progress.elapsed')}</dt>
          <dd>{spanWords(t, progress?.seconds ?? 0)}</dd>
        </div>
      </dl>
      {/* Said once for every tenth of the way: more would drown everything else. */}
      <p className="unseen" role="status" aria-live="polite" data-testid="progress-said">
        {t('progress.text', { phase, percent: Math.floor(done / 10) * 10 })}
      </p>
    </section>
  );
}
