import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../api/types';
import { between } from '../../format/decimal';
import { periodName, worded } from '../../i18n/words';
import { Notice } from '../../parts/states';
import { formulaText, ruleText, type Version } from './words';

/** The versions beside each other, with what each changed against the one before. */
export function Versions({
  about,
  versions,
  current,
  nameOf,
}: {
  about: Indicator;
  versions: readonly Version[];
  current: Version | undefined;
  nameOf: (code: string) => string;
}) {
  const { t, i18n } = useTranslation();
  if (versions.length === 0) return <Notice kind="empty" title={t('indicatorPage.noVersions')} />;
  const lines: { name: string; of: (one: Version) => string }[] = [
    {
      name: t('indicatorPage.effective'),
      of: (one) => periodName(t, one.effectiveFrom, i18n.language),
    },
    {
      name: t('indicatorPage.reporting'),
      of: ({ definition }) => worded(t, 'indicatorPage.frequencies', definition.frequency),
    },
    {
      name: t('indicatorPage.direction'),
      of: ({ definition }) => worded(t, 'indicatorPage.directions', definition.direction),
    },
    {
      name: t('indicatorPage.accumulation'),
      of: ({ definition }) => worded(t, 'indicatorPage.accumulations', definition.accumulation ?? 'last'),
    },
    {
      name: t('indicatorPage.formula'),
      of: ({ definition }) =>
        definition.formula ? formulaText(t, definition.formula, nameOf) : t('formulaWords.own'),
    },
    {
      name: t('indicatorPage.factor'),
      of: ({ definition }) => between(definition.factor ?? '1', 0, 6),
    },
    {
      name: t('indicatorPage.rule'),
      of: ({ definition }) => ruleText(t, definition.rule, about.unitOfMeasure, definition.peers),
    },
  ];
  const sorted = [...versions].sort((a, b) => a.version - b.version);
  const caption = t('indicatorPage.versionsCaption', { indicator: about.name });
  return (
    <section className="sheet table-scroll" aria-label={t('frame.scroll', { name: caption })} tabIndex={0}>
      <table className="board versions" data-testid="versions">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicatorPage.version')}</th>
            {sorted.map((one) => (
              <th key={one.version} scope="col">
                {t('reported.version', { version: one.version })}{' '}
                <span className="tag">
                  {one === current
                    ? t('indicatorPage.current')
                    : worded(t, 'indicatorPage.stages', one.stage)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {sorted.map((one, i) => {
                const before = sorted[i - 1];
                const text = of(one);
                const changed = before !== undefined && of(before) !== text;
                return (
                  <td key={one.version} className="wrap">
                    {text}
                    {changed && <span className="tag tag-warning">{t('indicatorPage.changed')}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('indicatorPage.hash')}</th>
            {sorted.map((one) => (
              <td key={one.version}>
                <code title={one.hash}>{one.hash?.slice(0, 12)}</code>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
