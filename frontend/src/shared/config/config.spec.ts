import { describe, expect, it } from 'vitest';
import { socketUrl } from './config.js';

describe('the socket address', () => {
  it.each([
    ['/ws', 'http://127.0.0.1:3000/incidentes', 'ws://127.0.0.1:3000/ws'],
    ['/ws', 'https://vigia.example/', 'wss://vigia.example/ws'],
    ['wss://push.example/dev', 'https://vigia.example/', 'wss://push.example/dev'],
    ['https://push.example/dev', 'https://vigia.example/', 'wss://push.example/dev'],
  ])('of %s on %s is %s', (wsUrl, href, expected) => {
    expect(socketUrl(wsUrl, { href })).toBe(expected);
  });
});
