import { describe, expect, it } from 'vitest';
import type { PushMessage } from './push-message.js';
import { pushPayload } from './push-payload.js';

const push: PushMessage = {
  id: '01J000000000000000000000000',
  title: 'Fuga de agua',
  body: 'Se te asignó',
  path: '/incidentes/1',
  isUrgent: true,
  count: 2,
  language: 'es',
};

describe('pushPayload', () => {
  it('says all that the worker shows', () => {
    expect(JSON.parse(pushPayload(push))).toEqual({
      v: 1,
      id: push.id,
      titulo: 'Fuga de agua',
      cuerpo: 'Se te asignó',
      url: '/incidentes/1',
      urgente: true,
      cuantos: 2,
      idioma: 'es',
    });
  });

  it.each([
    ['a long body', { body: 'á'.repeat(5000) }],
    ['characters of many bytes', { body: '👩‍🔧"\n\u0001'.repeat(1000) }],
    ['a long title', { title: 'ñ'.repeat(5000) }],
    ['both', { title: 'ñ'.repeat(5000), body: '"'.repeat(5000) }],
  ])('[PSH-5] fits into 3 KB with %s, and says that it was cut', (_, texts) => {
    const payload = pushPayload({ ...push, ...texts });
    const { titulo, cuerpo } = JSON.parse(payload) as { titulo: string; cuerpo: string };

    expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(3072);
    expect(Buffer.byteLength(payload)).toBeGreaterThan(2900);
    expect(`${titulo}${cuerpo}`).toContain('…');
    expect(`${titulo}${cuerpo}`).not.toMatch(/\p{Surrogate}/u);
  });
});
