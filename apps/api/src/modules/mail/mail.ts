import type { Language } from '@vigia/platform';
import type { Letter, Words } from './letter.js';
import { wordsOf } from './letter-words.js';

/** A mail to one person. */
export interface Mail {
  /** What it is for, as the log names it. */
  readonly kind: Letter['kind'];
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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
  };
}

function textOf({ hello, ask, note }: Words, link: string): string {
  return `${hello}\n\n${ask}\n\n${link}\n\n${note}\n\n-- \nVigía\n`;
}

/** Styles are inline and plain: mail programs drop the rest. No pictures, so that opening a mail tells nobody. */
function htmlOf({ subject, hello, ask, button, note }: Words, link: string, language: Language) {
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
    `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2353c0;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(button)}</a></p>`,
    `<p style="${quiet};overflow-wrap:anywhere"><a href="${href}" style="color:#2353c0">${href}</a></p>`,
    `<p style="margin-bottom:0;${quiet}">${escapeHtml(note)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
