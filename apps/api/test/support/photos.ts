import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PHOTO_BYTES_MAX } from '@vigia/domain/photo';
import type { Response } from 'supertest';
import sharp from 'sharp';
import type { Person } from './people.js';
import type { RunningApi } from './start-api.js';

/** A photo that was begun, with the form to upload it. */
export interface Begun {
  readonly id: string;
  readonly url: string;
  readonly fields: readonly { readonly nombre: string; readonly valor: string }[];
}

interface PictureOptions {
  readonly width?: number;
  readonly height?: number;
  readonly format?: 'jpeg' | 'png' | 'webp';
}

/** A real picture, noisy enough to have some size. */
export async function aPicture({
  width = 64,
  height = 48,
  format = 'jpeg',
}: PictureOptions = {}): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: 200, g: 80, b: 40 },
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .toFormat(format)
    .toBuffer();
}

/** A photo of a person that may be uploaded now. */
export async function begun(
  api: RunningApi,
  as: Person,
  { tipo = 'image/jpeg', bytes = PHOTO_BYTES_MAX } = {},
): Promise<Begun> {
  const { body } = must(await api.post('/fotos', { as, body: { tipo, bytes } }), 201);
  return { id: body.foto_id, url: body.subida.url, fields: body.subida.campos };
}

/** Posts a file as a browser does. */
export async function post({ url, fields }: Begun, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  for (const { nombre, valor } of fields) form.append(nombre, valor);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg');
  const { status } = await fetch(url, { method: 'POST', body: form });
  return status;
}

/** The id of a photo that is uploaded, and not complete. */
export async function uploaded(api: RunningApi, as: Person, bytes?: Uint8Array): Promise<string> {
  const photo = await begun(api, as);
  const status = await post(photo, bytes ?? (await aPicture()));
  if (status !== 204) throw new Error(`Not uploaded: ${String(status)}`);
  return photo.id;
}

/** Puts a file where a photo is uploaded to, past every check of the bucket. */
export async function planted(api: RunningApi, id: string, bytes: Uint8Array): Promise<void> {
  const { region, bucket, endpoint } = api.config.photos;
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint }),
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: `uploads/${id}`, Body: Buffer.from(bytes) }),
  );
  client.destroy();
}

/** The id of a complete photo that is on no incident. */
export async function completed(api: RunningApi, as: Person, bytes?: Uint8Array): Promise<string> {
  const id = await uploaded(api, as, bytes);
  must(await api.post(`/fotos/${id}/completar`, { as }), 200);
  return id;
}

function must(answer: Response, status: number): Response {
  if (answer.status !== status) throw new Error(`${String(answer.status)}: ${answer.text}`);
  return answer;
}
