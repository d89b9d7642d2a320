import type { PushMessage } from './push-message.js';

/** Push services take 4096 bytes, encrypted and with what stands around it. */
const BYTES_MAX = 3072;
const CUT = '…';

/** What the service worker is told of a message, as JSON of 3 KB at most: long words end in `…`. */
export function pushPayload(push: PushMessage, isTest = false): string {
  const texts = { title: push.title, body: push.body };
  for (;;) {
    const payload = JSON.stringify({
      v: 1,
      id: push.id,
      titulo: texts.title,
      cuerpo: texts.body,
      url: push.path,
      urgente: push.isUrgent,
      cuantos: push.count,
      idioma: push.language,
      ...(isTest && { prueba: true }),
    });
    const excess = Buffer.byteLength(payload) - BYTES_MAX;
    if (excess <= 0) return payload;
    const longer = texts.body.length >= texts.title.length ? 'body' : 'title';
    texts[longer] = shortened(texts[longer], excess);
  }
}

/** At most as many characters less as there are bytes too many, never within a character. */
function shortened(text: string, excess: number): string {
  const characters = Array.from(text.replace(/…$/, ''));
  // A character may be up to six bytes of JSON: cut little, and look again.
  const fewer = Math.max(1, Math.floor(excess / 6));
  return characters.slice(0, -fewer).join('').trimEnd() + CUT;
}
