import { ACCOUNT_WAITS, type Capacity, type Notification } from '@vigia/domain/notification';
import type { Language } from '@vigia/platform';
import { ADMIN, FOLLOWER, REPORTER, STAFF, WORKER, type Sentence } from './sentences.js';

const SOMEBODY: Sentence = { es: 'Alguien', en: 'Somebody' };

/** For kinds that have no sentence yet. */
const NEWS: Sentence = { es: 'Hay novedades de un incidente', en: 'There is news of an incident' };

const WHY: Readonly<Record<Capacity, Sentence>> = {
  reporter: { es: 'Tú lo reportaste.', en: 'You reported it.' },
  follower: {
    es: 'Tienes el mismo problema y lo sigues.',
    en: 'You have the same trouble and follow it.',
  },
  assignee: { es: 'Está asignado a ti.', en: 'It is assigned to you.' },
  'former-assignee': { es: 'Estaba asignado a ti.', en: 'It was assigned to you.' },
  admins: { es: 'Administras Vigía.', en: 'You are an admin of Vigía.' },
  trade: { es: 'Es de tu especialidad.', en: 'It is for your trade.' },
  mentioned: { es: 'Te mencionaron.', en: 'You were mentioned.' },
  campus: { es: 'Es de tu campus.', en: 'It is on your campus.' },
};

/** What happened, in one sentence; names only whom its reader may know. */
export function sentenceOf(notice: Notification, language: Language): string {
  const actor = notice.actor?.name ?? SOMEBODY[language];
  // A function, because a name may look like a pattern of replacements.
  return sentence(notice)[language].replace('{actor}', () => actor);
}

/** Why its reader gets it. */
export function whyOf({ capacity }: Pick<Notification, 'capacity'>, language: Language): string {
  return WHY[capacity][language];
}

function sentence({ kind, capacity }: Notification): Sentence {
  if (capacity === 'mentioned') return STAFF['mencionado'] ?? NEWS;
  if (capacity === 'former-assignee') return WORKER['reasignado'] ?? NEWS;
  return STAFF[kind] ?? SENTENCES[capacity][kind] ?? NEWS;
}

const SENTENCES: Readonly<
  Record<Exclude<Capacity, 'mentioned' | 'former-assignee'>, typeof ADMIN>
> = {
  reporter: REPORTER,
  follower: FOLLOWER,
  assignee: WORKER,
  trade: WORKER,
  admins: ADMIN,
  campus: {},
};

/** Whether a notice is about an account and not about an incident. */
export function isAboutAccount({ kind }: Pick<Notification, 'kind'>): boolean {
  return kind === ACCOUNT_WAITS;
}
