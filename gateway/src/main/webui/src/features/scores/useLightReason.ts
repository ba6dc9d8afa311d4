import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { indicatorsQuery, schemesQuery } from '../../api/queries';
import type { Explanation, IndicatorScore, UnitScored } from '../../api/types';
import { indicatorNodes, lightReason, lightRules, schemeOf } from './reasons';

/** Why an indicator has its light, in a sentence: by the scheme's lines, and the explanation where it is there. */
export function useLightReason(
  region: string,
  of: { unitClass: string; scheme: string } | undefined,
  explained?: Explanation,
): (score: IndicatorScore) => string {
  const { t } = useTranslation();
  const schemes = useQuery({ ...schemesQuery(region, of?.unitClass ?? ''), enabled: of !== undefined }).data;
  const indicators = useQuery(indicatorsQuery(region)).data;
  const rules = useMemo(() => lightRules(schemeOf(schemes, of?.scheme)), [schemes, of?.scheme]);
  const nodes = useMemo(() => indicatorNodes(explained?.derivation), [explained]);
  const details = useMemo(
    () => new Map(explained?.score.indicators.map((one) => [one.indicator, one])),
    [explained],
  );
  const measures = useMemo(
    () => new Map(indicators?.map((one) => [one.indicator, one.unitOfMeasure])),
    [indicators],
  );
  return useCallback(
    (score) =>
      lightReason(t, {
        score,
        rule: rules(score),
        node: nodes.get(score.indicator),
        detail: details.get(score.indicator),
        unitOfMeasure: measures.get(score.indicator),
      }),
    [t, rules, nodes, details, measures],
  );
}

/** The same, by the code of the indicator. */
export function useLightReasonOf(region: string, score: UnitScored | undefined, explained?: Explanation) {
  const reason = useLightReason(region, score, explained);
  const scores = useMemo(
    () => new Map(score?.indicators.map((one) => [one.indicator, one])),
    [score?.indicators],
  );
  return useCallback(
    (code: string) => {
      const one = scores.get(code);
      return one && reason(one);
    },
    [scores, reason],
  );
}
