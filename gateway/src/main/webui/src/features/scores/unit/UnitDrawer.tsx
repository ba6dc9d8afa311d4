import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { indicatorsQuery } from '../../../api/queries';
import type { UnitScored } from '../../../api/types';
import { between, NONE, percent } from '../../../format/decimal';
import { Link } from '../../../frame/Link';
import { periodName, worded } from '../../../i18n/words';
import { Failure, Notice } from '../../../parts/states';
import type { Search } from '../../../url/search';
import { kept, merged } from '../../../url/useSearchState';
import { explanationQuery } from '../queries';
import { gradeGround } from '../reasons';
import { LightCounts } from '../StateMark';
import { useLightReasonOf } from '../useLightReason';
import { Behind } from './Behind';
import { EntryWindow } from './EntryWindow';
import { Reported } from './Reported';
import { type Names, WhyTree } from './WhyTree';

interface Props {
  region: string;
  unit: string;
  period: string;
  score: UnitScored | undefined;
  loading: boolean;
  /** Absent where one does not see the whole class. */
  classSize: number | undefined;
  names: Names;
  at: string | undefined;
  /** Of the past only the score and its reasons are shown: what was reported is known as it is now. */
  asOf: string | undefined;
  timeZone: string | undefined;
  onClose: () => void;
}

/** One unit: what it has, why, and what it reported. */
export default function UnitDrawer({
  region,
  unit,
  period,
  score,
  loading,
  classSize,
  names,
  at,
  asOf,
  timeZone,
  onClose,
}: Props) {
  const { t, i18n } = useTranslation();
  const [position, setPosition] = useState<string>();
  const [shut, setShut] = useState(false);
  const [tab, setTab] = useState<'why' | 'reported'>('why');
  // Before it is known whether there is a score, its reasons already have their place.
  const explained = score !== undefined || loading;
  // Of the past there are the reasons only.
  const open = asOf ? 'why' : explained ? tab : 'reported';
  const name = names.unit(unit);
  const when = periodName(t, period, i18n.language);
  return (
    <>
      <Drawer
        open={!shut}
        onClose={() => setShut(true)}
        afterOpenChange={(isOpen) => {
          if (isOpen) return;
          onClose();
          // Back to where it was opened from.
          document.getElementById(`unit-${unit}`)?.focus();
        }}
        size={860}
        rootClassName="unit-drawer"
        data-testid="unit-drawer"
        closable={{ 'aria-label': t('unit.close') }}
        title={
          <span className="drawer-title">
            {name}
            <span className="page-period">{when}</span>
            <Link
              to="/scores/units/$unit"
              params={{ unit }}
              search={(now: Search) => merged(kept(now), { period, at, asOf: now.asOf })}
              className="to-page"
              data-testid="drawer-page"
            >
              {t('unit.page')}
            </Link>
          </span>
        }
      >
        {score ? (
          <Ranking region={region} score={score} classSize={classSize} asOf={asOf} onSource={setPosition} />
        ) : loading ? (
          <Skeleton active paragraph={{ rows: 2 }} />
        ) : (
          <Notice kind="empty" title={t('unit.notScored')} />
        )}
        {explained && !asOf && (
          <Segmented
            aria-label={t('unit.parts')}
            className="drawer-parts"
            value={open}
            options={[
              { value: 'why' as const, label: t('unit.why') },
              { value: 'reported' as const, label: t('unit.reported') },
            ]}
            onChange={setTab}
          />
        )}
        {open === 'why' ? (
          <Why
            key={`${unit} ${at ?? ''} ${asOf ?? ''}`}
            region={region}
            unit={unit}
            period={period}
            label={t('unit.whyLabel', { unit: name, period: when })}
            names={names}
            at={at}
            asOf={asOf}
            score={score}
            onSource={setPosition}
          />
        ) : (
          <Reported
            region={region}
            unit={unit}
            period={period}
            caption={t('reported.caption', { unit: name, period: when })}
            names={names}
            score={score}
            timeZone={timeZone}
            onSource={setPosition}
          />
        )}
      </Drawer>
      <EntryWindow region={region} position={position} onClose={() => setPosition(undefined)} />
    </>
  );
}

function Ranking({
  region,
  score,
  classSize,
  asOf,
  onSource,
}: {
  region: string;
  score: UnitScored;
  /** Absent where one does not see the whole class. */
  classSize: number | undefined;
  asOf: string | undefined;
  onSource: (position: string) => void;
}) {
  const { t } = useTranslation();
  const [scheme, version] = score.scheme.split('@');
  const explained = useQuery(explanationQuery(region, score.unit, score.period, asOf)).data;
  const grade = gradeGround(t, explained?.derivation);
  return (
    <div className="standing">
      <dl className="figures">
        <div className="figure-total">
          <dt>{t('board.total')}</dt>
          <dd data-testid="drawer-total">{between(score.total, 2, 3)}</dd>
        </div>
        <div>
          <dt>{t('board.rank')}</dt>
          <dd data-testid="drawer-rank">
            {score.rank ?? NONE}
            {classSize !== undefined && <small> / {classSize}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('board.grade')}</dt>
          <dd>{score.grade ? worded(t, 'grade', score.grade) : NONE}</dd>
          {grade && <dd className="against">{grade}</dd>}
        </div>
        <div>
          <dt>{t('board.coverage')}</dt>
          <dd>{percent(score.coverage)}</dd>
        </div>
        <div>
          <dt>{t('board.lights')}</dt>
          <LightCounts indicators={score.indicators} />
        </div>
      </dl>
      {score.partial && <p className="warning">{t('board.partialText')}</p>}
      {score.incomplete && <p className="warning">{t('board.incompleteText')}</p>}
      <p className="basis">
        <span>
          {t('unit.scheme')} {t('unit.schemeVersion', { code: scheme, version })}
        </span>
        <span>
          {t('unit.engine')} <code>{score.engine}</code>
        </span>
        <span>
          {t('unit.cut')} <code>{score.cut}</code>
        </span>
        {score.position && (
          <span>
            {t('unit.position')}{' '}
            <button type="button" className="source" onClick={() => onSource(score.position ?? '')}>
              {score.position}
            </button>
          </span>
        )}
      </p>
    </div>
  );
}

function Why({
  region,
  unit,
  period,
  asOf,
  score,
  ...rest
}: {
  region: string;
  unit: string;
  period: string;
  asOf: string | undefined;
  score: UnitScored | undefined;
  label: string;
  names: Names;
  at: string | undefined;
  onSource: (position: string) => void;
}) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(explanationQuery(region, unit, period, asOf));
  const reason = useLightReasonOf(region, score, data);
  const indicators = useQuery(indicatorsQuery(region)).data;
  if (data) {
    return (
      <>
        <Behind of={score?.total} shown={data.score.total} />
        <WhyTree
          derivation={data.derivation}
          reason={reason}
          measure={(code) => indicators?.find((one) => one.indicator === code)?.unitOfMeasure}
          {...rest}
        />
      </>
    );
  }
  if (isPending) {
    return (
      <div aria-busy="true" role="status">
        <span className="unseen">{t('state.loading')}</span>
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      </div>
    );
  }
  return <Failure error={error} onRetry={() => void refetch()} />;
}
