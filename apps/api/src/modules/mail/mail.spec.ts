import { describe, expect, it } from 'vitest';
import type { Letter } from './letter.js';
import { mailOf } from './mail.js';

const ABOUT = {
  to: { email: 'luis@gmail.com', name: '<b>Luis</b>' },
  link: 'https://vigia.utec.edu.pe/pagina?token=a&b',
};

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
  'second-factor-removed': { ...ABOUT, kind: 'second-factor-removed', by: null } as Letter,
};

describe('mailOf', () => {
  it('shows names as text', () => {
    const { html } = mailOf({ ...ABOUT, kind: 'account-approved', language: 'es' });

    expect(html).toContain('&lt;b&gt;Luis&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it.each(Object.entries(LETTERS))(
    '[MAI-3] tells %s in both languages, as text and as HTML',
    (_kind, letter) => {
      const [es, en] = (['es', 'en'] as const).map((language) =>
        mailOf({ ...letter, language } as Letter),
      );

      expect(es!.subject).not.toBe(en!.subject);
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
