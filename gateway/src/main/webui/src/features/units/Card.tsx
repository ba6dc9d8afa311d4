import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnitScored } from '../../api/types';
import { between, NONE, percent } from '../../format/decimal';
import { dayIn, dayText } from '../../format/moment';
import { periodName, worded } from '../../i18n/words';
import { useNames } from '../../parts/useNames';
import { blockCode } from '../scores/board/rows';
import { explanationQuery } from '../scores/queries';
import { attention, gradeGround, gradeReason, measured } from '../scores/reasons';
import { StateMark, useStateName } from '../scores/StateMark';
import { useLightReason } from '../scores/useLightReason';
import { againstClass, topOf } from './Overview';
import { rankedIn } from './Ranking';
import { targetFor, useTargets } from './ReportedTable';
import type { UnitView } from './useUnit';

/** The unit's result on one sheet of A4, as it is handed out and signed. */
export default function Card({
  view,
  score,
  regionName,
  timeZone,
}: {
  view: UnitView;
  score: UnitScored;
  regionName: string;
  timeZone: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const { region, unit, period = '', asOf, names, leaves } = view;
  const { unitClass } = useNames(region);
  const state = useStateName();
  const explained = useQuery(explanationQuery(region, unit, period, asOf)).data;
  const reason = useLightReason(region, score, explained);
  const targets = useTargets(region, unit, score.unitClass, asOf);
  const name = names.unit(unit);
  const when = periodName(t, period, i18n.language);
  const ranked = rankedIn(view);
  const grade = gradeGround(t, explained?.derivation) ?? gradeReason(t, score, view.scheme, ranked);
  const blocks = topOf(score);
  const seesClass = view.board !== undefined;
  const worst = attention(score.indicators);
  const [scheme, version] = score.scheme.split('@');
  const today = dayIn(timeZone);
  return (
    <>
      <div className="card-tools">
        <Button type="primary" data-testid="print-card" onClick={() => window.print()}>
          {t('unitCard.print')}
        </Button>
        <p className="hint">{t('unitCard.hint')}</p>
      </div>
      <section
        className="card-scroll"
        tabIndex={0}
        aria-label={t('frame.scroll', { name: t('unitCard.title', { unit: name }) })}
      >
        <article
          className="sheet card-sheet"
          data-testid="card"
          aria-label={t('unitCard.title', { unit: name })}
        >
          <header>
            <p>{regionName}</p>
            <h2>{t('unitCard.heading', { period: when })}</h2>
          </header>
          <table className="card-facts">
            <caption className="unseen">{t('unitPage.standing')}</caption>
            <tbody>
              <tr>
                <th scope="row">{t('board.unit')}</th>
                <td>{name}</td>
                <th scope="row">{t('pick.class')}</th>
                <td>{unitClass(score.unitClass)}</td>
              </tr>
              <tr>
                <th scope="row">{t('board.total')}</th>
                <td>
                  <strong>{between(score.total, 2, 2)}</strong>
                </td>
                <th scope="row">{t('board.rank')}</th>
                <td>
                  {score.rank === undefined
                    ? score.unranked
                      ? worded(t, 'noData', score.unranked)
                      : NONE
                    : t('board.place1', { rank: score.rank })}
                  {ranked !== undefined &&
                    score.rank !== undefined &&
                    t('unitCard.ofUnits', { count: ranked })}
                </td>
              </tr>
              <tr>
                <th scope="row">{t('board.grade')}</th>
                <td>
                  {score.grade ? worded(t, 'grade', score.grade) : NONE}
                  {grade && <span className="below">{grade}</span>}
                </td>
                <th scope="row">{t('board.coverage')}</th>
                <td>{percent(score.coverage)}</td>
              </tr>
            </tbody>
          </table>
          {blocks.length > 0 && (
            <>
              <h3>{t('unitCard.blocks')}</h3>
              <table className="card-table">
                <caption className="unseen">{t('unitCard.blocks')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('unitPage.block')}</th>
                    <th scope="col" className="number">
                      {t('why.weight')}
                    </th>
                    <th scope="col" className="number">
                      {t('board.score')}
                    </th>
                    {seesClass && (
                      <>
                        <th scope="col" className="number">
                          {t('unitPage.classMean')}
                        </th>
                        <th scope="col" className="number">
                          {t('unitPage.classBest')}
                        </th>
                      </>
                    )}
                    <th scope="col" className="number">
                      {t('board.rank')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {blocks.map((one) => {
                    const others = againstClass(view, one.block);
                    return (
                      <tr key={one.block}>
                        <th scope="row">{names.block(blockCode(one.block))}</th>
                        <td className="number">{between(one.weight, 0, 4)}</td>
                        <td className="number">{between(one.score, 2, 2)}</td>
                        {seesClass && (
                          <>
                            <td className="number">{between(others.mean, 2, 2)}</td>
                            <td className="number">{between(others.best, 2, 2)}</td>
                          </>
                        )}
                        <td className="number">{one.rank ?? NONE}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </>
          )}
          <h3>{t('unitCard.indicators')}</h3>
          <table className="card-table" data-testid="card-indicators">
            <caption className="unseen">{t('unitCard.indicators')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('unitPage.block')}</th>
                <th scope="col">{t('board.indicator')}</th>
                <th scope="col" className="number">
                  {t('why.weight')}
                </th>
                <th scope="col" className="number">
                  {t('why.kind.target')}
                </th>
                <th scope="col" className="number">
                  {t('indicatorPage.actual')}
                </th>
                <th scope="col" className="number">
                  {t('board.score')}
                </th>
                <th scope="col">{t('board.lights')}</th>
              </tr>
            </thead>
            <tbody>
              {score.indicators.map((one) => (
                <tr key={one.indicator}>
                  <td>{names.block(blockCode(one.block))}</td>
                  <th scope="row">{names.indicator(one.indicator)}</th>
                  <td className="number">{between(leaves.get(one.indicator)?.weight, 0, 4)}</td>
                  <td className="number">
                    {measured(targetFor(targets, one.indicator, period)?.value, names.measure(one.indicator))}
                  </td>
                  <td className="number">{measured(one.value, names.measure(one.indicator))}</td>
                  <td className="number">{between(one.score, 2, 2)}</td>
                  <td className="state">
                    <StateMark light={one.light} noData={one.noData} named={false} />{' '}
                    {state(one.light, one.noData)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="card-end">
            {worst.length > 0 && (
              <>
                <h3>{t('unitPage.attention')}</h3>
                <ul className="card-list">
                  {worst.map((one) => (
                    <li key={one.indicator}>
                      {t('unitCard.line', { indicator: names.indicator(one.indicator), reason: reason(one) })}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <footer>
              <p>
                {t('unitCard.basis', { scheme, version, cut: score.cut })}
                {score.partial && ` ${t('board.partialText')}`}
                {score.incomplete && ` ${t('board.incompleteText')}`}
              </p>
              <p className="card-signs">
                <span>{t('unitCard.unitSign')}</span>
                <span>{t('unitCard.officeSign')}</span>
                <span>{t('unitCard.printed', { day: dayText(today, i18n.language) })}</span>
              </p>
            </footer>
          </div>
        </article>
      </section>
    </>
  );
}
