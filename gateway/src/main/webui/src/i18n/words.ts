import type { TFunction } from 'i18next';
import { parsePeriod } from '../format/period';

/** A code's name where it is a known one, else the code itself: codes are free per region. */
export function worded(t: TFunction, group: string, code: string): string {
  return t(`${group}.${code}`, { defaultValue: code });
}

export function periodName(t: TFunction, code: string, language: string): string {
  const period = parsePeriod(code);
  if (!period) return code;
  const { year, index } = period;
  switch (period.kind) {
    case 'year':
      return t('period.year', { year });
    case 'half':
      return t('period.half', { year, half: t(index === 1 ? 'period.firstHalf' : 'period.secondHalf') });
    case 'quarter':
      return t('period.quarter', { year, quarter: index });
    case 'month':
      return t('period.month', {
        year,
        month: index,
        monthName: new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
          Date.UTC(year, index - 1, 1),
        ),
      });
  }
}
