import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startS3, type EmbeddedS3 } from '../src/s3/index.js';

const Bucket = 'kept';
const clients: S3Client[] = [];

function clientOf(endpoint: string, secretAccessKey = 'local'): S3Client {
  const credentials = { accessKeyId: 'local', secretAccessKey };
  const client = new S3Client({
    region: 'us-east-1',
    endpoint,
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
  });
  clients.push(client);
  return client;
}

async function read(client: S3Client, Key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

describe('the embedded S3', () => {
  let s3: EmbeddedS3;
  let client: S3Client;
  beforeEach(async () => {
    s3 = await startS3({ buckets: [Bucket] });
    client = clientOf(s3.endpoint);
  });
  afterEach(() => s3.close());

  it('gives back what was put, copied and not removed', async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'a/1', Body: 'ñandú 🦤' }));
    await client.send(new CopyObjectCommand({ Bucket, Key: 'b/1', CopySource: `${Bucket}/a/1` }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/1' }));

    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['b/1']);
    expect(await read(client, 'b/1')).toBe('ñandú 🦤');
    await expect(read(client, 'a/1')).rejects.toBeInstanceOf(NoSuchKey);
  });

  it('listens on 127.0.0.1 and on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1');

    const reached = await Promise.all(others.map(({ address }) => canConnect(address, s3.port)));

    expect(await canConnect('127.0.0.1', s3.port)).toBe(true);
    expect(reached).not.toContain(true);
  });

  it('says which port is taken', async () => {
    await expect(startS3({ port: s3.port })).rejects.toThrow(`Port ${s3.port} is taken`);
  });
});

describe('a form that a browser posts', () => {
  let s3: EmbeddedS3;
  let client: S3Client;
  beforeEach(async () => {
    s3 = await startS3({ buckets: [Bucket] });
    client = clientOf(s3.endpoint);
  });
  afterEach(() => s3.close());

  const sign = (Expires = 60, signer = client): ReturnType<typeof createPresignedPost> =>
    createPresignedPost(signer, {
      Bucket,
      Key: 'uploads/1',
      Expires,
      Fields: { 'Content-Type': 'image/png' },
      Conditions: [
        ['content-length-range', 2, 4],
        ['eq', '$Content-Type', 'image/png'],
      ],
    });

  const send = async (
    { url, fields }: Awaited<ReturnType<typeof sign>>,
    { bytes = 3, change = {} }: { bytes?: number; change?: Record<string, string> } = {},
  ): Promise<string> => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'a.png');
    const response = await fetch(url, { method: 'POST', body: form });
    const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await response.text()) ?? [];
    return `${response.status} ${code}`.trim();
  };

  it('is stored as it was signed', async () => {
    expect(await send(await sign())).toBe('204');

    const object = await client.send(new GetObjectCommand({ Bucket, Key: 'uploads/1' }));
    expect([object.ContentType, object.ContentLength]).toEqual(['image/png', 3]);
  });

  it('is refused when it is not as it was signed, and leaves nothing', async () => {
    const stranger = clientOf(s3.endpoint, 'other');
    const signed = await sign();
    const { Policy = '' } = signed.fields;
    const forged = Buffer.from(Policy, 'base64').toString().replace('2,4', '2,9');

    const outcomes = [
      await send(signed, { bytes: 1 }),
      await send(signed, { bytes: 5 }),
      await send(signed, { change: { key: 'photos/1' } }),
      await send(signed, { change: { 'Content-Type': 'text/html' } }),
      await send(signed, { change: { 'x-amz-meta-a': '1' } }),
      await send(signed, { change: { Policy: Buffer.from(forged).toString('base64') } }),
      await send({ ...signed, fields: { key: 'uploads/1' } }),
      await send(await sign(60, stranger)),
      await send(await sign(0)),
    ];

    expect(outcomes).toEqual([
      '400 EntityTooSmall',
      '400 EntityTooLarge',
      ...Array<string>(7).fill('403 AccessDenied'),
    ]);
    const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(KeyCount ?? 0).toBe(0);
  });
});

describe('an object whose days are over', () => {
  it('goes where that was asked for, and nowhere else', async () => {
    const s3 = await startS3({ buckets: [Bucket], expireDays: { 'uploads/': 2 } });
    const client = clientOf(s3.endpoint);
    for (const Key of ['uploads/1', 'uploads/2', 'photos/1']) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    }

    const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
    expect([s3.expire(inDays(1.9)), s3.expire(inDays(2.1))]).toEqual([0, 2]);
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['photos/1']);
    await s3.close();
  });
});

describe('an S3 in a folder', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'vigia-s3-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('has its buckets and objects again after a restart', async () => {
    const before = await startS3({ path, buckets: [Bucket] });
    const Body = Buffer.from([0, 255, 1, 254]);
    await clientOf(before.endpoint).send(
      new PutObjectCommand({ Bucket, Key: 'a', Body, ContentType: 'image/webp' }),
    );
    await before.close();

    const after = await startS3({ path });
    const object = await clientOf(after.endpoint).send(new GetObjectCommand({ Bucket, Key: 'a' }));
    const bytes = await object.Body?.transformToByteArray();
    await after.close();

    expect(object.ContentType).toBe('image/webp');
    expect(Buffer.from(bytes!)).toEqual(Body);
  });

  it('loses nothing it acknowledged when it is killed', async () => {
    const program = join(import.meta.dirname, 'support', 'durable-s3.ts');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--conditions=@vigia/source', program, path],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
    const client = clientOf(endpoint);
    const acknowledged: string[] = [];

    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let turn = 0; ; turn += 1) {
        const Key = `${writer}/${turn}`;
        await client.send(new PutObjectCommand({ Bucket, Key, Body: Key.repeat(10_000) }));
        acknowledged.push(Key);
        if (acknowledged.length === 40) child.kill('SIGKILL');
      }
    });
    await Promise.allSettled(writers);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

    const after = await startS3({ path });
    const reader = clientOf(after.endpoint);
    for (const key of acknowledged) expect(await read(reader, key)).toBe(key.repeat(10_000));
    await after.close();
  });
});

async function canConnect(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
