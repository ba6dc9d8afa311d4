/** A decimal as digits and scale: scores are judged by, so they never pass through a float. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const FORM = /^-?\d+(\.\d+)?$/;
/** What stands where there is no number. */
export const NONE = '–';

export function isDecimal(text: string | undefined | null): text is string {
  return typeof text === 'string' && FORM.test(text);
}

function parse(text: string): Decimal {
  if (!FORM.test(text)) throw new Error(`a decimal is written like -12.5; found ${text}`);
  const dot = text.indexOf('.');
  return dot < 0
    ? { digits: BigInt(text), scale: 0 }
    : { digits: BigInt(text.slice(0, dot) + text.slice(dot + 1)), scale: text.length - dot - 1 };
}

const power = (n: number) => 10n ** BigInt(n);

function at(decimal: Decimal, scale: number): bigint {
  if (scale >= decimal.scale) return decimal.digits * power(scale - decimal.scale);
  const unit = power(decimal.scale - scale);
  const positive = decimal.digits < 0n ? -decimal.digits : decimal.digits;
  // Half up, away from zero, as the engine rounds.
  const rounded = (positive + unit / 2n) / unit;
  return decimal.digits < 0n ? -rounded : rounded;
}

function write(digits: bigint, scale: number): string {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const sign = negative ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${text.slice(text.length - scale)}`;
}

/** With exactly so many decimals, half up. */
export function fixed(text: string | undefined | null, decimals: number): string {
  return isDecimal(text) ? write(at(parse(text), decimals), decimals) : NONE;
}

/** With at least and at most so many decimals: `87.4` → `87.40`, `26.23571` → `26.2357`. */
export function between(text: string | undefined | null, least: number, most: number): string {
  if (!isDecimal(text)) return NONE;
  let shown = fixed(text, most);
  let decimals = most;
  while (decimals > least && shown.endsWith('0')) {
    shown = shown.slice(0, -1);
    decimals--;
  }
  return shown.endsWith('.') ? shown.slice(0, -1) : shown;
}

/** A share of one as a percentage: `0.954` → `95.4%`. */
export function percent(text: string | undefined | null): string {
  if (!isDecimal(text)) return NONE;
  const { digits, scale } = parse(text);
  return `${between(write(digits * 100n, scale), 0, 1)}%`;
}

export function sum(texts: readonly string[]): string {
  const decimals = texts.map(parse);
  const scale = decimals.reduce((most, one) => Math.max(most, one.scale), 0);
  return write(
    decimals.reduce((total, one) => total + at(one, scale), 0n),
    scale,
  );
}

export function minus(a: string, b: string): string {
  return sum([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);
}

export function times(a: string, b: string): string {
  const [x, y] = [parse(a), parse(b)];
  return write(x.digits * y.digits, x.scale + y.scale);
}

/** With so many decimals, half up; nothing where it would be divided by zero. */
export function over(a: string, b: string, decimals: number): string | undefined {
  const [x, y] = [parse(a), parse(b)];
  if (y.digits === 0n) return undefined;
  // Two digits more than are kept, the last of which says whether anything follows.
  const scaled = x.digits * power(decimals + 2 + y.scale);
  const by = y.digits * power(x.scale);
  const rest = scaled % by === 0n ? 0n : 1n;
  const negative = scaled < 0n !== by < 0n;
  return fixed(write((scaled / by) * 10n + (negative ? -rest : rest), decimals + 3), decimals);
}

/** The mean of those that are there; nothing where none is. */
export function mean(texts: readonly (string | undefined)[], decimals: number): string | undefined {
  const some = texts.filter(isDecimal);
  return some.length === 0 ? undefined : over(sum(some), String(some.length), decimals);
}

export function isZero(text: string): boolean {
  return parse(text).digits === 0n;
}

/** Absent numbers are the smallest. */
export function compare(a: string | undefined, b: string | undefined): number {
  if (!isDecimal(a) || !isDecimal(b)) return Number(isDecimal(a)) - Number(isDecimal(b));
  const [x, y] = [parse(a), parse(b)];
  const scale = Math.max(x.scale, y.scale);
  const difference = at(x, scale) - at(y, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** For the length of a bar only. */
export function asLength(text: string | undefined, full = 100): number {
  return isDecimal(text) ? Math.max(0, Math.min(1, Number(text) / full)) : 0;
}

/** With its sign in front, as a change is written: `+1.20`, `−0.35`, `0.00`. */
export function signed(text: string | undefined | null, least: number, most: number): string {
  const shown = between(text, least, most);
  if (shown === NONE || isZero(shown)) return shown.replace('-', '');
  return shown.startsWith('-') ? `−${shown.slice(1)}` : `+${shown}`;
}
