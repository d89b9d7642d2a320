import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMS_MAX, smsText } from './sms-text.js';

const LINK = 'https://vigia.utec.edu.pe/incidentes/7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11';
const BASIC = /^[A-Za-z0-9 ñÑüÜéàèìòù!"#%&'()*+,\-./:;<=>?¿¡@$_]*$/;

describe('[OUT-11] the text of an SMS', () => {
  it('is the risk, the place, the title and where to look', () => {
    const about = { title: 'Cañería rota', place: 'Baño', link: LINK, others: 0 };

    expect(smsText(about, 'es')).toBe(`CRITICO Baño: Cañeria rota ${LINK}`);
    expect(smsText({ ...about, place: '', others: 2 }, 'en')).toBe(
      `CRITICAL (+2) Cañeria rota ${LINK}`,
    );
  });

  it('carries no address but ours, whatever somebody reports', () => {
    const about = { title: 'Fuego: mira https://evil.example/a o evil.pe', place: 'x@y.pe' };

    expect(smsText({ ...about, link: LINK, others: 0 }, 'es')).toBe(
      `CRITICO x y. pe: Fuego mira https evil. example a o evil. pe ${LINK}`,
    );
  });

  it('fits into one message of basic letters, whatever people write', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, text, fc.nat({ max: 99 }), (title, place, others) => {
        const sms = smsText({ title, place, link: LINK, others }, 'es');

        expect(sms.length).toBeLessThanOrEqual(SMS_MAX);
        expect(sms).toMatch(BASIC);
        expect(sms.endsWith(` ${LINK}`)).toBe(true);
      }),
    );
  });
});
