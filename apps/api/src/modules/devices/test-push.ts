import type { Language } from '@vigia/domain/shared';
import type { PushMessage } from './push-message.js';

const WORDS = {
  es: { title: 'Aviso de prueba', body: 'Así te avisará Vigía en este dispositivo.' },
  en: { title: 'Test notification', body: 'This is how Vigía will tell you on this device.' },
} as const;

/** What a device is sent when somebody tries it out. */
export function testPush(language: Language): PushMessage {
  return { id: 'prueba', ...WORDS[language], path: '/avisos', isUrgent: false, count: 1, language };
}
