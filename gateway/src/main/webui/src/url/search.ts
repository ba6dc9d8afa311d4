import { isLight, type Light } from '../format/light';
import { isRunKind, isRunState, type RunKind, type RunState } from '../format/run';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type View = 'board' | 'heatmap';

/** What a list is filtered by: any name, so that each feature has its own. */
export type Filters = Readonly<Record<string, string>>;

/** Everything the page shows is in its address, so that it can be sent to somebody. */
export interface Search {
  /** The filters of a list, by their names. */
  [filter: `f.${string}`]: string;
  region?: string;
  class?: string;
  period?: string;
  unit?: string;
  /** The group of units whose members are shown. */
  group?: string;
  /** The indicator whose reasons are opened. */
  at?: string;
  view?: View;
  light?: Light;
  q?: string;
  /** A column, with `-` in front for descending. */
  sort?: string;
  /** The columns of a list that are shown other than at first, joined by commas. */
  cols?: string;
  lang?: Language;
  /** The part of the page that is opened; the first one where absent. */
  tab?: Tab;
  /** With what a score is compared; with the period before where absent. */
  against?: 'last-year';
  /** A moment or a cut, of which the scores are shown. */
  asOf?: string;

  // The list of runs, and a run to be planned
  state?: RunState;
  kind?: RunKind;
  cursor?: string;
  step?: Step;
  /** Codes, joined by commas. */
  classes?: string;
  periods?: string;
  units?: string;
  cut?: string;
  base?: string;
  /** What a what-if lays over the rules, as the form holds it. */
  overlay?: string;
  reason?: string;
  /** The run of which what was supposed is taken over. */
  again?: string;

  /** Whether the run that was asked for was there already. */
  existed?: 'true';

  // What a run changes
  changed?: 'true';
  lights?: 'true';
  moved?: string;
  /** The rows that are opened, as `unit.period`, joined by commas. */
  open?: string;
}

export const TABS = [
  'why',
  'reported',
  'history',
  'card',
  'units',
  'months',
  'versions',
  'use',
  'findings',
] as const;
export type Tab = (typeof TABS)[number];

export const STEPS = ['cause', 'scope', 'plan', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

const CODES = /^[a-zA-Z0-9-]{1,64}(,[a-zA-Z0-9-]{1,64}){0,200}$/;
const OPENED = /^[a-z0-9-]{1,64}\.[0-9SQ]{4,6}(,[a-z0-9-]{1,64}\.[0-9SQ]{4,6}){0,50}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const CUT = /^[a-z]+@\d{1,18}([ ,][a-z]+@\d{1,18}){0,5}$/;
/** More than this is a file, not an address: servers take one of four thousand characters at most. */
export const LONGEST_OVERLAY = 2000;
const LONGEST_REASON = 1000;

/** Whether a text has room in the address. */
export const fits = (text: string, most = LONGEST_REASON) => encodeURIComponent(text).length <= most;

export const isMoment = (text: string) => MOMENT.test(text) && !Number.isNaN(Date.parse(text));

/** Whether it names positions of journals. */
export const isCut = (text: string) => CUT.test(text);

const LONGEST_CODE = 64;
const CODE = /^[a-z0-9-]{1,64}$/;
const SORT = /^-?[a-zA-Z][a-zA-Z0-9:/_-]{0,200}$/;
const FILTER = /^f\.[a-zA-Z][a-zA-Z0-9]{0,30}$/;
const COLUMNS = /^[a-zA-Z0-9_-]{1,64}(,[a-zA-Z0-9_-]{1,64}){0,30}$/;

/** Keeps what is understood, and what the page has to answer for; an address written by hand never breaks it. */
export function parseSearch(raw: Record<string, unknown>): Search {
  const search: Search = {};
  // The router reads 2026 as a number.
  const text = (key: string) => {
    const value = raw[key];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  };
  // What is no code is kept too: the page says that there is no such region, class, unit, group or period.
  for (const key of ['region', 'class', 'unit', 'group'] as const) {
    if (text(key).trim()) search[key] = text(key).trim().slice(0, LONGEST_CODE);
  }
  if (CODE.test(text('at'))) search.at = text('at');
  const period = text('period').trim().slice(0, LONGEST_CODE);
  if (period) search.period = /^\d{4}[sq]\d$/i.test(period) ? period.toUpperCase() : period;
  if (text('view') === 'heatmap') search.view = 'heatmap';
  if (isLight(raw.light)) search.light = raw.light;
  if (text('q').trim()) search.q = text('q').slice(0, 80);
  if (SORT.test(text('sort'))) search.sort = text('sort');
  if (COLUMNS.test(text('cols'))) search.cols = text('cols');
  for (const key of Object.keys(raw)) {
    if (FILTER.test(key) && text(key)) search[key as `f.${string}`] = text(key).slice(0, 200);
  }
  const tab = text('tab');
  if (TABS.includes(tab as Tab)) search.tab = tab as Tab;
  if (text('against') === 'last-year') search.against = 'last-year';
  const lang = text('lang');
  if (LANGUAGES.includes(lang as Language)) search.lang = lang as Language;
  parseReplay(search, text);
  return search;
}

function parseReplay(search: Search, text: (key: string) => string): void {
  const [state, kind, step] = [text('state'), text('kind'), text('step')];
  if (isRunState(state)) search.state = state;
  if (isRunKind(kind)) search.kind = kind;
  if (STEPS.includes(step as Step)) search.step = step as Step;
  // What is no moment is kept too: the page says so, and never shows the present in its place.
  if (text('asOf').trim()) search.asOf = text('asOf').trim().slice(0, 200);
  for (const key of ['classes', 'periods', 'units'] as const) {
    if (CODES.test(text(key))) search[key] = text(key);
  }
  // What a person is still writing is kept as it is; the service says what is wrong with it.
  for (const key of ['cut', 'base', 'reason'] as const) {
    if (text(key)) search[key] = text(key).slice(0, 500);
  }
  if (/^[\x21-\x7e]{1,300}( [\x21-\x7e]{1,100}){0,4}$/.test(text('cursor'))) search.cursor = text('cursor');
  if (text('overlay').startsWith('{') && text('overlay').length <= LONGEST_OVERLAY)
    search.overlay = text('overlay');
  if (/^[0-9a-f]{64}$/.test(text('again'))) search.again = text('again');
  for (const key of ['changed', 'lights', 'existed'] as const) if (text(key) === 'true') search[key] = 'true';
  if (/^[1-9]\d{0,4}$/.test(text('moved'))) search.moved = text('moved');
  if (OPENED.test(text('open'))) search.open = text('open');
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
