import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { IncidentView } from '@vigia/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CrashingApi, type GatewayOrder } from './support/crashing-api.js';
import { Desk, aReport } from './support/desk.js';
import { KillableGateway } from './support/killable-gateway.js';
import { LiveSocket } from './support/live-socket.js';
import type { Person } from './support/people.js';

const ROUNDS = 3;
const gateway = new KillableGateway();
let order: GatewayOrder;
let api: CrashingApi;
let desk: Desk;

beforeAll(async () => {
  api = await CrashingApi.start(async (told) => {
    order = told;
    await gateway.start(told);
    return gateway.managementEndpoint;
  });
  desk = await Desk.open(api);
}, 120_000);
afterAll(async () => {
  await gateway.kill();
  await api.close();
});

/** A client that applies what it is told once, and asks from its cursor after every connect. */
class Follower {
  readonly #known = new Set<string>();
  #cursor = '';
  #socket: LiveSocket | undefined;

  constructor(private readonly person: Person) {}

  get known(): readonly string[] {
    return [...this.#known, ...(this.#socket?.received ?? []).map(({ id }) => id)]
      .filter((id, at, all) => all.indexOf(id) === at)
      .sort();
  }

  async connect(): Promise<void> {
    const { ticket } = (await api.post('/auth/ws-ticket', { as: this.person })).body as {
      ticket: string;
    };
    const socket = new WebSocket(`${gateway.url}?ticket=${ticket}`);
    this.#socket = new LiveSocket(socket);
    await once(socket, 'open');
    await this.catchUp();
  }

  async lost(): Promise<void> {
    await this.#socket?.ended();
    for (const { id } of this.#socket?.received ?? []) this.#known.add(id);
  }

  async catchUp(): Promise<void> {
    const path = `/notificaciones?desde=${this.#cursor}&limite=200`;
    const { body } = await api.get(path, { as: this.person });
    const page = body as { cursor: string; notificaciones: { id: string }[] };
    for (const { id } of page.notificaciones) this.#known.add(id);
    this.#cursor = page.cursor;
  }

  async stored(): Promise<readonly string[]> {
    const { body } = await api.get('/notificaciones?limite=200', { as: this.person });
    return (body as { notificaciones: { id: string }[] }).notificaciones.map(({ id }) => id).sort();
  }
}

/** Its process dies once it is stored, before anybody is answered or pushed; then it is sent again. */
async function reportAndDie(): Promise<IncidentView> {
  const headers = { 'Idempotency-Key': randomUUID() };
  const send = () => api.post('/incidentes', { as: desk.ana, body: aReport(), headers });
  await api.crash(1, 'after', send, 'TransactWriteItems');
  const answer = await send();
  expect(answer.status).toBe(201);
  return answer.body as IncidentView;
}

describe('api and gateway, killed while people are live', () => {
  it('[STO-1] [LIV-7] leave nobody without what happened, and nobody with it twice', async () => {
    const followers = [desk.ana, desk.rosa, desk.rosa, desk.luis].map((one) => new Follower(one));
    await Promise.all(followers.map((one) => one.connect()));

    for (let round = 0; round < ROUNDS; round += 1) {
      const incident = await reportAndDie();
      await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.luis.email });
      await gateway.kill();
      await Promise.all(followers.map((one) => one.lost()));
      await desk.move(incident, 'estado', desk.luis, { estado: 'en_proceso' });
      await gateway.start(order);
      await Promise.all(followers.map((one) => one.connect()));
      await desk.move(incident, 'estado', desk.luis, { estado: 'resuelto', nota: 'Listo.' });
    }
    await Promise.all(followers.map((one) => one.catchUp()));

    for (const follower of followers) expect(follower.known).toEqual(await follower.stored());
    const mine = await api.get('/incidentes', { as: desk.ana });
    expect((mine.body as IncidentView[]).map(({ estado }) => estado)).toEqual(
      Array<string>(ROUNDS).fill('resuelto'),
    );
  }, 120_000);
});
