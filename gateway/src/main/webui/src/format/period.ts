/** A reporting period in months counted from year 0, both ends included. */
export interface Period {
  readonly kind: 'year' | 'half' | 'quarter' | 'month';
  readonly year: number;
  readonly index: number;
  readonly first: number;
  readonly last: number;
}

/** How many months a period of a kind has. */
export const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const;

export function parsePeriod(code: string): Period | undefined {
  const match = /^(\d{4})(?:([sSqQ])(\d)|(\d{2}))?$/.exec(code);
  if (!match) return undefined;
  const year = Number(match[1]);
  const letter = match[2]?.toUpperCase();
  const kind = letter === 'S' ? 'half' : letter === 'Q' ? 'quarter' : match[4] ? 'month' : 'year';
  const index = Number(match[3] ?? match[4] ?? 1);
  const months = MONTHS[kind];
  if (index < 1 || index > 12 / months) return undefined;
  const first = year * 12 + (index - 1) * months;
  return { kind, year, index, first, last: first + months - 1 };
}

/** Whether the inner period lies wholly within the outer one; a period lies within itself. */
export function within(inner: string, outer: string): boolean {
  const [a, b] = [parsePeriod(inner), parsePeriod(outer)];
  return !!a && !!b && a.first >= b.first && a.last <= b.last;
}

/** The period's last day as a date, 2026-03-31. */
export function lastDay(code: string): string | undefined {
  const period = parsePeriod(code);
  return period && new Date(Date.UTC(period.year, (period.last % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** The latest to end is last; of two that end together the longer one is. */
export function laterPeriod(a: string, b: string): number {
  const [x, y] = [parsePeriod(a), parsePeriod(b)];
  if (!x || !y) return a.localeCompare(b);
  return x.last - y.last || y.first - x.first;
}

/** The code of the period of that kind that begins with the month. */
function codeOf(kind: Period['kind'], first: number): string {
  const [year, month] = [Math.floor(first / 12), first % 12];
  switch (kind) {
    case 'year':
      return String(year);
    case 'half':
      return `${year}S${month / 6 + 1}`;
    case 'quarter':
      return `${year}Q${month / 3 + 1}`;
    case 'month':
      return `${year}${String(month + 1).padStart(2, '0')}`;
  }
}

/** The period of the same kind so many before; nothing where it is no period. */
export function periodBefore(code: string, by = 1): string | undefined {
  const period = parsePeriod(code);
  return period && codeOf(period.kind, period.first - by * MONTHS[period.kind]);
}

/** The period and those of its kind before it, the first first. */
export function periodsUpTo(code: string, many: number): string[] {
  return Array.from({ length: many }, (_, i) => periodBefore(code, many - 1 - i)).filter(
    (one) => one !== undefined,
  );
}

/**
 * What is opened where nobody asks for a period, of those that have scores, the latest first: the newest month of which
 * there is a course, that is one before it; else the newest of any kind that has one, else the newest.
 */
export function openingPeriod(scored: readonly string[]): string | undefined {
  const followed = scored.filter((one) => scored.includes(periodBefore(one) ?? ''));
  return followed.find((one) => parsePeriod(one)?.kind === 'month') ?? followed[0] ?? scored[0];
}
