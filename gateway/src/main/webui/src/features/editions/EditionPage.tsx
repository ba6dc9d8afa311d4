import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CAUSES, type Causes, type EditionRow } from '../../api/types';
import { isDecimal, isZero, minus, NONE, sum } from '../../format/decimal';
import { timeText } from '../../format/moment';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName, worded } from '../../i18n/words';
import { Failure } from '../../parts/states';
import { Delta, marks } from '../runs/marks';
import { editionQuery } from './queries';
import '../runs/runs.css';
import { useNames } from '../../parts/useNames';
import { kept } from '../../url/useSearchState';
import { personWords, shortly } from '../runs/words';

const byRank = (a: EditionRow, b: EditionRow) =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || a.unit.localeCompare(b.unit);

/** By how much a total differs from the edition before; nothing where either has none. */
export function changeOf(row: EditionRow): string | undefined {
  return isDecimal(row.total) && isDecimal(row.was) ? minus(row.total, row.was) : undefined;
}

/** The causes that moved anything in this edition; the others need no column. */
export function causesIn(rows: readonly EditionRow[]): (keyof Causes)[] {
  return CAUSES.filter((cause) =>
    rows.some(({ change }) => change && isDecimal(change[cause]) && !isZero(change[cause])),
  );
}

/** One published table, as it was published, with what changed since the one before and why. */
export default function EditionPage({ region, regionName, timeZone, me }: Inside) {
  const { t, i18n } = useTranslation();
  const { unitClass = '', period = '', number = '' } = useParams({ strict: false });
  const found = useQuery(editionQuery(region, unitClass, period, number));
  const names = useNames(region);
  const edition = found.data;
  const rows = useMemo(() => [...(edition?.rows ?? [])].sort(byRank), [edition]);
  const causes = useMemo(() => causesIn(rows), [rows]);
  const name = t('edition.full', {
    class: names.unitClass(unitClass),
    period: periodName(t, period, i18n.language),
    number,
  });
  useTitle(name);
  const back = (
    <p className="back">
      <Link to="/editions" search={kept}>
        {t('edition.back')}
      </Link>
    </p>
  );
  if (found.error && !edition) {
    return (
      <main id="main" className="centre">
        <Failure whole error={found.error} onRetry={() => void found.refetch()} />
        {back}
      </main>
    );
  }
  if (!edition) {
    return (
      <main id="main" className="board-page">
        <div className="sheet" aria-busy="true" role="status">
          <span className="unseen">{t('state.loading')}</span>
          <Skeleton active title paragraph={{ rows: 10 }} />
        </div>
      </main>
    );
  }
  const again = rows.some((row) => row.change);
  return (
    <main id="main" className="board-page edition-page">
      {back}
      <p className="print-only">{regionName}</p>
      <div className="page-head">
        <h1>{name}</h1>
        <Button className="no-print" onClick={() => window.print()}>
          {t('frame.print')}
        </Button>
      </div>
      {edition.incomplete && <p className="warning">{t('board.incompleteText')}</p>}
      {edition.superseded && (
        <p className="warning" data-testid="superseded">
          {t('edition.supersededText')}{' '}
          <Link
            to="/editions/$unitClass/$period/$number"
            params={{ unitClass, period, number: String(edition.superseded) }}
            search={kept}
          >
            {t('edition.number', { number: edition.superseded })}
          </Link>
        </p>
      )}
      <p className="run-why">{edition.reason}</p>
      <section className="sheet table-scroll" aria-label={t('edition.scroll')} tabIndex={0}>
        <table className="board edition" data-testid="edition">
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col" className="rank">
                {t('board.rank')}
              </th>
              <th scope="col">{t('board.unit')}</th>
              <th scope="col" className="number">
                {t('board.total')}
              </th>
              <th scope="col">{t('board.grade')}</th>
              {again && (
                <>
                  <th scope="col" className="number">
                    {t('edition.was')}
                  </th>
                  <th scope="col" className="number">
                    {t('diff.change')}
                  </th>
                  {causes.map((cause) => (
                    <th key={cause} scope="col" className="number">
                      {t(`cause.${cause}`)}
                    </th>
                  ))}
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const change = changeOf(row);
              const off =
                change !== undefined &&
                row.change &&
                minus(change, sum(CAUSES.map((cause) => row.change?.[cause] ?? '0')));
              return (
                <tr key={row.unit} data-testid={`row-${row.unit}`}>
                  <td className="rank">{row.rank ?? NONE}</td>
                  <th scope="row">{names.unit(row.unit)}</th>
                  <td className="number strong">{marks(row.total)}</td>
                  <td>
                    {row.grade ? (
                      <span className={`grade-mark grade-${row.grade}`}>{worded(t, 'grade', row.grade)}</span>
                    ) : (
                      NONE
                    )}
                  </td>
                  {again && (
                    <>
                      <td className="number">{marks(row.was)}</td>
                      <td className="number">
                        <Delta value={change} />
                        {off && !isZero(off) && <span className="tag tag-warning">{t('diff.off')}</span>}
                      </td>
                      {causes.map((cause) => (
                        <td key={cause} className="number">
                          {row.change && !isZero(row.change[cause]) ? (
                            <Delta value={row.change[cause]} digits={6} />
                          ) : (
                            <span className="nothing">{NONE}</span>
                          )}
                        </td>
                      ))}
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {again && <p className="hint keep">{t('edition.addUp')}</p>}
      <section className="sheet run-facts" aria-labelledby="facts-title">
        <h2 id="facts-title">{t('unit.basis')}</h2>
        <dl className="facts">
          <div>
            <dt>{t('edition.published')}</dt>
            <dd>{timeText(edition.published, i18n.language, timeZone)}</dd>
          </div>
          <div>
            <dt>{t('edition.publisher')}</dt>
            <dd>{personWords(t, edition.publisher, edition.publisherName, me)}</dd>
          </div>
          <div>
            <dt>{t('edition.run')}</dt>
            <dd>
              <Link to="/replay/runs/$run" params={{ run: edition.run }} search={kept}>
                <code>{shortly(edition.run)}</code>
              </Link>
            </dd>
          </div>
          <div>
            <dt>{t('run.cut')}</dt>
            <dd>
              <code>{edition.cut}</code>
            </dd>
          </div>
          <div>
            <dt>{t('run.root')}</dt>
            <dd>
              <code>{edition.root}</code>
            </dd>
          </div>
        </dl>
      </section>
    </main>
  );
}
