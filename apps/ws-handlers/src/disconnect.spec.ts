import { describe, expect, it } from 'vitest';
import { aRouteEvent } from '../test/events.js';
import { aSystem, aUser } from '../test/system.js';
import { contextOf } from './caller.js';

describe('disconnect', () => {
  it('[LIV-5] forgets the socket, and an unknown one too', async () => {
    const { handlers, store } = aSystem();
    const event = aRouteEvent({ authorizer: contextOf(aUser()) });
    await handlers.connect(event);

    expect(await handlers.disconnect(event)).toEqual({ statusCode: 200 });
    expect(await handlers.disconnect(event)).toEqual({ statusCode: 200 });

    expect(store.connections.size).toBe(0);
  });
});
