import PostalMime, { type Address } from 'postal-mime';

/** A mail as people read it. */
export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly receivedAt: Date;
  readonly text: string;
  readonly html: string | undefined;
}

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Reads a mail; one that cannot be parsed still shows as its raw text. */
export async function readMail(id: string, receivedAt: Date, raw: Buffer): Promise<Mail> {
  try {
    const { from, to = [], cc = [], subject, text, html } = await PostalMime.parse(raw);
    return {
      id,
      receivedAt,
      from: from ? named(from) : '',
      to: [...to, ...cc].flatMap(addresses),
      subject: subject ?? '',
      text: text ?? '',
      html,
    };
  } catch {
    return {
      id,
      receivedAt,
      from: '',
      to: [],
      subject: '(correo ilegible)',
      text: raw.toString('utf8'),
      html: undefined,
    };
  }
}

/** The web addresses in a text, each once. */
export function linksIn(text: string): string[] {
  return [...new Set(text.match(LINK) ?? [])];
}

/** Cuts a text at its web addresses; every second part is one. */
export function splitAtLinks(text: string): string[] {
  return text.split(new RegExp(`(${LINK.source})`, 'g'));
}

function named(address: Address): string {
  if (!address.address) return address.name;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function addresses(address: Address): string[] {
  if (address.group) return address.group.flatMap(addresses);
  return address.address ? [address.address.toLowerCase()] : [];
}
