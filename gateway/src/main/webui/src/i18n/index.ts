import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../url/search';
import { en } from './en';
import type { Strings, Texts } from './strings';
import { zhCN } from './zh-CN';

const found = import.meta.glob<Strings>('../features/*/strings.ts', { eager: true, import: 'default' });

/** What everything shares, and what each feature says. */
export const texts: Strings = {
  'zh-CN': Object.assign({}, zhCN as Texts, ...Object.values(found).map((one) => one['zh-CN'])),
  en: Object.assign({}, en as Texts, ...Object.values(found).map((one) => one.en)),
};

/** Adds what a part of the pages says that is loaded later, to what its feature says already. */
export function learn(feature: string, more: Strings): void {
  for (const language of LANGUAGES) {
    texts[language][feature] = { ...(texts[language][feature] as Texts), ...more[language] };
    if (i18next.isInitialized) {
      i18next.addResourceBundle(language, 'translation', { [feature]: more[language] }, true, true);
    }
  }
}

const KEPT = 'kaocheng.lang';

/** The address wins, then what the person chose before, then Chinese. */
export function initialLanguage(query: string): Language {
  const wanted = [new URLSearchParams(query).get('lang'), localStorage.getItem(KEPT)];
  return (
    LANGUAGES.find((language) => wanted[0] === language) ?? LANGUAGES.find((l) => wanted[1] === l) ?? 'zh-CN'
  );
}

export function startI18n(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { 'zh-CN': { translation: texts['zh-CN'] }, en: { translation: texts.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
  return i18next;
}

export function speak(language: Language): void {
  if (i18next.language === language) return;
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
