import type { Language } from '@vigia/platform';

/** Letters that one SMS takes, which phones show in one piece and which are billed once. */
export const SMS_MAX = 140;

/** What an SMS about something dangerous says of it: nothing that a stranger who finds the phone must not know. */
export interface SmsSubject {
  readonly title: string;
  readonly place: string;
  readonly link: string;
  /** How many other dangerous things there are. */
  readonly others: number;
}

/** [OUT-11] One SMS: the risk, the place and the title, as much of them as there is room for, and where to look. */
export function smsText({ title, place, link, others }: SmsSubject, language: Language): string {
  const word = language === 'es' ? 'CRITICO' : 'CRITICAL';
  const more = others === 0 ? '' : ` (+${String(others)})`;
  const end = ` ${link}`;
  const room = SMS_MAX - end.length;
  const where = place === '' ? '' : ` ${gsm(place)}:`;
  const said = `${word}${more}${where} ${gsm(title)}`;
  return (said.length <= room ? said : `${said.slice(0, room - 3).trimEnd()}...`) + end;
}

/**
 * In the basic letters of GSM 03.38: one letter beyond them, such as an accented a, halves what an SMS takes. Those of
 * its extension count twice and are left out as well.
 */
function gsm(text: string): string {
  return (
    Array.from(text.normalize('NFC'), (letter) => {
      if (KEPT.test(letter)) return letter;
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
      return KEPT.test(plain) ? plain : ' ';
    })
      .join('')
      // Nothing that a phone makes a link of: a stranger wrote it, and the only link is ours.
      .replace(/[:/@]+/g, ' ')
      .replace(/\.(?=\S)/g, '. ')
      .replace(/ +/g, ' ')
      .trim()
  );
}

const KEPT = /^[A-Za-z0-9 ñÑüÜéàèìòù!"#%&'()*+,\-./:;<=>?¿¡@$_]+$/;
