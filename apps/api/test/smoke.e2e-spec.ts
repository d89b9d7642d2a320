import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from './support/start-api.js';
let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  await api.close();
});
it('works', async () => {
  const [ana, rosa, luis] = await Promise.all([
    api.people.student(),
    api.people.admin(),
    api.people.worker(),
  ]);
  const r = await api.post('/incidentes', { as: ana, body: { titulo: 'Fuga', descripcion: 'x' } });
  console.log(r.status, r.headers, r.body);
  const a = await api.put(`/incidentes/${r.body.id}/asignar`, {
    as: rosa,
    body: { trabajador_email: luis.email },
  });
  console.log(a.status, a.body);
  const l = await api.get('/incidentes', { as: rosa });
  console.log(l.status, l.body.length);
  const n = await api.get('/notificaciones', { as: ana });
  console.log(n.status, n.body);
  expect(1).toBe(1);
});
