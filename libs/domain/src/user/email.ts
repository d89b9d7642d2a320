/** Longest address a mail server must accept (RFC 5321, 4.5.3.1.3, without the brackets). */
export const EMAIL_MAX = 254;

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(
  `^[a-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@${LABEL}(?:\\.${LABEL})+$`,
);

/** The one form in which addresses are stored and compared: trimmed, lower-cased. */
export function normaliseEmail(raw: string): string {
  return raw.trim().toLowerCase();
}

/** Whether the text, once normalised, is an address we can send mail to (ASCII, dotted domain). */
export function isEmail(raw: string): boolean {
  const email = normaliseEmail(raw);
  return email.length <= EMAIL_MAX && email.indexOf('@') <= 64 && ADDRESS.test(email);
}

/** The part behind the last `@`, lower-cased. */
export function domainOf(email: string): string {
  return normaliseEmail(email).slice(email.trim().lastIndexOf('@') + 1);
}
