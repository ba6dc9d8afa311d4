import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../../api/api';
import { schemesQuery } from '../../api/queries';
import { CAUSES, type Causes, type EditionRow } from '../../api/types';
import { between, isDecimal, isZero, minus, NONE, sum } from '../../format/decimal';
import { LIGHTS } from '../../format/light';
import { timeText } from '../../format/moment';
import { Link } from '../../frame/Link';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { periodName, worded } from '../../i18n/words';
import { csv, save } from '../../parts/csv';
import { FileLink } from '../../parts/FileLink';
import { LightMark } from '../../parts/LightMark';
import { Failure } from '../../parts/states';
import type { Search } from '../../url/search';
import { Delta, marks } from '../runs/marks';
import { editionQuery } from './queries';
import '../runs/runs.css';
import { useNames } from '../../parts/useNames';
import { kept, merged } from '../../url/useSearchState';
import { personWords, shortly } from '../runs/words';
import { blockNames } from '../scores/board/names';
import { blockCode } from '../scores/board/rows';

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
  const blocks = useMemo(
    () => [...new Set(rows.flatMap((row) => row.blocks.map((one) => one.block)))],
    [rows],
  );
  const schemes = useQuery({ ...schemesQuery(region, unitClass), enabled: blocks.length > 0 }).data;
  const ofBlock = useMemo(
    () => blockNames(schemes ?? [], undefined, i18n.language),
    [schemes, i18n.language],
  );
  const blockName = (code: string) => ofBlock.get(code) ?? code;
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
  // Its heading is wrapped by the names in it.
  if (!edition || names.pending) {
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
  const some = LIGHTS.filter((light) => rows.some((row) => (row.lights?.[light] ?? 0) > 0));
  const file = () =>
    save(
      `${unitClass}-${period}-${number}.csv`,
      csv([
        [
          t('board.rank'),
          t('edition.unitCode'),
          t('board.unit'),
          t('board.total'),
          t('board.grade'),
          ...blocks.map((block) => blockName(blockCode(block))),
          ...some.map((light) => t(`light.${light}`)),
          ...(again ? [t('edition.was'), ...causes.map((cause) => t(`cause.${cause}`))] : []),
        ],
        ...rows.map((row) => [
          String(row.rank ?? ''),
          row.unit,
          names.unit(row.unit),
          row.total ?? '',
          row.grade ? worded(t, 'grade', row.grade) : '',
          ...blocks.map((block) => row.blocks.find((one) => one.block === block)?.score ?? ''),
          ...some.map((light) => String(row.lights?.[light] ?? '')),
          ...(again ? [row.was ?? '', ...causes.map((cause) => row.change?.[cause] ?? '')] : []),
        ]),
      ]),
    );
  return (
    <main id="main" className="board-page edition-page">
      {back}
      <p className="print-only">{regionName}</p>
      <div className="page-head">
        <h1>{name}</h1>
        <div className="downloads no-print">
          <Link
            invites
            to="/scores"
            search={(now: Search) => merged(kept(now), { class: unitClass, period })}
            data-testid="edition-board"
          >
            {t('edition.board')}
          </Link>
          <FileLink
            address={address('/api/v1/regions/{region}/editions/{unitClass}/{period}/{number}/xlsx', {
              region,
              unitClass,
              period,
              number: Number(number),
            })}
            testId="edition-xlsx"
          >
            {t('diff.download', { form: 'XLSX' })}
          </FileLink>
          <Button icon={<DownloadOutlined />} data-testid="edition-csv" onClick={file}>
            {t('list.export')}
          </Button>
          <Button onClick={() => window.print()}>{t('frame.print')}</Button>
        </div>
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
              {blocks.map((block) => (
                <th key={block} scope="col" className="number">
                  {blockName(blockCode(block))}
                </th>
              ))}
              {some.length > 0 && <th scope="col">{t('board.lights')}</th>}
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
                  <th scope="row">
                    <Link
                      to="/scores/units/$unit"
                      params={{ unit: row.unit }}
                      search={(now: Search) => merged(kept(now), { period })}
                    >
                      {names.unit(row.unit)}
                    </Link>
                  </th>
                  <td className="number strong">{marks(row.total)}</td>
                  <td>
                    {row.grade ? (
                      <span className={`grade-mark grade-${row.grade}`}>{worded(t, 'grade', row.grade)}</span>
                    ) : (
                      NONE
                    )}
                  </td>
                  {blocks.map((block) => (
                    <td key={block} className="number">
                      {between(row.blocks.find((one) => one.block === block)?.score, 2, 2)}
                    </td>
                  ))}
                  {some.length > 0 && (
                    <td>
                      <span className="light-counts">
                        {some
                          .filter((light) => (row.lights?.[light] ?? 0) > 0)
                          .map((light) => (
                            <span key={light} className="light-count">
                              <LightMark light={light} />
                              {row.lights?.[light]}
                            </span>
                          ))}
                      </span>
                    </td>
                  )}
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
