import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type es from './locales/es.json';

export const languages = ['es', 'en'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'vigia';
    resources: { vigia: typeof es };
  }
}

const storageKey = 'vigia.language';

const texts: Record<Language, () => Promise<{ default: typeof es }>> = {
  es: () => import('./locales/es.json'),
  en: () => import('./locales/en.json'),
};

/** Starts the texts in the language chosen before, else in Spanish. */
export async function startTexts(): Promise<i18n> {
  const language = storedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'vigia',
    resources: { [language]: { vigia: (await texts[language]()).default } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  return i18next;
}

/** Changes the language at once and for the next visits. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'vigia')) {
    i18next.addResourceBundle(language, 'vigia', (await texts[language]()).default);
  }
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'es';
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : 'es';
}

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
