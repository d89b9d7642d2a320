import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '../listen-on-loopback.js';

/** An SMS as SNS is asked to send it. */
export interface Sms {
  readonly to: string;
  readonly text: string;
  /** `Transactional` or `Promotional`. */
  readonly type: string | undefined;
  readonly senderId: string | undefined;
}

/** A running stand-in for SNS. */
export interface EmbeddedSms {
  readonly endpoint: string;
  /** How many more calls are throttled. */
  throttled: number;
  close(): Promise<void>;
}

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';
const E164 = /^\+[1-9]\d{1,14}$/;

/** SNS on a free port of 127.0.0.1, as far as SMS go: it takes `Publish` to a phone number and hands it on. */
export async function startSms(onSms: (sms: Sms) => void | Promise<void>): Promise<EmbeddedSms> {
  const server = createServer((request, response) => {
    const isThrottled = running.throttled > 0;
    if (isThrottled) running.throttled -= 1;
    const answered = isThrottled ? fail(response, 'Throttled') : answer(request, response, onSms);
    answered.catch(() => response.destroy());
  });
  const port = await listenOnLoopback(server, 0, 'the stand-in for SNS');
  const running: EmbeddedSms = {
    endpoint: `http://127.0.0.1:${String(port)}`,
    throttled: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return running;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  onSms: (sms: Sms) => void | Promise<void>,
): Promise<void> {
  const form = new URLSearchParams(await text(request));
  const to = form.get('PhoneNumber') ?? '';
  if (form.get('Action') !== 'Publish' || !E164.test(to)) {
    await fail(response, 'InvalidParameter');
    return;
  }
  const attributes = attributesOf(form);
  await onSms({
    to,
    text: form.get('Message') ?? '',
    type: attributes.get('AWS.SNS.SMS.SMSType'),
    senderId: attributes.get('AWS.SNS.SMS.SenderID'),
  });
  const result = `<PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult>`;
  send(response, 200, `<PublishResponse xmlns="${NAMESPACE}">${result}</PublishResponse>`);
}

async function fail(response: ServerResponse, code: string): Promise<void> {
  const fault = `<Error><Type>Sender</Type><Code>${code}</Code></Error>`;
  send(response, 400, `<ErrorResponse xmlns="${NAMESPACE}">${fault}</ErrorResponse>`);
}

function attributesOf(form: URLSearchParams): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let at = 1; ; at += 1) {
    const entry = `MessageAttributes.entry.${String(at)}`;
    const name = form.get(`${entry}.Name`);
    if (name === null) return found;
    found.set(name, form.get(`${entry}.Value.StringValue`) ?? '');
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
}
