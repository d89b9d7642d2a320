import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectApi } from '../../shared/api/client.js';
import { postFile } from '../../shared/api/post-file.js';
import type { Entry, WaitingMove } from '../../shared/outbox/entry.js';
import type { PhotoKeeping } from '../../shared/outbox/send-photos.js';
import { anIncident } from '../../testing/an-incident.js';
import { deliver } from './deliver.js';

vi.mock('../../shared/api/post-file.js', () => ({ postFile: vi.fn() }));

const carla = 'carla@servicios.pe';
const photo = { key: 'a', name: 'a.png', type: 'image/png' };
const kept: Entry[] = [];
const keeping: PhotoKeeping = {
  file: ({ name, type }) => Promise.resolve(new File(['abc'], name, { type })),
  keep: (entry) => Promise.resolve(void kept.push(entry)),
};
let calls: { call: string; headers: Headers; body: unknown }[] = [];

type Answer = readonly [status: number, body: object];

/** Has the server answer each call in turn; the last answer goes on. */
function answer(answers: Readonly<Record<string, readonly Answer[]>>): void {
  const left = new Map(Object.entries(answers).map(([call, list]) => [call, [...list]]));
  connectApi({
    baseUrl: 'http://vigia.test',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: async (request) => {
      const call = `${request.method} ${new URL(request.url).pathname}`;
      const text = await request.clone().text();
      calls.push({ call, headers: request.headers, body: text && JSON.parse(text) });
      const list = left.get(call) ?? [];
      const [status, body] = (list.length > 1 ? list.shift() : list[0]) ?? [500, {}];
      return Response.json(body, { status });
    },
  });
}

function anEntry(move: WaitingMove, overrides: Partial<Entry> = {}): Entry {
  return {
    id: 'key-1',
    person: carla,
    order: 1,
    at: '2025-11-03T15:00:00.000Z',
    subject: 'i1',
    title: 'Fuga',
    act: { kind: 'move', move },
    photos: [],
    version: 3,
    state: 'waiting',
    ...overrides,
  };
}

const add: WaitingMove = { action: 'fotografiar', moment: 'antes' };
const incident = anIncident({ id: 'i1', version: 4 });
const refusal = (status: number, code: string): Answer => [status, { status, code, title: 'x' }];
const begun: Answer = [201, { foto_id: 'p2', subida: { url: 'http://s3.test', campos: [] } }];

beforeEach(() => {
  calls = [];
  kept.length = 0;
  vi.mocked(postFile).mockReset().mockResolvedValue(undefined);
});

describe('sending what waits', () => {
  it('[OFF-2] [OFF-5] goes under its own key and version, as nobody else', async () => {
    answer({ 'PUT /incidentes/i1/estado': [[200, incident]] });

    await deliver(anEntry({ action: 'iniciar' }), keeping);

    const headers = calls[0]?.headers;
    expect(headers?.get('Idempotency-Key')).toBe('key-1');
    expect(headers?.get('If-Match')).toBe('"3"');
    expect(headers?.get('X-User-Email')).toBe(carla);
  });

  it('[OFF-3] adds photos to a newer version under the same key, and moves nothing on it', async () => {
    const stale = refusal(409, 'concurrent-change');
    const photos = [{ ...photo, id: 'p1' }];
    answer({
      'POST /incidentes/i1/fotos': [stale, [200, incident]],
      'PUT /incidentes/i1/estado': [stale],
    });

    await deliver(anEntry(add, { photos }), keeping);
    expect(calls.map(({ headers }) => headers.get('If-Match'))).toEqual(['"3"', null]);
    expect(new Set(calls.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1);

    await expect(deliver(anEntry({ action: 'iniciar' }), keeping)).rejects.toMatchObject({
      code: 'concurrent-change',
    });
  });

  it('[OFF-2] does not send a photo again that had arrived before a crash', async () => {
    answer({
      'POST /fotos/p1/completar': [[200, { id: 'p1' }]],
      'POST /incidentes/i1/fotos': [[200, incident]],
    });

    await deliver(anEntry(add, { photos: [{ ...photo, begun: 'p1' }] }), keeping);

    expect(postFile).not.toHaveBeenCalled();
    expect(calls.at(-1)?.body).toMatchObject({ fotos: ['p1'] });
    expect(kept.at(-1)?.photos).toEqual([{ ...photo, id: 'p1' }]);
  });

  it('[OFF-2] takes a new way for one that had not, and keeps every step', async () => {
    answer({
      'POST /fotos/p1/completar': [refusal(409, 'photo-not-uploaded')],
      'POST /fotos': [begun],
      'POST /fotos/p2/completar': [[200, { id: 'p2' }]],
      'POST /incidentes/i1/fotos': [[200, incident]],
    });

    await deliver(anEntry(add, { photos: [{ ...photo, begun: 'p1' }] }), keeping);

    expect(postFile).toHaveBeenCalledOnce();
    expect(kept.map(({ photos }) => photos[0])).toEqual([
      { ...photo, begun: 'p2' },
      { ...photo, id: 'p2' },
    ]);
  });

  it('[OFF-4] goes nowhere without a photo that this device has no more', async () => {
    answer({ 'POST /incidentes/i1/fotos': [[200, incident]] });
    const photos = [
      { ...photo, id: 'p1' },
      { ...photo, key: 'b' },
    ];

    await expect(
      deliver(anEntry(add, { photos }), { ...keeping, file: () => Promise.resolve(undefined) }),
    ).rejects.toMatchObject({ code: 'photo-lost' });
    expect(calls).toEqual([]);
  });

  it('sends photos anew that the server has forgotten since they arrived', async () => {
    answer({
      'POST /fotos': [begun],
      'POST /fotos/p2/completar': [[200, { id: 'p2' }]],
      'POST /incidentes/i1/fotos': [refusal(404, 'photo-not-found'), [200, incident]],
    });

    await deliver(anEntry(add, { photos: [{ ...photo, id: 'p1' }] }), keeping);

    expect(calls.at(-1)?.body).toMatchObject({ fotos: ['p2'] });
  });
});
