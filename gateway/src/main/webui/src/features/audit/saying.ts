import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../api/names';
import { regionsQuery } from '../../api/queries';
import { isDecimal, percent } from '../../format/decimal';
import { periodName, worded } from '../../i18n/words';
import type { Saying } from '../../parts/telling';
import { useNames } from '../../parts/useNames';
import { type Formula, formulaText, type Rule, ruleText, unitsText } from '../indicators/words';
import { lightRuleText, type SchemeLeaf } from '../scores/reasons';
import './fields/strings';

/** What codes stand for; the code itself where that is not known. */
export interface Named {
  unit: (code: string) => string;
  unitClass: (code: string) => string;
  indicator: (code: string) => string;
  person: (subject: string) => string;
  region?: (code: string) => string;
}

/** Fields whose values are units, indicators or people. */
const NAMED: Readonly<Record<string, keyof Named>> = {
  ...{ unit: 'unit', units: 'unit', parent: 'unit', owner: 'unit' },
  ...{ indicator: 'indicator', indicators: 'indicator' },
  ...{ unitClass: 'unitClass', classes: 'unitClass' },
  regions: 'region',
  ...{ holder: 'person', person: 'person', by: 'person', author: 'person', approver: 'person' },
  ...{ requester: 'person', publisher: 'person' },
};
const PERIODS = new Set([
  'period',
  'figureOf',
  'periods',
  'effectiveFrom',
  'countsFrom',
  'from',
  'until',
  'since',
  'by',
]);
const SHARES = new Set(['quota', 'percentile']);
/** Where the words for the values of a field are, if not among those of the audit log. */
const WORDS: Readonly<Record<string, string>> = {
  roles: 'role',
  light: 'light',
  atMost: 'light',
  grade: 'grade',
  reason: 'noData',
  noData: 'noData',
  policy: 'noDataPolicy',
  otherwise: 'noDataPolicy',
  missing: 'noDataPolicy',
  direction: 'indicatorPage.directions',
  accumulation: 'indicatorPage.accumulations',
};

/** Tells what is recorded by the words of the pages. */
export function sayingOf(t: TFunction, language: string, named: Named): Saying {
  const word = (group: string, code: string) => t(`${group}.${code}`, { defaultValue: '' });
  return {
    colon: t('frame.colon'),
    comma: t('frame.comma'),
    none: t('decision.none'),
    name: (thing) => nameOf(thing, language),
    // Reasons for which there is no figure stand as fields, with what is done then as their values.
    field: (key, within) =>
      (within && word(`audit.fieldIn.${within}`, key)) ||
      word('audit.field', key) ||
      word('noData', key) ||
      key,
    value: (key, text) => {
      const of = NAMED[key];
      const name = of && named[of]?.(text);
      if (name && name !== text) return name;
      if (PERIODS.has(key)) {
        const period = periodName(t, text, language);
        if (period !== text) return period;
      }
      if (SHARES.has(key) && isDecimal(text)) return percent(text);
      if ((key === 'from' || key === 'to') && word('light', text)) return word('light', text);
      if (key === 'peers' || key === 'of') {
        if (/^(class|region|below|group:.+)$/.test(text)) return unitsText(t, text);
      }
      return (
        word(`audit.valueOf.${key}`, text) ||
        (WORDS[key] && word(WORDS[key], text)) ||
        // What a reason for no figure leads to.
        (word('noData', key) && word('noDataPolicy', text)) ||
        worded(t, 'audit.value', text)
      );
    },
    whole: (key, value) => {
      if (key === 'rule' && 'rule' in value) return ruleText(t, value as Rule, undefined);
      if (key === 'formula' && 'op' in value) return formulaText(t, value as Formula, named.indicator);
      if ((key === 'light' || key === 'indicatorLight') && 'on' in value)
        return lightRuleText(t, value as SchemeLeaf['light'], undefined);
      return undefined;
    },
  };
}

/** The same, with the names of the region. */
export function useSaying(region: string, person: (subject: string) => string): Saying {
  const { t, i18n } = useTranslation();
  const names = useNames(region);
  const regions = useQuery(regionsQuery).data;
  return useMemo(() => {
    const named = (code: string) => regions?.find((one) => one.region === code)?.name ?? code;
    return sayingOf(t, i18n.language, { ...names, person, region: named });
  }, [t, i18n.language, names, person, regions]);
}
