/** By how many minutes clocks in the zone are ahead of UTC at that instant. */
function offset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

/** The day it is where the region is, as `2026-03-05`, wherever the reader sits. */
export const dayIn = (timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

const two = (n: number) => String(n).padStart(2, '0');

/** What a clock in the region shows, as an instant (RFC 3339); nothing where it is no time. */
export function instantOf(clock: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(clock)) return undefined;
  const full = clock.length === 16 ? `${clock}:00` : clock;
  const asUtc = Date.parse(`${full}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset that holds there, not the one that holds that many hours away.
  const first = offset(asUtc, timeZone);
  const minutes = offset(asUtc - first * 60_000, timeZone);
  const size = Math.abs(minutes);
  return `${full}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** What a clock in the region shows at that instant, as a field for times takes it. */
export function clockOf(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + offset(at, timeZone) * 60_000).toISOString().slice(0, 19);
}

/** A time as people read it, in the region's zone: a day ends when it ends there. */
export function timeText(instant: string | undefined, language: string, timeZone?: string): string {
  if (!instant) return '';
  return new Date(instant).toLocaleString(language, {
    hour12: false,
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(timeZone ? { timeZone } : {}),
  });
}

/** To the minute, where seconds only take room. */
export function minuteText(instant: string | undefined, language: string, timeZone?: string): string {
  if (!instant) return '';
  return new Date(instant).toLocaleString(language, {
    hour12: false,
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  });
}

/** Seconds as people say them: `45 s`, `3 min 20 s`. */
export function spanParts(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.round(seconds));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** A day as people read it: 2026年3月5日. */
export function dayText(day: string, language: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at)
    ? day
    : new Date(at).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
}
