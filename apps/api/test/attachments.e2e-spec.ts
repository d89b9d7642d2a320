import { randomUUID } from 'node:crypto';
import type { IncidentView, PhotoView } from '@vigia/wire';
import sharp from 'sharp';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, aReport } from './support/desk.js';
import type { Person } from './support/people.js';
import { aPicture, begun, completed, planted, post, uploaded } from './support/photos.js';
import { startApi, type RunningApi } from './support/start-api.js';
import { HOUR_MS } from './support/movable-clock.js';

let api: RunningApi;
let desk: Desk;
/** Does not see what others report. */
let discreet: RunningApi;

beforeAll(async () => {
  [api, discreet] = await Promise.all([
    startApi({ CAMPUS_FEED: 'on' }),
    startApi({ CAMPUS_FEED: 'off' }),
  ]);
  desk = await Desk.open(api);
});
afterAll(async () => {
  await Promise.all([api.close(), discreet.close()]);
});

const complete = (id: string, as: Person): Promise<Response> =>
  api.post(`/fotos/${id}/completar`, { as });

/** The bytes of a picture as an `<img>` gets them. */
async function picture(path: string, as: Person, headers = {}): Promise<Response> {
  return request(api.url).get(`/${path}`).set('Cookie', as.cookie).set(headers);
}

const report = (fotos: readonly string[], as = desk.ana, headers = {}): Promise<Response> =>
  api.post('/incidentes', { as, body: aReport({ fotos }), headers });

const add = (incident: IncidentView, fotos: readonly string[], as: Person): Promise<Response> =>
  api.post(`/incidentes/${incident.id}/fotos`, { as, body: { fotos } });

/** An incident with a photo. */
async function photographed(): Promise<IncidentView> {
  return (await report([await completed(api, desk.ana)])).body as IncidentView;
}

async function many(count: number, as: Person): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => completed(api, as)));
}

describe('a photo', () => {
  it('[PHO-1] [PHO-2] is begun, uploaded and completed, and then shown without its metadata', async () => {
    const secret = 'where-ana-lives';
    const bytes = await sharp(await aPicture({ width: 90, height: 60 }))
      .withExif({
        IFD0: { Copyright: secret },
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '12/1 8/1 7/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { body } = await api.post('/fotos', {
      as: desk.ana,
      body: { tipo: 'image/jpeg', bytes: bytes.length },
    });
    expect(body.subida.metodo).toBe('POST');
    const policy = body.subida.campos.find(({ nombre }: { nombre: string }) => nombre === 'Policy');
    expect(JSON.parse(Buffer.from(policy.valor, 'base64').toString()).conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1, bytes.length],
        { 'Content-Type': 'image/jpeg' },
        { key: `uploads/${body.foto_id}` },
      ]),
    );
    await post({ id: body.foto_id, url: body.subida.url, fields: body.subida.campos }, bytes);

    const answer = await complete(body.foto_id, desk.ana);

    const photo = answer.body as PhotoView;
    expect(photo).toEqual({
      id: body.foto_id,
      url: `fotos/${photo.id}`,
      miniatura_url: `fotos/${photo.id}/miniatura`,
      ancho: 60,
      alto: 90,
    });
    for (const path of [photo.url, photo.miniatura_url]) {
      const shown = await picture(path, desk.ana);
      expect(shown.status).toBe(200);
      expect(shown.headers).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=600',
        vary: expect.stringContaining('Cookie'),
        'cross-origin-resource-policy': 'same-site',
        'content-disposition': 'inline',
      });
      expect(shown.headers['content-length']).toBe(String((shown.body as Buffer).length));
      expect((shown.body as Buffer).includes(secret)).toBe(false);
      const { exif, width, height } = await sharp(shown.body as Buffer).metadata();
      expect([exif, width, height]).toEqual([undefined, 60, 90]);
    }
  });

  it('is sent again only when it is another one', async () => {
    const id = await completed(api, desk.ana);
    const { headers } = await picture(`fotos/${id}`, desk.ana);
    const etag = headers['etag']!;

    const known = await picture(`fotos/${id}`, desk.ana, { 'If-None-Match': `"x", ${etag}` });
    const other = await picture(`fotos/${id}/miniatura`, desk.ana, { 'If-None-Match': etag });

    expect(known.status).toBe(304);
    expect(known.headers['etag']).toBe(etag);
    expect(other.status).toBe(200);
  });

  it('[PHO-1] is what its bytes say, not what it was announced as', async () => {
    const { id, ...form } = await begun(api, desk.ana, { tipo: 'image/png', bytes: 5_000 });
    await post({ id, ...form }, await aPicture({ format: 'webp' }));

    expect((await complete(id, desk.ana)).status).toBe(200);
  });

  it('[PHO-1] takes no file that is larger than announced, or of another type', async () => {
    const bytes = await aPicture();
    const form = await begun(api, desk.ana, { bytes: bytes.length - 1 });
    const fields = form.fields.map((field) =>
      field.nombre === 'Content-Type' ? { ...field, valor: 'text/html' } : field,
    );

    const statuses = [await post(form, bytes), await post({ ...form, fields }, Buffer.from('<p>'))];

    expect(statuses).toEqual([400, 403]);
    expect((await complete(form.id, desk.ana)).body.code).toBe('photo-not-uploaded');
  });

  it('[PHO-2] is invisible until it is complete, to its owner, too', async () => {
    const id = await uploaded(api, desk.ana);

    expect((await picture(`fotos/${id}`, desk.ana)).status).toBe(404);
    expect((await picture(`fotos/${id}/miniatura`, desk.ana)).status).toBe(404);
    expect((await report([id])).body.code).toBe('photo-not-ready');
  });

  it('[PHO-10] waits for its upload', async () => {
    const form = await begun(api, desk.ana);

    const early = await complete(form.id, desk.ana);
    await post(form, await aPicture());
    const later = await complete(form.id, desk.ana);

    expect([early.body.code, later.status]).toEqual(['photo-not-uploaded', 200]);
  });

  it('[PHO-3] is completed once, however often and by how many requests at once', async () => {
    const form = await begun(api, desk.ana);
    await post(form, await aPicture());

    const answers = await Promise.all([1, 2, 3].map(() => complete(form.id, desk.ana)));
    const { headers } = await picture(`fotos/${form.id}`, desk.ana);
    await post(form, await aPicture({ width: 10, height: 10 }));
    const again = await complete(form.id, desk.ana);

    for (const answer of [...answers, again]) {
      expect([answer.status, answer.body]).toEqual([200, answers[0]!.body]);
    }
    expect((await picture(`fotos/${form.id}`, desk.ana)).headers['etag']).toBe(headers['etag']);
  });

  it.each([
    ['photo-type-unsupported', () => Buffer.from('<svg onload="alert(1)"/>')],
    ['photo-type-unsupported', () => Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0')],
    ['photo-unreadable', async () => (await aPicture()).subarray(0, 300)],
    ['photo-too-large', () => Buffer.alloc(8 * 1024 * 1024 + 1, 1)],
  ])('[PHO-3] [PHO-4] is refused for good: %s', async (code, bytes) => {
    const form = await begun(api, desk.ana);
    await planted(api, form.id, await bytes());

    const first = await complete(form.id, desk.ana);
    await post(form, await aPicture());
    const second = await complete(form.id, desk.ana);

    expect([first.body.code, second.body.code]).toEqual([code, code]);
    if (code === 'photo-type-unsupported') expect(first.body.error).toContain('JPEG, PNG, WEBP');
    expect((await picture(`fotos/${form.id}`, desk.ana)).status).toBe(404);
    expect((await report([form.id])).body.code).toBe('photo-not-ready');
  });

  it.each([
    [{ tipo: 'image/gif', bytes: 10 }, '#/tipo', 'Formatos de foto aceptados'],
    [{ tipo: 'image/svg+xml', bytes: 10 }, '#/tipo', 'Formatos de foto aceptados'],
    [{ tipo: 'image/jpeg', bytes: 8 * 1024 * 1024 + 1 }, '#/bytes', 'hasta 8 MB'],
  ])('[PHO-1] does not begin as %j', async (body, pointer, text) => {
    const answer = await api.post('/fotos', { as: desk.ana, body });

    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
    expect(answer.body.error).toContain(text);
  });

  it('[PHO-1] does not begin as HEIC where that cannot be opened, and says what can', async () => {
    const answer = await api.post('/fotos', {
      as: desk.ana,
      body: { tipo: 'image/heic', bytes: 10 },
    });

    expect([answer.status, answer.body.code]).toEqual([415, 'photo-type-unsupported']);
    expect(answer.body.error).toContain('JPEG, PNG, WEBP');
  });

  it('[PHO-5] on no incident is known to its owner alone, for a day', async () => {
    const own = await startApi();
    const [ana, rosa] = await Promise.all([own.people.student(), own.people.admin()]);
    const [id, late] = [await completed(own, ana), await uploaded(own, ana)];

    const foreign = [
      await own.get(`/fotos/${id}`, { as: rosa }),
      await own.post(`/fotos/${id}/completar`, { as: rosa }),
      await own.post(`/fotos/${late}/completar`, { as: rosa }),
    ];
    own.clock.advance(24 * HOUR_MS);
    const fresh = await own.people.login(ana.email, ana.name, ana.role);
    const forgotten = [
      await own.get(`/fotos/${id}`, { as: fresh }),
      await own.post(`/fotos/${late}/completar`, { as: fresh }),
      await own.post('/incidentes', { as: fresh, body: aReport({ fotos: [id] }) }),
    ];

    for (const answer of [...foreign, ...forgotten]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'photo-not-found']);
    }
    await own.close();
  });
});

describe('a report with photos', () => {
  it('[PHO-9] has them in their order', async () => {
    const ids = await many(3, desk.ana);

    const { status, body } = await report(ids);

    expect(status).toBe(201);
    expect(body.fotos.map(({ id }: PhotoView) => id)).toEqual(ids);
    expect(body.fotos[0]).toMatchObject({ url: `fotos/${ids[0]!}`, ancho: 64, alto: 48 });
    expect(body.fotos_restantes).toBe(3);
    const listed = await api.get('/incidentes?limite=1', { as: desk.ana });
    expect(listed.body[0].fotos).toEqual(body.fotos);
  });

  it('has none and the old address where an old client sends one', async () => {
    const foto = 'https://photos.example/fuga.jpg';

    const { body } = await api.post('/incidentes', { as: desk.ana, body: aReport({ foto }) });

    expect(body).toMatchObject({ foto, fotos: [], fotos_restantes: 6 });
  });

  it.each([
    ['somebody else’s', 404, 'photo-not-found', async () => completed(api, desk.eva)],
    ['nobody’s', 404, 'photo-not-found', () => randomUUID()],
    ['one that is not complete', 409, 'photo-not-ready', () => uploaded(api, desk.ana)],
    [
      'one of another incident',
      409,
      'photo-taken',
      async () => (await photographed()).fotos[0]!.id,
    ],
  ])('[PHO-6] [PHO-9] is refused whole with %s', async (_whose, status, code, bad) => {
    const good = await completed(api, desk.ana);
    const wrong = await bad();
    const before = await api.get('/incidentes', { as: desk.ana });

    const answer = await report([good, wrong]);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await api.get('/incidentes', { as: desk.ana })).body).toEqual(before.body);
    expect((await report([good])).status).toBe(201);
  });

  it('[PHO-6] is refused with seven, or with one twice', async () => {
    const ids = await many(1, desk.ana);

    const seven = await report(Array.from({ length: 7 }, () => randomUUID()));
    const twice = await report([ids[0]!, ids[0]!]);

    for (const answer of [seven, twice]) {
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '#/fotos']);
    }
  });

  it('[PHO-6] [PHO-9] gets a photo that two reports want at once into one of them', async () => {
    const id = await completed(api, desk.ana);

    const answers = await Promise.all([1, 2, 3, 4].map(() => report([id])));

    const codes = answers.map(({ status, body }) => body.code ?? status).sort();
    expect(codes).toEqual([201, 'photo-taken', 'photo-taken', 'photo-taken']);
  });

  it('[API-3] [PHO-9] that is sent again answers the first result', async () => {
    const ids = await many(2, desk.ana);
    const headers = { 'Idempotency-Key': randomUUID() };

    const answers = await Promise.all([1, 2, 3].map(() => report(ids, desk.ana, headers)));
    const other = await report(ids.slice(1), desk.ana, headers);

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(other.body.code).toBe('idempotency-key-reused');
  });
});

describe('photos of an incident', () => {
  it('[PHO-8] are seen by those who see it in full or for work, and by nobody else', async () => {
    const waiting = await photographed();
    const [photo] = waiting.fotos;

    const seen = async (as: Person) => {
      const view = await api.get(`/incidentes/${waiting.id}`, { as });
      const shown = [photo!.url, photo!.miniatura_url].map((path) => picture(path, as));
      return [
        view.body.fotos?.length,
        ...(await Promise.all(shown)).map(({ status }) => status),
      ] as const;
    };
    // Luis has the trade it asks for, Otto another one; Eva sees its public part.
    expect(await seen(desk.ana)).toEqual([1, 200, 200]);
    expect(await seen(desk.rosa)).toEqual([1, 200, 200]);
    expect(await seen(desk.luis)).toEqual([1, 200, 200]);
    expect(await seen(desk.otto)).toEqual([undefined, 404, 404]);
    expect(await seen(desk.eva)).toEqual([0, 404, 404]);

    await desk.move(waiting, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });

    expect(await seen(desk.otto)).toEqual([1, 200, 200]);
    expect(await seen(desk.luis)).toEqual([undefined, 404, 404]);
  });

  it('[PHO-8] [VIS-1] answer a stranger like photos that do not exist, with the feed off as well', async () => {
    const [ana, eva] = await Promise.all([discreet.people.student(), discreet.people.student()]);
    const id = await completed(discreet, ana);
    await discreet.post('/incidentes', { as: ana, body: aReport({ fotos: [id] }) });

    const hidden = await discreet.get(`/fotos/${id}`, { as: eva });
    const unknown = await discreet.get(`/fotos/${randomUUID()}`, { as: eva });

    expect({ ...hidden.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    expect((await discreet.get(`/fotos/${id}`, { as: ana })).status).toBe(200);
  });

  it('[PHO-7] are added by its reporter, its worker and admins, each their own', async () => {
    const incident = await desk.assigned();

    for (const [count, person] of [desk.ana, desk.luis, desk.rosa].entries()) {
      const { status, body, headers } = await add(incident, await many(1, person), person);
      expect([status, body.fotos.length, body.fotos_restantes]).toEqual([
        200,
        count + 1,
        5 - count,
      ]);
      expect(headers['etag']).toBe(`"${String(body.version)}"`);
    }

    const history = await api.get(`/incidentes/${incident.id}/actividad`, { as: desk.ana });
    expect(
      history.body
        .slice(-3)
        .map(({ tipo, actor_nombre }: Record<string, string>) => [tipo, actor_nombre]),
    ).toEqual([
      ['fotografiado', desk.ana.name],
      ['fotografiado', desk.luis.name],
      ['fotografiado', desk.rosa.name],
    ]);
    const inbox = await api.get('/notificaciones', { as: desk.ana });
    expect(inbox.body.notificaciones[0]).toMatchObject({
      tipo: 'fotografiado',
      mensaje: "Nuevas fotos del incidente 'Fuga de agua'",
    });
  });

  it('[PHO-7] are not added by others, nor somebody else’s', async () => {
    const incident = await desk.reported();
    const [evas, anas] = [await completed(api, desk.eva), await completed(api, desk.ana)];

    const codes = [
      (await add(incident, [evas], desk.eva)).body.code,
      (await add(incident, [await completed(api, desk.luis)], desk.luis)).body.code,
      (await add(incident, [await completed(api, desk.otto)], desk.otto)).body.code,
      (await add(incident, [anas], desk.rosa)).body.code,
    ];

    expect(codes).toEqual([
      'only-parties-add-photos',
      'only-parties-add-photos',
      'incident-not-found',
      'photo-not-found',
    ]);
    expect((await desk.now(incident)).fotos).toEqual([]);
  });

  it('[PHO-7] are not added to a closed incident', async () => {
    const answer = await add(await desk.closed(), [await completed(api, desk.rosa)], desk.rosa);

    expect([answer.status, answer.body.code]).toEqual([409, 'incident-takes-no-photos']);
  });

  it('[PHO-6] are six at most, whoever adds at the same time', async () => {
    const incident = await desk.assigned();
    const [four, three] = [await many(4, desk.ana), await many(3, desk.luis)];

    const answers = await Promise.all([
      add(incident, four, desk.ana),
      add(incident, three, desk.luis),
    ]);

    const codes = answers.map(({ status, body }) => body.code ?? status).sort();
    expect(codes).toEqual([200, 'too-many-photos']);
    const { fotos, fotos_restantes } = await desk.now(incident);
    expect(fotos.length + fotos_restantes).toBe(6);
    const loser = answers[0].status === 200 ? three : four;
    const fits = loser.slice(0, fotos_restantes);
    const again = await add(incident, fits, answers[0].status === 200 ? desk.luis : desk.ana);
    expect(again.body.fotos).toHaveLength(fotos.length + fits.length);
  });

  it('[API-4] are not added to another version than the one looked at', async () => {
    const incident = await desk.reported();
    const id = await completed(api, desk.ana);

    const stale = await api.post(`/incidentes/${incident.id}/fotos`, {
      as: desk.ana,
      body: { fotos: [id] },
      headers: { 'If-Match': '"7"' },
    });

    expect([stale.status, stale.body.code]).toEqual([409, 'concurrent-change']);
    expect(stale.body.incidente.fotos).toEqual([]);
    expect((await add(incident, [id], desk.ana)).status).toBe(200);
  });
});
