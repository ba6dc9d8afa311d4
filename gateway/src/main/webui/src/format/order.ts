const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });

/** Names as Chinese readers look them up, by pinyin; Latin ones among them by letter, numbers by size. */
export const byName = (a: string, b: string): number => collator.compare(a, b);
