import i18next from 'i18next';
import { byName } from '../format/order';
import { measureInEnglish } from '../i18n/measures';

/** What may have a name in English beside its own. */
interface Named {
  name: string;
  nameEn?: string | null;
}

/** By its other name a thing is found too. */
export interface Called {
  alias?: string;
}

/** As people look them up: whoever offers them to choose from has them in order. */
const inOrder = <T extends Named>(rows: T[]): T[] => rows.sort((a, b) => byName(a.name, b.name));

/** Called as in the language of the page: by the English name where there is one. */
function inEnglish<T extends Named>(rows: T[]): (T & Called)[] {
  return inOrder(rows.map((row) => (row.nameEn ? { ...row, name: row.nameEn, alias: row.name } : row)));
}

function inChinese<T extends Named>(rows: T[]): (T & Called)[] {
  return inOrder(rows.map((row) => (row.nameEn ? { ...row, alias: row.nameEn } : row)));
}

/** For a question's `select`: the same function as long as the language is the same. */
export const called = <T extends Named>(): ((rows: T[]) => (T & Called)[]) =>
  i18next.language === 'en' ? inEnglish<T> : inChinese<T>;

const measuredInEnglish = <T extends Named & { unitOfMeasure: string }>(rows: T[]) =>
  inEnglish(rows).map((row) => ({ ...row, unitOfMeasure: measureInEnglish(row.unitOfMeasure) }));

/** The same of what is measured: its unit of measure in the language of the page too. */
export const calledAndMeasured = <T extends Named & { unitOfMeasure: string }>(): ((
  rows: T[],
) => (T & Called)[]) => (i18next.language === 'en' ? measuredInEnglish<T> : inChinese<T>);

/** What a thing is called in a language, where it is not asked for by `called`. */
export const nameOf = (
  one: { name?: string | null; nameEn?: string | null },
  language: string,
): string | undefined => (language === 'en' && one.nameEn) || one.name || undefined;

/** The name in Chinese of what is called as in the language of the page. */
export const chineseNameOf = (one: Named & Called): string =>
  one.nameEn && one.name === one.nameEn ? (one.alias ?? one.name) : one.name;
