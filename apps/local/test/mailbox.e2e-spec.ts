import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailFolder } from '../src/mailbox/mail-folder.js';
import { startMailServer, type MailServer } from '../src/mailbox/mail-server.js';
import { mailboxRoutes } from '../src/mailbox/mailbox-routes.js';

describe('the mailbox', () => {
  let path: string;
  let folder: MailFolder;
  let smtp: MailServer;
  let web: Server;
  let url: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'vigia-mail-'));
    folder = await MailFolder.open(path);
    smtp = await startMailServer(folder);
    web = await serve(folder);
    url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/buzon`;
  });
  afterEach(async () => {
    await smtp.close();
    web.closeAllConnections();
    web.close();
    await rm(path, { recursive: true });
  });

  async function send(more: object = {}) {
    const transport = createTransport(smtp.url);
    await transport.sendMail({
      from: 'Vigía <vigia@utec.edu.pe>',
      to: 'Ana.Torres@utec.edu.pe',
      subject: 'Verifica tu correo',
      text: 'Hola, Ñusta:\n\nAbre http://localhost:3000/verificar?codigo=a&b=1.\n',
      ...more,
    });
    transport.close();
  }
  const list = async (query = '') =>
    (await (await fetch(`${url}/api/mensajes${query}`)).json()) as Record<string, unknown>[];
  const get = async (rest: string) => {
    const response = await fetch(`${url}${rest}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('keeps what is sent, newest first, with its links', async () => {
    await send();
    await send({ to: 'luis.quispe@utec.edu.pe', subject: 'Otro' });

    expect(await list()).toMatchObject([
      { asunto: 'Otro', para: ['luis.quispe@utec.edu.pe'] },
      {
        asunto: 'Verifica tu correo',
        de: 'Vigía <vigia@utec.edu.pe>',
        para: ['ana.torres@utec.edu.pe'],
        texto: expect.stringContaining('Ñusta'),
        html: null,
        enlaces: ['http://localhost:3000/verificar?codigo=a&b=1'],
      },
    ]);
  });

  it('lists the mails of one address', async () => {
    await send();
    await send({ to: 'luis.quispe@utec.edu.pe' });

    expect(await list('?para=ANA.torres@utec.edu.pe')).toHaveLength(1);
    expect(await list('?para=nadie@utec.edu.pe')).toEqual([]);
    expect((await get('?para=nadie@utec.edu.pe')).text).toContain('No hay correos para');
  });

  it('has the mails again after a restart, in the same order', async () => {
    for (const subject of ['uno', 'dos', 'tres']) await send({ subject });

    const again = await MailFolder.open(path);

    expect((await again.list()).map(({ subject }) => subject)).toEqual(['tres', 'dos', 'uno']);
    expect((await readdir(path)).every((name) => name.endsWith('.eml'))).toBe(true);
  });

  it('shows text with links to click and nothing of it as HTML', async () => {
    await send({
      subject: '<script>alert(1)</script>',
      text: '<img src=x onerror=alert(1)> http://localhost:3000/x?a=1&b="2"',
    });
    const [mail] = await list();

    for (const page of ['', `/mensajes/${String(mail!.id)}`]) {
      const { text, headers } = await get(page);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const { text } = await get(`/mensajes/${String(mail!.id)}`);
    expect(text).toContain('href="http://localhost:3000/x?a=1&#38;b="');
  });

  it('shows HTML only in a frame that runs no scripts', async () => {
    await send({ html: '<p style="color:red">Hola</p><script>alert(1)</script>' });
    const [mail] = await list();
    const page = `/mensajes/${String(mail!.id)}`;

    const shown = await get(page);
    const frame = await get(`${page}/html`);

    expect(shown.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(shown.text).not.toContain('color:red');
    expect(frame.text).toContain('color:red');
    expect(frame.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
  });

  it('tells open pages of a mail that arrives', async () => {
    const response = await fetch(`${url}/eventos`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();

    await send();

    const [mail] = await list();
    expect((await reader.read()).value).toBe(`data: ${String(mail!.id)}\n\n`);
    await reader.cancel();
  });

  it('serves its own style and script, and nothing else', async () => {
    expect((await get('/buzon.css')).headers.get('content-type')).toContain('text/css');
    expect((await get('/buzon.js')).headers.get('content-type')).toContain('javascript');
    for (const path of ['/nada', '/mensajes/01J00000000000000000000000', '/..%2fpackage.json']) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });

  it('refuses a mail over 10 MB and goes on', async () => {
    await expect(send({ text: 'x'.repeat(11 * 1024 * 1024) })).rejects.toThrow(/552|size/i);
    await send();

    expect(await list()).toHaveLength(1);
  });

  it('outlives a client that hangs up in the middle', async () => {
    const socket = connect(Number(new URL(smtp.url).port), '127.0.0.1');
    await once(socket, 'data');
    socket.resetAndDestroy();
    await once(socket, 'close');

    await send();

    expect(await list()).toHaveLength(1);
  });
});

async function serve(folder: MailFolder): Promise<Server> {
  const routes = mailboxRoutes(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    routes(request, response, pathname.slice('/buzon'.length));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
