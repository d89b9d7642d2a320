/** What the encoding WinAnsi has between 128 and 159, in order; `\u0000` where it has nothing. */
const MIDDLE =
  '\u20ac\u0000\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u0000\u017d\u0000\u0000\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u0000\u017e\u0178';

/** Words as a PDF string of a standard font, or `undefined` when the font lacks one of the characters. */
export function toWinAnsi(text: string): string | undefined {
  let hex = '';
  for (const character of text) {
    const code = codeOf(character);
    if (code === undefined) return undefined;
    hex += code.toString(16).padStart(2, '0');
  }
  return `<${hex}>`;
}

function codeOf(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code === 9) return 32;
  if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return code;
  const at = MIDDLE.indexOf(character);
  return at >= 0 && code !== 0 ? 128 + at : undefined;
}
