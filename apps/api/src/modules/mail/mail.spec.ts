import { describe, expect, it } from 'vitest';
import { mailOf } from './mail.js';

describe('mailOf', () => {
  it('shows names as text', () => {
    const { html } = mailOf({
      kind: 'account-approved',
      to: { email: 'luis@gmail.com', name: '<b>Luis</b>' },
      link: 'https://vigia.utec.edu.pe',
      language: 'es',
    });

    expect(html).toContain('&lt;b&gt;Luis&lt;/b&gt;');
  });
});
