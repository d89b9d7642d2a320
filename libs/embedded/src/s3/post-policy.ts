import { createHmac, timingSafeEqual } from 'node:crypto';

/** The secret of the credentials that stand-ins are spoken to with. */
const SECRET = 'local';

/** Why S3 does not take a form. */
export interface FormRefusal {
  readonly status: 400 | 403;
  readonly code: 'AccessDenied' | 'EntityTooLarge' | 'EntityTooSmall' | 'MalformedPOSTRequest';
  readonly message: string;
}

type Condition = Readonly<Record<string, string>> | readonly [string, string | number, unknown];

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly Condition[];
}

/**
 * What S3 has against a form that a browser posts: a policy that is not there, not signed with the local secret, over,
 * or not kept. `undefined` when it is fine.
 */
export async function formRefusal(
  bucket: string,
  body: Buffer,
  contentType: string,
  now: number,
): Promise<FormRefusal | undefined> {
  const form = await readForm(body, contentType);
  if (form === undefined) {
    return { status: 400, code: 'MalformedPOSTRequest', message: 'The form cannot be read.' };
  }
  const { fields, size } = form;
  const policy = signedPolicy(fields);
  if (policy === undefined) return denied('The policy is missing or not signed.');
  if (!(Date.parse(policy.expiration) > now)) return denied('Policy expired.');
  const values = new Map([...fields, ['bucket', bucket]]);
  const named = new Set(['bucket', 'policy', 'x-amz-signature']);
  for (const condition of policy.conditions) {
    if (Array.isArray(condition) && condition[0] === 'content-length-range') {
      const [, least, most] = condition as readonly [string, number, number];
      if (size < least) return wrongSize('EntityTooSmall');
      if (size > most) return wrongSize('EntityTooLarge');
      continue;
    }
    for (const [name, holds] of testsOf(condition)) {
      named.add(name);
      if (!holds(values.get(name) ?? '')) return denied(`Policy condition failed: ${name}.`);
    }
  }
  const extra = [...fields.keys()].find(
    (name) => !named.has(name) && !name.startsWith('x-ignore-'),
  );
  return extra === undefined ? undefined : denied(`Extra input field: ${extra}.`);
}

/** The fields of a form by their lower-case names, and the size of its file. */
async function readForm(
  body: Buffer,
  contentType: string,
): Promise<{ fields: ReadonlyMap<string, string>; size: number } | undefined> {
  try {
    const headers = { 'content-type': contentType };
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- meant for streams; this body is all here
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const fields = new Map<string, string>();
    let size = 0;
    for (const [name, value] of form) {
      if (typeof value === 'string') fields.set(name.toLowerCase(), value);
      else size = value.size;
    }
    return { fields, size };
  } catch {
    return undefined;
  }
}

function signedPolicy(fields: ReadonlyMap<string, string>): Policy | undefined {
  const [, date = '', region = '', service = '', end = ''] =
    fields.get('x-amz-credential')?.split('/') ?? [];
  const text = fields.get('policy') ?? '';
  const key = [date, region, service, end].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${SECRET}`,
  );
  const expected = createHmac('sha256', key).update(text).digest();
  const given = Buffer.from(fields.get('x-amz-signature') ?? '', 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64').toString()) as Policy;
}

function testsOf(condition: Condition): readonly (readonly [string, (value: string) => boolean])[] {
  if (!Array.isArray(condition)) {
    return Object.entries(condition as Readonly<Record<string, string>>).map(([name, expected]) => [
      name.toLowerCase(),
      (value) => value === expected,
    ]);
  }
  const [operator, name, expected] = condition as readonly [string, string, string];
  const test = (value: string): boolean =>
    operator === 'starts-with' ? value.startsWith(expected) : value === expected;
  return [[name.slice(1).toLowerCase(), test]];
}

function denied(message: string): FormRefusal {
  return { status: 403, code: 'AccessDenied', message };
}

function wrongSize(code: 'EntityTooLarge' | 'EntityTooSmall'): FormRefusal {
  return { status: 400, code, message: 'The file is not of the size that the policy allows.' };
}
