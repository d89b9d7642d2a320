import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/people.js';
import { Ses } from './support/ses.js';
import { startApi, type RunningApi } from './support/start-api.js';

interface LogLine {
  readonly level: number;
  readonly msg: string;
}

const ERROR = 50;

let ses: Ses;
let api: RunningApi;
let log: LogLine[];
/** Called with every line. */
let onLine: (line: LogLine) => void = () => undefined;

beforeAll(async () => {
  ses = await Ses.open();
  log = [];
  const logStream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const line = JSON.parse(chunk.toString()) as LogLine;
      log.push(line);
      onLine(line);
      done();
    },
  });
  api = await startApi({ MAIL_URL: ses.mailUrl, LOG_LEVEL: 'info' }, { logStream });
});

afterAll(async () => {
  await api.close();
  await ses.close();
});

const register = (email: string) =>
  api.post('/auth/register', { body: { email, password: PASSWORD, nombre: 'Ana Rojas' } });

function line(message: string): Promise<LogLine> {
  return new Promise((resolve) => {
    onLine = (next) => {
      if (next.msg === message) resolve(next);
    };
  });
}

describe('a mail by SES', () => {
  it('[MAI-1] is one signed SendEmail of version 2 from our sender to the one address', async () => {
    const email = api.people.address('estudiante');
    const next = ses.calls.length + 1;

    const answer = await register(email);
    const { call, headers, request, mail } = await ses.wait(next);

    expect(answer.status).toBe(201);
    expect(call).toBe('POST /v2/email/outbound-emails');
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=\S+\/us-east-1\/ses\//);
    expect(request).toMatchObject({
      FromEmailAddress: expect.stringMatching(/<vigia@utec\.edu\.pe>$/),
      Destination: { ToAddresses: [email] },
    });
    expect(mail.from).toEqual({ name: 'Vigía', address: 'vigia@utec.edu.pe' });
    expect(mail.subject).toBe('Verifica tu correo en Vigía');
    expect(mail.text).toContain('/verificar?token=');
    expect(mail.html).toContain('<html lang="es">');
  });

  it.each([
    ['is too fast', { status: 429, type: 'TooManyRequestsException' }],
    ['fails', { status: 503, type: 'ServiceUnavailable' }],
  ])('[MAI-2] is sent again when SES %s', async (_why, refusal) => {
    const first = ses.calls.length + 1;
    ses.refusals.push(refusal);

    const answer = await register(api.people.address('estudiante'));
    const [refused, taken] = [await ses.wait(first), await ses.wait(first + 1)];

    expect(answer.status).toBe(201);
    expect(taken.mail.text).toBe(refused.mail.text);
  });

  it('[MAI-2] is not sent again when SES rejects it, and the log counts it without the address', async () => {
    const email = api.people.address('estudiante');
    const message = `Email address is not verified. The following identities failed: ${email}`;
    ses.refusals.push({ status: 400, type: 'MessageRejected', message });
    const before = ses.calls.length;
    const counted = line('mail not sent');

    const answer = await register(email);

    expect(answer.status).toBe(201);
    expect(await counted).toMatchObject({ level: ERROR, mail: 'verify-email', attempt: 1 });
    expect(ses.calls).toHaveLength(before + 1);
    expect(JSON.stringify(log)).not.toContain(email);
  });

  it('[MAI-2] that cannot be sent does not tell whether there is an account', async () => {
    const known = api.people.address('estudiante');
    const next = ses.calls.length + 1;
    await register(known);
    await ses.wait(next);
    const counted = line('mail not sent');
    ses.refusals.push({ status: 400, type: 'MessageRejected' });
    const forgot = (email: string) => api.post('/auth/password/forgot', { body: { email } });

    const [one, other] = [await forgot(known), await forgot(api.people.address('estudiante'))];
    await counted;

    expect([one.status, one.body]).toEqual([other.status, other.body]);
  });
});
