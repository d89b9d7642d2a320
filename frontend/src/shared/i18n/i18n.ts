import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type accounts from './locales/accounts/es.json';
import type boards from './locales/boards/es.json';
import type conversation from './locales/conversation/es.json';
import type es from './locales/es.json';
import type outbox from './locales/outbox/es.json';
import type preferences from './locales/preferences/es.json';
import type report from './locales/report/es.json';
import type triage from './locales/triage/es.json';
import type work from './locales/field-work/es.json';
import type webhooks from './locales/webhooks/es.json';

export const languages = ['es', 'en'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'vigia';
    resources: {
      vigia: typeof es;
      accounts: typeof accounts;
      boards: typeof boards;
      conversation: typeof conversation;
      outbox: typeof outbox;
      preferences: typeof preferences;
      report: typeof report;
      triage: typeof triage;
      webhooks: typeof webhooks;
      work: typeof work;
    };
  }
}

const storageKey = 'vigia.language';

type Loader = () => Promise<{ default: object }>;

/** Texts come in bundles: what every screen may need, and what only one part of the app does. */
const bundles = {
  vigia: {
    es: () => import('./locales/es.json'),
    en: () => import('./locales/en.json'),
  },
  accounts: {
    es: () => import('./locales/accounts/es.json'),
    en: () => import('./locales/accounts/en.json'),
  },
  boards: {
    es: () => import('./locales/boards/es.json'),
    en: () => import('./locales/boards/en.json'),
  },
  conversation: {
    es: () => import('./locales/conversation/es.json'),
    en: () => import('./locales/conversation/en.json'),
  },
  outbox: {
    es: () => import('./locales/outbox/es.json'),
    en: () => import('./locales/outbox/en.json'),
  },
  preferences: {
    es: () => import('./locales/preferences/es.json'),
    en: () => import('./locales/preferences/en.json'),
  },
  report: {
    es: () => import('./locales/report/es.json'),
    en: () => import('./locales/report/en.json'),
  },
  triage: {
    es: () => import('./locales/triage/es.json'),
    en: () => import('./locales/triage/en.json'),
  },
  webhooks: {
    es: () => import('./locales/webhooks/es.json'),
    en: () => import('./locales/webhooks/en.json'),
  },
  work: {
    es: () => import('./locales/field-work/es.json'),
    en: () => import('./locales/field-work/en.json'),
  },
} satisfies Record<string, Record<Language, Loader>>;
type Bundle = keyof typeof bundles;

const used = new Set<Bundle>(['vigia']);

/** Starts the texts in the language chosen before, else in Spanish. */
export async function startTexts(): Promise<i18n> {
  const language = storedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'vigia',
    resources: { [language]: { vigia: (await bundles.vigia[language]()).default } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  return i18next;
}

/** Brings the texts of one part of the app, before its first screen. */
export async function loadTexts(bundle: Bundle): Promise<void> {
  used.add(bundle);
  await addTexts(bundle, currentLanguage());
}

/** Changes the language at once and for the next visits. */
export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([...used].map((bundle) => addTexts(bundle, language)));
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Speaks as the account does, unless another language was chosen on this device. */
export async function followAccount(language: Language): Promise<void> {
  const isChosen = isLanguage(localStorage.getItem(storageKey));
  if (!isChosen && language !== currentLanguage()) await changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'es';
}

async function addTexts(bundle: Bundle, language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, bundle)) return;
  i18next.addResourceBundle(language, bundle, (await bundles[bundle][language]()).default);
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : 'es';
}

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
