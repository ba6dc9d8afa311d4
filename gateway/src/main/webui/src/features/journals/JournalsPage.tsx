import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, keyOf, post } from '../../api/api';
import { may } from '../../api/may';
import { timeText } from '../../format/moment';
import type { Inside } from '../../frame/Page';
import { useTitle } from '../../frame/useTitle';
import { Decision } from '../../parts/Decision';
import { type Column, List } from '../../parts/List';
import { Refusal } from '../../parts/Refusal';
import { LoadingPart } from '../../parts/states';
import JournalsTile, { linesOf, positionsOf } from './JournalsTile';
import { PARKED, POSITIONS, parkedQuery, positionsQuery, SERVICES, type Service } from './queries';

/** Those of the services, and the scores, which evaluation keeps beside its own. */
const JOURNALS = [...SERVICES, 'scores'] as const;
type Journal = (typeof JOURNALS)[number];

interface Received {
  service: Service;
  journal: string;
  upTo: number;
  behind: number;
}

interface Halted {
  service: Service;
  journal: string;
  position: string;
  reason: string;
  since: string;
}

/** Which service reads which journal, in the first columns of its table. */
const whose = (t: TFunction): Column<{ service: Service; journal: string }>[] => {
  const of = (code: string) => t(`journals.name.${code}`, { defaultValue: code });
  return [
    {
      key: 'service',
      title: t('journals.service'),
      cell: (one) => of(one.service),
      text: (one) => of(one.service),
    },
    {
      key: 'journal',
      title: t('journals.journal'),
      cell: (one) => of(one.journal),
      text: (one) => of(one.journal),
    },
  ];
};

interface Aside {
  service: Service;
  position: string;
  stream: string;
  subscriber: string;
  reason: string;
  since: string;
}

const AGAIN = 10_000;
const mayAct = may('retry-parked');

/** How far each service is with its own journal and those of the others, and what it had to put aside. */
export default function JournalsPage(inside: Inside) {
  const { region, me, timeZone } = inside;
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [rereading, setRereading] = useState<Pick<Received, 'service' | 'journal'>>();
  const [result, setResult] = useState<string>();
  const [failed, setFailed] = useState<Error>();
  useTitle(t('journals.place'));
  const positions = useQueries({
    queries: SERVICES.map((service) => ({ ...positionsQuery(region, service), refetchInterval: AGAIN })),
  });
  const parked = useQueries({
    queries: SERVICES.map((service) => ({ ...parkedQuery(region, service), refetchInterval: AGAIN })),
  });
  const acts = mayAct(me);
  const name = (of: string) => t(`journals.name.${of}`, { defaultValue: of });

  const answered = positionsOf(positions.map(({ data }) => data));
  const received = linesOf(answered).flatMap(({ service, behind }) =>
    behind.map(([journal, by]): Received => {
      const received = answered.find((one) => one.service === service)?.received[journal] ?? 0;
      return { service: service as Service, journal, upTo: received, behind: by };
    }),
  );
  const aside = SERVICES.flatMap((service, i) =>
    (parked[i]?.data?.parked ?? []).map((one): Aside => ({ service, ...one })),
  );

  const setAside = parked.reduce((sum, { data }) => sum + (data?.total ?? 0), 0);

  const halted = SERVICES.flatMap((service, i) =>
    (parked[i]?.data?.halted ?? []).map((one): Halted => ({ service, ...one })),
  );

  const retry = async (service: Service) => {
    setFailed(undefined);
    try {
      const { processed, total } = await post(`${PARKED}/retry`, { region, service });
      setResult(t('journals.retried', { processed: processed ?? 0, left: total }));
    } catch (error) {
      setFailed(error as Error);
    }
    await client.invalidateQueries({ queryKey: keyOf(PARKED, { region, service }) });
  };
  const check = async (journal: Journal) => {
    setFailed(undefined);
    try {
      const { size, altered } = await get('/api/v1/regions/{region}/journals/{journal}/tree', {
        region,
        journal,
        fresh: true,
      });
      setResult(
        altered
          ? t('journals.checkBad', { journal: name(journal), range: altered })
          : t('journals.checkGood', { journal: name(journal), count: size }),
      );
    } catch (error) {
      setFailed(error as Error);
    }
  };

  const columns = useMemo((): Column<Received>[] => {
    const figure = (n: number) => n.toLocaleString(i18n.language);
    return [
      ...whose(t),
      {
        key: 'upTo',
        title: t('journals.upTo'),
        number: true,
        cell: (one) => figure(one.upTo),
        text: (one) => String(one.upTo),
      },
      {
        key: 'end',
        title: t('journals.end'),
        number: true,
        cell: (one) => figure(one.upTo + one.behind),
        text: (one) => String(one.upTo + one.behind),
      },
      {
        key: 'lag',
        title: t('journals.lag'),
        number: true,
        cell: (one) => (one.behind === 0 ? t('journals.none') : figure(one.behind)),
        text: (one) => String(one.behind),
        sort: (a, b) => a.behind - b.behind,
      },
      ...(acts
        ? [
            {
              key: 'acts',
              title: t('journals.acts'),
              cell: (one: Received) => (
                <Button size="small" onClick={() => setRereading(one)}>
                  {t('journals.reread')}
                </Button>
              ),
            },
          ]
        : []),
    ];
  }, [t, i18n.language, acts]);
  const haltedColumns = useMemo((): Column<Halted>[] => {
    const since = (one: Halted) => timeText(one.since, i18n.language, timeZone);
    return [
      ...whose(t),
      {
        key: 'position',
        title: t('journals.standsAt'),
        cell: (one) => <code>{one.position}</code>,
        text: (one) => one.position,
      },
      {
        key: 'reason',
        title: t('journals.reason'),
        wrap: true,
        cell: (one) => one.reason,
        text: (one) => one.reason,
      },
      { key: 'since', title: t('journals.haltedSince'), cell: since, text: since },
      ...(acts
        ? [
            {
              key: 'acts',
              title: t('journals.acts'),
              cell: (one: Halted) => (
                <Button size="small" onClick={() => setRereading(one)}>
                  {t('journals.reread')}
                </Button>
              ),
            },
          ]
        : []),
    ];
  }, [t, i18n.language, timeZone, acts]);
  const asideColumns = useMemo((): Column<Aside>[] => {
    const of = (one: Aside) => t(`journals.name.${one.service}`, { defaultValue: one.service });
    const since = (one: Aside) => timeText(one.since, i18n.language, timeZone);
    return [
      {
        key: 'position',
        title: t('journals.position'),
        cell: (one) => <code>{one.position}</code>,
        text: (one) => one.position,
      },
      { key: 'service', title: t('journals.service'), cell: of, text: of },
      {
        key: 'stream',
        title: t('journals.stream'),
        cell: (one) => <code>{one.stream}</code>,
        text: (one) => one.stream,
      },
      {
        key: 'subscriber',
        title: t('journals.subscriber'),
        cell: (one) => one.subscriber,
        text: (one) => one.subscriber,
        extra: true,
      },
      {
        key: 'reason',
        title: t('journals.reason'),
        wrap: true,
        cell: (one) => one.reason,
        text: (one) => one.reason,
      },
      { key: 'since', title: t('journals.since'), cell: since, text: since },
    ];
  }, [t, i18n.language, timeZone]);

  const wrong = positions.find((one) => one.error && !one.data)?.error ?? null;
  return (
    <main id="main" className="board-page">
      <div className="page-head">
        <h1>{t('journals.place')}</h1>
        <span className="hint">{t('journals.every')}</span>
      </div>
      <p className="page-lead">{t('journals.lead')}</p>
      {result && (
        <p className="verified-line" role="status" data-testid="journals-told">
          {result}
        </p>
      )}
      {failed && <Refusal error={failed} />}
      <div className="sheet journals-sheet">
        <JournalsTile {...inside} />
      </div>
      <div className="why-tools page-tools">
        {JOURNALS.map((journal) => (
          <Button
            key={journal}
            size="small"
            title={t('journals.checkText')}
            onClick={() => void check(journal)}
          >
            {t('journals.check')} · {name(journal)}
          </Button>
        ))}
      </div>
      <section className="page-part" aria-label={t('journals.received')}>
        <h2>{t('journals.received')}</h2>
        {positions.some((one) => one.isPending) ? (
          <LoadingPart rows={8} sheet />
        ) : (
          <List
            name="received"
            caption={t('journals.received')}
            rows={received}
            pending={false}
            error={wrong}
            rowKey={(one) => `${one.service}-${one.journal}`}
            columns={columns}
            empty={{ title: t('journals.none') }}
          />
        )}
      </section>
      <section className="page-part" aria-label={t('journals.haltedTitle')}>
        <h2>{t('journals.haltedTitle')}</h2>
        <p className="page-lead">{t('journals.haltedLead')}</p>
        <List
          name="halted"
          caption={t('journals.haltedTitle')}
          rows={halted}
          pending={parked.some((one) => one.isPending)}
          error={parked.find((one) => one.error && !one.data)?.error ?? null}
          rowKey={(one) => `${one.service}-${one.journal}`}
          columns={haltedColumns}
          empty={{ title: t('journals.noHalted') }}
        />
      </section>
      <section className="page-part" aria-label={t('journals.parkedTitle')}>
        <h2>{t('journals.parkedTitle')}</h2>
        <p className="page-lead">{t('journals.parkedLead')}</p>
        {setAside > aside.length && (
          <p className="page-lead" role="status" data-testid="parked-more">
            {t('journals.parkedMore', { shown: aside.length, total: setAside })}
          </p>
        )}
        {acts && (
          <div className="why-tools">
            {SERVICES.filter((service) => aside.some((one) => one.service === service)).map((service) => (
              <Button key={service} data-testid={`retry-${service}`} onClick={() => void retry(service)}>
                {t('journals.retry', { service: name(service) })}
              </Button>
            ))}
          </div>
        )}
        <List
          name="parked"
          caption={t('journals.parkedTitle')}
          rows={aside}
          pending={parked.some((one) => one.isPending)}
          error={parked.find((one) => one.error && !one.data)?.error ?? null}
          rowKey={(one) => `${one.service}-${one.subscriber}-${one.position}`}
          columns={asideColumns}
          empty={{ title: t('journals.noParked') }}
        />
      </section>
      {rereading && (
        <Decision
          title={t('journals.rereadTitle', { journal: name(rereading.journal) })}
          act={t('journals.reread')}
          danger
          text={t('journals.rereadText', { service: name(rereading.service) })}
          onDecide={async () => {
            const { entries } = await post('/api/v1/regions/{region}/inbox/{service}/{received}/reread', {
              region,
              service: rereading.service,
              received: rereading.journal,
            });
            setResult(t('journals.rereadDone', { count: entries }));
            for (const of of [POSITIONS, PARKED] as const) {
              await client.invalidateQueries({ queryKey: keyOf(of, { region, service: rereading.service }) });
            }
          }}
          onEnd={() => setRereading(undefined)}
        />
      )}
    </main>
  );
}
