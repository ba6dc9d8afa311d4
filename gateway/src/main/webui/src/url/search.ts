import { isLight, type Light } from '../format/light';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type View = 'board' | 'heatmap';

/** Everything the page shows is in its address, so that it can be sent to somebody. */
export interface Search {
  region?: string;
  class?: string;
  period?: string;
  unit?: string;
  /** The indicator whose reasons are opened. */
  at?: string;
  view?: View;
  light?: Light;
  q?: string;
  /** A column, with `-` in front for descending. */
  sort?: string;
  lang?: Language;
}

const CODE = /^[a-z0-9-]{1,64}$/;
const SORT = /^-?(rank|unit|total|grade|coverage|lights|block:[a-z0-9/-]{1,200})$/;

/** Keeps what is understood and drops the rest: an address written by hand never breaks the page. */
export function parseSearch(raw: Record<string, unknown>): Search {
  const search: Search = {};
  // The router reads 2026 as a number.
  const text = (key: string) => {
    const value = raw[key];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  };
  for (const key of ['region', 'class', 'unit', 'at'] as const) {
    if (CODE.test(text(key))) search[key] = text(key);
  }
  const period = text('period').toUpperCase();
  if (/^\d{4}([SQ]\d|\d{2})?$/.test(period)) search.period = period;
  if (text('view') === 'heatmap') search.view = 'heatmap';
  if (isLight(raw.light)) search.light = raw.light;
  if (text('q').trim()) search.q = text('q').slice(0, 80);
  if (SORT.test(text('sort'))) search.sort = text('sort');
  const lang = text('lang');
  if (LANGUAGES.includes(lang as Language)) search.lang = lang as Language;
  return search;
}

/** Plain query strings: the router's own writing puts quotes around codes that look like numbers. */
export function readQuery(query: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(query));
}

export function writeQuery(search: object): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
