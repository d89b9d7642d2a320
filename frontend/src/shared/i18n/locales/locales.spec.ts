import { describe, expect, it } from 'vitest';
import accountsEn from './accounts/en.json';
import accountsEs from './accounts/es.json';
import boardsEn from './boards/en.json';
import boardsEs from './boards/es.json';
import conversationEn from './conversation/en.json';
import conversationEs from './conversation/es.json';
import en from './en.json';
import es from './es.json';
import outboxEn from './outbox/en.json';
import outboxEs from './outbox/es.json';
import preferencesEn from './preferences/en.json';
import preferencesEs from './preferences/es.json';
import reportEn from './report/en.json';
import reportEs from './report/es.json';
import triageEn from './triage/en.json';
import triageEs from './triage/es.json';
import webhooksEn from './webhooks/en.json';
import webhooksEs from './webhooks/es.json';
import workEn from './field-work/en.json';
import workEs from './field-work/es.json';

interface Texts {
  readonly [key: string]: string | Texts;
}

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[path + key, text]] : [...flat(text, `${path}${key}.`)],
    ),
  );
}

const placeholders = (text = '') =>
  [...text.matchAll(/\{\{(\w+)\}\}|<(\w+)>/g)].map(([all]) => all).sort();

describe.each([
  ['of every screen', es, en],
  ['of the accounts', accountsEs, accountsEn],
  ['of the boards', boardsEs, boardsEn],
  ['of the conversation', conversationEs, conversationEn],
  ['of what waits to be sent', outboxEs, outboxEn],
  ['of preferences', preferencesEs, preferencesEn],
  ['of reporting', reportEs, reportEn],
  ['of triage', triageEs, triageEn],
  ['of webhooks', webhooksEs, webhooksEn],
  ['of the work', workEs, workEn],
])('the texts %s', (_, spanishTexts, englishTexts) => {
  const spanish = flat(spanishTexts);
  const english = flat(englishTexts);

  it('exist in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  it('say the same things in both languages, and never nothing', () => {
    const wrong = [...spanish].filter(
      ([key, text]) =>
        text.trim() === '' ||
        english.get(key)?.trim() === '' ||
        placeholders(text).join() !== placeholders(english.get(key)).join(),
    );

    expect(wrong).toEqual([]);
  });
});
