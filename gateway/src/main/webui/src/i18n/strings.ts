export interface Texts {
  [key: string]: string | Texts;
}

/** The same keys, each with a text of its own. */
type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

export interface Strings {
  'zh-CN': Texts;
  en: Texts;
}

/** The texts of a feature in both languages; a key that one of them lacks does not compile. */
export function strings<T extends Texts>(of: { 'zh-CN': T; en: Same<T> }): Strings {
  return of as Strings;
}
