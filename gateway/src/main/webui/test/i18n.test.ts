import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { LIGHTS } from '../src/format/light';
import { GROUPS } from '../src/frame/feature';
import { commands, finders, places, tiles } from '../src/frame/features';
import { initialLanguage, texts } from '../src/i18n';
import { en } from '../src/i18n/en';
import type { Strings } from '../src/i18n/strings';
import { periodName } from '../src/i18n/words';
import { zhCN } from '../src/i18n/zh-CN';

// What is loaded later.
import.meta.glob('../src/features/*/*/strings.ts', { eager: true });

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const chinese = new Map(flat(texts['zh-CN']));
const english = new Map(flat(texts.en));
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n') && !file.endsWith('strings.ts'))
  .map((file) => readFileSync(join('src', file), 'utf8'));

describe('texts', () => {
  it('call the roles as the services call them when they refuse', () => {
    const role = readFileSync('../../../../libs/policy/src/main/java/io/kaocheng/policy/Role.java', 'utf8');
    const roles = [...role.matchAll(/\("([a-z:-]+)", "([^"]+)", "([^"]+)"\)/g)];
    expect(roles.length).toBeGreaterThan(9);
    for (const [, code, inEnglish, inChinese] of roles) {
      expect(chinese.get(`role.${code}`)).toBe(inChinese);
      expect(english.get(`role.${code}`)?.toLowerCase()).toBe(inEnglish);
    }
  });

  it('have a word for every reason for which there is no figure, and for what follows, that explanations tell', () => {
    const sentences = readFileSync(
      '../../../../libs/scoring/src/main/java/io/kaocheng/scoring/explain/Sentences.java',
      'utf8',
    );
    const mapped = (name: string, entry: RegExp) => {
      const from = sentences.slice(sentences.indexOf(` ${name} =`));
      return [...from.slice(0, from.indexOf(';\n')).matchAll(entry)];
    };
    const reasons = mapped('REASONS', /entry\("([a-z-]+)", "[^"]+"\)/g);
    const policies = mapped('POLICIES', /"([a-z-]+)", "[^"]+"/g);
    expect(reasons.length).toBeGreaterThan(20);
    expect(policies.length).toBeGreaterThan(5);
    for (const [, code] of reasons) expect(chinese.get(`noData.${code}`), code).toBeTruthy();
    for (const [, code] of policies) expect(chinese.get(`noDataPolicy.${code}`), code).toBeTruthy();
  });

  it('are the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('of no feature stand in the way of those of another or of everybody', () => {
    const groups = [
      ...Object.keys(zhCN),
      ...Object.values(
        import.meta.glob<Strings>('../src/features/*/strings.ts', { eager: true, import: 'default' }),
      ).flatMap((one) => Object.keys(one['zh-CN'])),
    ];
    expect(groups).toEqual([...new Set(groups)]);
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  });

  it('name every group and place, what can be begun and found, and every tile', () => {
    const keys = [
      ...GROUPS.map((group) => `nav.${group}`),
      ...[...places, ...commands, ...finders].map(({ label }) => label),
      ...tiles.flatMap(({ title, more }) => [title, ...(more ? [more.label] : [])]),
    ];
    for (const key of keys) expect(chinese.has(key), key).toBe(true);
  });

  it('are never empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('have every key that the page asks for', () => {
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/\bt\(\s*'([a-zA-Z.-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(asked.length).toBeGreaterThan(60);
    for (const key of asked) expect(chinese.has(key), key).toBe(true);
  });

  it('have every key that the page makes up from lights and states', () => {
    const made = [
      ...LIGHTS.map((light) => `light.${light}`),
      ...['connecting', 'live', 'reconnecting', 'stale', 'ended'].map((state) => `live.${state}`),
      ...['live', 'why', 'record'].flatMap((point) => [`start.${point}`, `start.${point}Text`]),
    ];
    for (const key of made) expect(chinese.has(key), key).toBe(true);
  });

  it('name every kind of node that the scoring engine has', () => {
    const java = readFileSync(
      '../../../../libs/scoring/src/main/java/io/kaocheng/scoring/engine/DerivationKind.java',
      'utf8',
    );
    const body = /enum DerivationKind \{([\s\S]*?)\n\}/.exec(java)?.[1] ?? '';
    const kinds = [...body.matchAll(/^\s+([A-Z_]+),?$/gm)].map((m) =>
      (m[1] ?? '').toLowerCase().replaceAll('_', '-'),
    );
    expect(kinds).toContain('between-classes');
    for (const kind of kinds) expect(chinese.has(`why.kind.${kind}`), kind).toBe(true);
  });

  it('carry no Chinese in English and say something in Chinese', () => {
    for (const [key, text] of english) expect(/[\u4e00-\u9fff]/.test(text), key).toBe(false);
  });

  it('are not written into the components', () => {
    for (const source of sources) {
      const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replaceAll("'中文'", '');
      expect(withoutComments.match(/[\u4e00-\u9fff]+/)?.[0]).toBeUndefined();
    }
  });

  it('fill in the same places in both languages', () => {
    // A month has a name in English and a number in Chinese.
    const places = (text: string) =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]?.replace('monthName', 'month')).sort();
    for (const [key, text] of chinese) expect(places(english.get(key) ?? ''), key).toEqual(places(text));
  });
});

describe('the language', () => {
  it('is Chinese unless the address or the person says otherwise', () => {
    localStorage.clear();
    expect(initialLanguage('')).toBe('zh-CN');
    expect(initialLanguage('?lang=fr')).toBe('zh-CN');
    expect(initialLanguage('?lang=en')).toBe('en');
    localStorage.setItem('kaocheng.lang', 'en');
    expect(initialLanguage('')).toBe('en');
    expect(initialLanguage('?lang=zh-CN')).toBe('zh-CN');
    localStorage.clear();
  });
});

describe('a period', () => {
  it.each([
    ['2026', '2026年', '2026'],
    ['2026S1', '2026年上半年', 'first half of 2026'],
    ['2026S2', '2026年下半年', 'second half of 2026'],
    ['2026Q3', '2026年第3季度', 'Q3 2026'],
    ['202611', '2026年11月', 'November 2026'],
  ])('%s is read aloud in both languages', (code, zh, inEnglish) => {
    expect(periodName(i18next.getFixedT('zh-CN'), code, 'zh-CN')).toBe(zh);
    expect(periodName(i18next.getFixedT('en'), code, 'en')).toBe(inEnglish);
  });
});
