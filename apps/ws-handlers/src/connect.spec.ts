import { AccountStatus } from '@vigia/domain/user';
import { describe, expect, it } from 'vitest';
import { aRouteEvent } from '../test/events.js';
import { aSystem, aUser, aWorker } from '../test/system.js';
import { contextOf } from './caller.js';

describe('connect', () => {
  it('[LIV-5] remembers the socket, its user and its group, once when called twice', async () => {
    const { handlers, store } = aSystem();
    const event = aRouteEvent({ authorizer: contextOf(aWorker()) });

    expect(await handlers.connect(event)).toEqual({ statusCode: 200 });
    expect(await handlers.connect(event)).toEqual({ statusCode: 200 });

    expect([...store.connections.values()]).toEqual([
      {
        id: 'L0SM9cOFvHcCIhw=',
        email: 'luis@gmail.com',
        group: 'speciality#Electricista',
        connectedAt: '2026-03-01T12:00:00.000Z',
        expiresAt: '2026-03-01T14:10:00.000Z',
      },
    ]);
  });

  it('[NOT-2] remembers a student who proved no address without a group', async () => {
    const { handlers, store } = aSystem();
    const unproved = aUser({ status: AccountStatus.Unverified });

    await handlers.connect(aRouteEvent({ authorizer: contextOf(unproved) }));

    expect([...store.connections.values()]).toMatchObject([{ group: 'user#ana@utec.edu.pe' }]);
  });

  it.each([
    ['no context', undefined],
    ['null', null],
    ['an empty context', {}],
    ['an unknown role', { email: 'ana@utec.edu.pe', role: 'root' }],
    ['an unknown status', { email: 'ana@utec.edu.pe', role: 'admin', status: 'root' }],
    ['no address', { role: 'admin', status: 'activo' }],
    ['something that is no address', { email: '*', role: 'admin', status: 'activo' }],
  ])('[LIV-1] remembers nobody whom the authorizer did not name: %s', async (_, authorizer) => {
    const { handlers, store } = aSystem();

    expect(await handlers.connect(aRouteEvent({ authorizer }))).toEqual({ statusCode: 401 });

    expect(store.connections.size).toBe(0);
  });
});
