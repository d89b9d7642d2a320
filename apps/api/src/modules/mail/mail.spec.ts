import { describe, expect, it } from 'vitest';
import type { Letter, MailedNotice } from './letter.js';
import { mailOf } from './mail.js';

const ABOUT = {
  to: { email: 'luis@gmail.com', name: '<b>Luis</b>' },
  link: 'https://vigia.utec.edu.pe/pagina?token=a&b',
};

const NOTICE: MailedNotice = {
  sentence: 'Luis lo resolvió',
  title: 'Fuga <3>',
  quote: 'Se cambió la "llave"',
  when: '2 mar 2026, 05:00',
  why: 'Tú lo reportaste.',
  link: 'https://vigia.utec.edu.pe/incidentes/1',
  muteLink: 'https://vigia.utec.edu.pe/silenciar#t',
};
const NOTICES = {
  ...ABOUT,
  notices: [NOTICE],
  more: 0,
  preferencesLink: 'https://vigia.utec.edu.pe/avisos/preferencias',
  isRepeated: false,
  language: 'es',
} as const;

/** One of each kind; the type fails when one is missing. */
const LETTERS: Readonly<Record<Letter['kind'], Omit<Letter, 'language'>>> = {
  'verify-email': { ...ABOUT, kind: 'verify-email', hours: 24 } as Letter,
  'reset-password': { ...ABOUT, kind: 'reset-password', hours: 1 } as Letter,
  'account-approved': { ...ABOUT, kind: 'account-approved' },
  'password-changed': { ...ABOUT, kind: 'password-changed' },
  'account-waiting': {
    ...ABOUT,
    kind: 'account-waiting',
    waiting: { email: 'leo@limpieza.example', speciality: 'TI' },
  } as Letter,
  invitation: { ...ABOUT, kind: 'invitation', by: 'Ana', role: 'admin', hours: 168 } as Letter,
  notice: { ...NOTICES, kind: 'notice' },
  notices: { ...NOTICES, kind: 'notices', notices: [NOTICE, NOTICE], more: 3 } as Letter,
  summary: { ...NOTICES, kind: 'summary' },
  page: { ...NOTICES, kind: 'page', isRepeated: true } as Letter,
  'second-factor-removed': { ...ABOUT, kind: 'second-factor-removed', by: null } as Letter,
};

describe('mailOf', () => {
  it('shows names as text', () => {
    const { html } = mailOf({ ...ABOUT, kind: 'account-approved', language: 'es' });

    expect(html).toContain('&lt;b&gt;Luis&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('[OUT-12] says why somebody gets a notice, mutes it and leads to the preferences', () => {
    for (const kind of ['notice', 'notices', 'summary'] as const) {
      const { text, html, unsubscribe } = mailOf({ ...LETTERS[kind], language: 'es' } as Letter);

      expect(text).toMatch(/[Rr]ecibes este correo/);
      expect(text).toContain(NOTICE.why);
      for (const body of [text, html]) {
        expect(body).toContain(NOTICE.muteLink);
        expect(body).toContain(NOTICES.preferencesLink);
      }
      expect(unsubscribe).toBe(kind === 'notice' ? NOTICE.muteLink : NOTICES.preferencesLink);
      expect(html).toContain('Fuga &lt;3&gt;');
    }
  });

  it('[OUT-4] counts what it does not show', () => {
    const { subject, text } = mailOf({ ...LETTERS.notices, language: 'en' } as Letter);

    expect(subject).toBe('5 new notices in Vigía');
    expect(text).toContain('and 3 more');
  });

  it.each(Object.entries(LETTERS))(
    '[MAI-3] tells %s in both languages, as text and as HTML',
    (_kind, letter) => {
      const [es, en] = (['es', 'en'] as const).map((language) =>
        mailOf({ ...letter, language } as Letter),
      );

      expect(es!.text).not.toBe(en!.text);
      for (const [mail, language] of [[es!, 'es'] as const, [en!, 'en'] as const]) {
        expect(mail.text).toContain(ABOUT.link);
        expect(mail.html).toContain(`href="${ABOUT.link.replace('&', '&amp;')}"`);
        expect(mail.html).toContain(`<html lang="${language}">`);
        // Nothing is loaded: opening a mail tells nobody.
        expect(mail.html).not.toMatch(/src=|url\(|<script|<link/);
      }
    },
  );
});
