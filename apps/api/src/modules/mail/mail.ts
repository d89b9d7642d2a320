import type { Language } from '@vigia/platform';
import type { LabelledLink, Letter, Line, Words } from './letter.js';
import { wordsOf } from './letter-words.js';

/** A mail to one person. */
export interface Mail {
  /** What it is for, as the log names it. */
  readonly kind: Letter['kind'];
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where to say that one wants no more of it; absent in mails that are never sent unasked. */
  readonly unsubscribe?: string;
}

/** The mail that tells it, as text and as simple HTML. */
export function mailOf(letter: Letter): Mail {
  const { kind, to, link, language } = letter;
  const words = wordsOf(letter)[language];
  return {
    kind,
    to: to.email,
    subject: words.subject,
    text: textOf(words, link),
    html: htmlOf(words, link, language),
    ...(words.unsubscribe !== undefined && { unsubscribe: words.unsubscribe }),
  };
}

function textOf({ hello, ask, note, lines = [], links = [] }: Words, link: string): string {
  const parts = [
    hello,
    ask,
    ...lines.map(({ text, detail, links: own }) =>
      [`- ${text}`, detail, ...own.map(inText)].join('\n  '),
    ),
    link,
    note,
    ...(links.length === 0 ? [] : [links.map(inText).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n\n-- \nVigía\n`;
}

function inText({ label, href }: LabelledLink): string {
  return `${label}: ${href}`;
}

/** Styles are inline and plain: mail programs drop the rest. No pictures, so that opening a mail tells nobody. */
function htmlOf(words: Words, link: string, language: Language) {
  const { subject, hello, ask, button, note, lines = [], links = [] } = words;
  const href = escapeHtml(link);
  const quiet = 'font-size:13px;color:#5a6478';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;padding:24px 12px;background:#f1f4f9;color:#151b2b;font-family:system-ui,-apple-system,\'Segoe UI\',Roboto,sans-serif;font-size:16px;line-height:1.5">',
    '<div style="max-width:520px;margin:0 auto;padding:28px 24px;border-radius:14px;background:#ffffff">',
    '<p style="margin:0 0 20px;font-weight:700;font-size:18px;color:#2353c0">Vigía</p>',
    `<p>${escapeHtml(hello)}</p>`,
    `<p>${escapeHtml(ask)}</p>`,
    ...lines.map(htmlLine),
    `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2353c0;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(button)}</a></p>`,
    `<p style="${quiet};overflow-wrap:anywhere"><a href="${href}" style="color:#2353c0">${href}</a></p>`,
    `<p style="margin-bottom:0;${quiet}">${escapeHtml(note)}</p>`,
    ...(links.length === 0 ? [] : [`<p style="margin-bottom:0;${quiet}">${inHtml(links)}</p>`]),
    '</div></body></html>',
  ].join('\n');
}

function htmlLine({ text, detail, links }: Line): string {
  const [first, ...others] = links;
  const title = `<a href="${escapeHtml(first.href)}" style="color:#151b2b;font-weight:600;text-decoration:none">${escapeHtml(text)}</a>`;
  const small = [escapeHtml(detail), ...(others.length === 0 ? [] : [inHtml(others)])].join(' · ');
  return `<p style="margin:0;padding:12px 0;border-top:1px solid #e3e8f1;overflow-wrap:anywhere">${title}<br><span style="font-size:13px;color:#5a6478">${small}</span></p>`;
}

function inHtml(links: readonly LabelledLink[]): string {
  return links
    .map(
      ({ label, href }) =>
        `<a href="${escapeHtml(href)}" style="color:#2353c0">${escapeHtml(label)}</a>`,
    )
    .join(' · ');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
