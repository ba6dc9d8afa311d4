import { useTranslation } from 'react-i18next';
import { nameOf } from '../../api/names';
import type { Indicator, SchemeVersion } from '../../api/types';
import { between, NONE, percent } from '../../format/decimal';
import { byName } from '../../format/order';
import { worded } from '../../i18n/words';
import { Notice } from '../../parts/states';
import { lightRuleText, type SchemeLeaf } from '../scores/reasons';

interface Place {
  scheme: SchemeVersion;
  leaf: SchemeLeaf;
  /** The blocks it stands in, from below the root. */
  path: string[];
}

type Block = SchemeVersion['definition']['tree'];

function placesIn(scheme: SchemeVersion, indicator: string, language: string): Place[] {
  const read = (block: Block, path: string[]): Place[] =>
    block.children.flatMap((child) =>
      child.kind === 'block'
        ? read(child, [...path, nameOf(child, language) ?? child.code])
        : child.kind === 'indicator' && child.indicator === indicator
          ? [{ scheme, leaf: child, path }]
          : [],
    );
  return read(scheme.definition.tree, []);
}

/** In which schemes it is weighed, how much, and from where on which light is shown. */
export function Use({
  about,
  schemes,
  className,
}: {
  about: Indicator;
  schemes: readonly SchemeVersion[];
  className: (code: string) => string;
}) {
  const { t, i18n } = useTranslation();
  const places = schemes
    .flatMap((one) => placesIn(one, about.indicator, i18n.language))
    .sort(
      (a, b) =>
        byName(className(a.scheme.unitClass), className(b.scheme.unitClass)) ||
        b.scheme.version - a.scheme.version,
    );
  if (places.length === 0) return <Notice kind="empty" title={t('indicatorPage.notUsed')} />;
  const caption = t('indicatorPage.useCaption', { indicator: about.name });
  return (
    <section className="sheet table-scroll" aria-label={t('frame.scroll', { name: caption })} tabIndex={0}>
      <table className="board" data-testid="use">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('unit.scheme')}</th>
            <th scope="col">{t('pick.class')}</th>
            <th scope="col">{t('unitPage.block')}</th>
            <th scope="col" className="number">
              {t('why.weight')}
            </th>
            <th scope="col" className="number">
              {t('indicatorPage.cap')}
            </th>
            <th scope="col">{t('indicatorPage.lightRule')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ scheme, leaf, path }) => (
            <tr key={`${scheme.scheme} ${scheme.version} ${path.join('/')}`}>
              <th scope="row">
                {t('unit.schemeVersion', { code: scheme.scheme, version: scheme.version })}{' '}
                <span className="tag">{worded(t, 'indicatorPage.stages', scheme.stage)}</span>
              </th>
              <td>{className(scheme.unitClass)}</td>
              <td>{path.join(' / ') || NONE}</td>
              <td className="number">
                {leaf.watched ? t('ground.watched') : leaf.weight ? between(leaf.weight, 0, 4) : NONE}
              </td>
              <td className="number">{leaf.cap ? percent(leaf.cap) : NONE}</td>
              <td className="wrap">{lightRuleText(t, leaf.light, about.unitOfMeasure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
