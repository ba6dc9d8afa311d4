import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, post, query, regionKey } from '../../api/api';
import { may } from '../../api/may';
import type { Me } from '../../api/types';
import { worded } from '../../i18n/words';
import { Choice } from '../../parts/Choice';
import { Decision } from '../../parts/Decision';
import { useFilters } from '../../parts/filters';
import { Failure, LoadingPart, Notice } from '../../parts/states';

const OF_INDICATOR = '/api/v1/regions/{region}/indicators/{indicator}/versions/{version}';
const OF_SCHEME = '/api/v1/regions/{region}/schemes/{scheme}/versions/{version}';

type Found = Answer<`${typeof OF_SCHEME}/findings`>['items'][number];

/** Whose version is checked. */
export type Checked = { indicator: string } | { scheme: string };

const mayWaive = may('waive-finding');

const findingsQuery = (region: string, of: Checked, version: number) =>
  'indicator' in of
    ? query(`${OF_INDICATOR}/findings`, { region, version, indicator: of.indicator })
    : query(`${OF_SCHEME}/findings`, { region, version, scheme: of.scheme });

type Act = 'waivers' | 'waiver-endings';

function send(region: string, of: Checked, version: number, act: Act, found: Found, reason: string) {
  const body = { rule: found.rule, pointer: found.pointer, reason };
  return 'indicator' in of
    ? post(`${OF_INDICATOR}/${act}`, { region, version, indicator: of.indicator }, body)
    : post(`${OF_SCHEME}/${act}`, { region, version, scheme: of.scheme }, body);
}

/** What is questionable about a version, and why it may stand; whoever may gives the reason here. */
export function Findings({
  region,
  me,
  of,
  version,
  name,
  placeOf,
}: {
  region: string;
  me: Me;
  of: Checked;
  version: number;
  name: string;
  /** The place of a finding, as people call it. */
  placeOf: (pointer: string) => string;
}) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [filters, filter] = useFilters();
  const [act, setAct] = useState<{ act: Act; found: Found }>();
  const findings = useQuery(findingsQuery(region, of, version));
  const rules = useQuery(query('/api/v1/regions/{region}/indicators/quality-rules', { region }));
  if (findings.error && !findings.data) {
    return <Failure error={findings.error} onRetry={() => void findings.refetch()} />;
  }
  if (!findings.data) return <LoadingPart rows={6} sheet />;
  const { items, refusing } = findings.data;
  const shown = items.filter(({ state }) => !filters.state || state === filters.state);
  const caption = t('quality.caption', { of: name });
  const ending = act?.act === 'waiver-endings';
  return (
    <>
      <p className="hint" role="status" data-testid="refusing">
        {rules.data && !rules.data.set
          ? t('quality.notSet')
          : refusing > 0
            ? t('quality.refusing', { count: refusing })
            : t('quality.nothingRefuses')}
      </p>
      <Choice
        name={t('quality.filter')}
        testId="finding-state"
        value={filters.state ?? ''}
        options={[
          { value: '', label: t('quality.all') },
          ...(['open', 'waived', 'not-checked'] as const).map((state) => ({
            value: state,
            label: `${t(`quality.states.${state}`)}（${items.filter((one) => one.state === state).length}）`,
          })),
        ]}
        onChoose={(state) => filter({ state })}
      />
      {shown.length === 0 ? (
        <Notice kind="empty" title={t('quality.none')} detail={t('quality.noneDetail')} />
      ) : (
        <section
          className="sheet table-scroll"
          aria-label={t('frame.scroll', { name: caption })}
          tabIndex={0}
        >
          <table className="board" data-testid="findings">
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('quality.rule')}</th>
                <th scope="col">{t('quality.severity')}</th>
                <th scope="col">{t('quality.finding')}</th>
                <th scope="col">{t('quality.place')}</th>
                <th scope="col">{t('quality.state')}</th>
                <th scope="col">{t('quality.reason')}</th>
                {mayWaive(me) && <th scope="col">{t('quality.acts')}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={`${one.rule} ${one.pointer} ${one.severity} ${one.en}`}>
                  <th scope="row">{one.rule.toUpperCase()}</th>
                  <td>{worded(t, 'quality.severities', one.severity)}</td>
                  <td className="wrap">{i18n.language === 'en' ? one.en : one.zh}</td>
                  <td className="wrap">{placeOf(one.pointer)}</td>
                  <td>
                    <span className={one.refuses ? 'tag tag-warning' : 'tag'}>
                      {worded(t, 'quality.states', one.state)}
                    </span>
                  </td>
                  <td className="wrap">{one.reason ?? ''}</td>
                  {mayWaive(me) && (
                    <td>
                      {one.state === 'open' && one.canBeWaived && (
                        <Button size="small" onClick={() => setAct({ act: 'waivers', found: one })}>
                          {t('quality.waive')}
                        </Button>
                      )}
                      {one.state === 'waived' && (
                        <Button size="small" onClick={() => setAct({ act: 'waiver-endings', found: one })}>
                          {t('quality.endWaiver')}
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {act && (
        <Decision
          key={`${act.act} ${act.found.rule} ${act.found.pointer}`}
          title={t(ending ? 'quality.endWaiverTitle' : 'quality.waiveTitle', {
            rule: act.found.rule.toUpperCase(),
          })}
          act={t(ending ? 'quality.endWaiver' : 'quality.waive')}
          text={t(ending ? 'quality.endWaiverText' : 'quality.waiveText')}
          changes={[
            {
              what: i18n.language === 'en' ? act.found.en : act.found.zh,
              before: worded(t, 'quality.states', act.found.state),
              after: t(ending ? 'quality.states.open' : 'quality.states.waived'),
            },
          ]}
          reason="required"
          {...(ending ? {} : { who: { text: t('quality.byAnother') } })}
          onDecide={(reason) => send(region, of, version, act.act, act.found, reason)}
          onEnd={(done) => {
            if (done) void client.invalidateQueries({ queryKey: regionKey(region) });
            setAct(undefined);
          }}
          testId="waiver-decision"
        />
      )}
    </>
  );
}
