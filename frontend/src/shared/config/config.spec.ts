import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig, socketUrl } from './config.js';

describe('the configuration', () => {
  afterEach(() => vi.unstubAllGlobals());
  const told = (answer: Response) => {
    vi.stubGlobal('fetch', () => Promise.resolve(answer));
    return loadConfig();
  };
  const servers = { apiUrl: '/api', wsUrl: '/ws', boardsUrl: '/boards' };

  it('says where the servers are', async () => {
    expect(await told(Response.json({ ...servers, else: 1 }))).toEqual(servers);
  });

  it.each(['apiUrl', 'wsUrl', 'boardsUrl'])('is refused without %s', async (missing) => {
    await expect(told(Response.json({ ...servers, [missing]: undefined }))).rejects.toThrow(
      missing,
    );
  });

  it('is refused when it is not there', async () => {
    await expect(told(new Response('', { status: 404 }))).rejects.toThrow('404');
  });
});

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
