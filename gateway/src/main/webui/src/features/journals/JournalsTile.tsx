import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/api';
import type { Inside } from '../../frame/Page';
import { TileBody } from '../../parts/Tile';
import { type POSITIONS, parkedQuery, positionsQuery, SERVICES } from './queries';

export interface Line {
  service: string;
  /** Its own journals with their ends. */
  own: readonly [journal: string, end: number][];
  /** How many entries of others it has still to take in. */
  behind: readonly [journal: string, by: number][];
}

/** How far each service is, and by how much behind what it reads of the others. */
export function linesOf(positions: readonly Answer<typeof POSITIONS>[]): Line[] {
  const ends = new Map(positions.flatMap(({ journal }) => Object.entries(journal)));
  return positions.map(({ service, journal, received }) => ({
    service,
    own: Object.entries(journal),
    behind: Object.entries(received).map(([of, at]) => [of, Math.max(0, (ends.get(of) ?? at) - at)]),
  }));
}

/** What was answered, each by the service that was asked. */
export const positionsOf = (
  answers: readonly (Answer<typeof POSITIONS> | undefined)[],
): Answer<typeof POSITIONS>[] =>
  SERVICES.flatMap((service, i) => {
    const answer = answers[i];
    return answer ? [{ ...answer, service }] : [];
  });

/** Whether every service keeps up, and whether an entry was put aside because it could not be applied. */
export default function JournalsTile({ region }: Inside) {
  const { t, i18n } = useTranslation();
  const positions = useQueries({
    queries: SERVICES.map((service) => positionsQuery(region, service)),
  });
  const parked = useQueries({
    queries: SERVICES.map((service) => parkedQuery(region, service)),
  });
  const lines = linesOf(positionsOf(positions.map(({ data }) => data)));
  const count = new Map(SERVICES.map((service, i) => [service as string, parked[i]?.data?.total ?? 0]));
  const stopped = new Set(
    SERVICES.filter((_, i) => (parked[i]?.data?.halted ?? []).length > 0).map((service) => service as string),
  );
  const failed = [...positions, ...parked].find((one) => one.error && !one.data);
  return (
    <TileBody
      pending={[...positions, ...parked].some((one) => one.isPending)}
      error={failed?.error}
      onRetry={() => {
        for (const one of [...positions, ...parked]) if (one.error) void one.refetch();
      }}
    >
      <section
        className="table-scroll"
        aria-label={t('frame.scroll', { name: t('journals.title') })}
        tabIndex={0}
      >
        <table className="board compact" data-testid="tile-journals">
          <caption className="unseen">{t('journals.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('journals.service')}</th>
              <th scope="col">{t('journals.own')}</th>
              <th scope="col">{t('journals.behind')}</th>
              <th scope="col" className="number">
                {t('journals.parked')}
              </th>
              <th scope="col">{t('journals.state')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ service, own, behind }) => {
              const late = behind.filter(([, by]) => by > 0);
              const aside = count.get(service) ?? 0;
              return (
                <tr key={service}>
                  <th scope="row">{t(`journals.name.${service}`, { defaultValue: service })}</th>
                  <td>
                    {own
                      .map(
                        ([journal, end]) =>
                          `${t(`journals.name.${journal}`, { defaultValue: journal })} ${end.toLocaleString(i18n.language)}`,
                      )
                      .join(t('frame.comma'))}
                  </td>
                  <td>
                    {late.length === 0
                      ? t('journals.none')
                      : late
                          .map(([journal, by]) =>
                            t('journals.entries', {
                              journal: t(`journals.name.${journal}`, { defaultValue: journal }),
                              count: by,
                            }),
                          )
                          .join(t('frame.comma'))}
                  </td>
                  <td className={aside ? 'number' : 'number nothing'}>{aside}</td>
                  <td>
                    {stopped.has(service) ? (
                      <span className="tag tag-warning">{t('journals.stopped')}</span>
                    ) : aside > 0 ? (
                      <span className="tag tag-warning">{t('journals.halted')}</span>
                    ) : late.length > 0 ? (
                      t('journals.catching')
                    ) : (
                      t('journals.well')
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </TileBody>
  );
}
