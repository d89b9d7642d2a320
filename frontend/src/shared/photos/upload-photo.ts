import { api, unwrap } from '../api/client.js';
import type { Photo } from '../api/models.js';
import { postFile, type SendingOptions } from '../api/post-file.js';

/** What the server may be able to open. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
export type PhotoType = (typeof photoTypes)[number];

/** Bytes that one photo may have. */
export const photoBytesMax = 8 * 1024 * 1024;

/** Photos that one incident may have. */
export const photosMax = 6;

/** Uploads a photo and has it made ready to be shown; it belongs to no incident yet. */
export async function uploadPhoto(file: File, options: SendingOptions): Promise<Photo> {
  const { signal } = options;
  const { foto_id: id, subida } = await unwrap(
    api.POST('/fotos', { body: { tipo: file.type as PhotoType, bytes: file.size }, signal }),
  );
  const fields = subida.campos.map(({ nombre, valor }) => [nombre, valor] as const);
  await postFile({ url: subida.url, fields }, file, options);
  return unwrap(api.POST('/fotos/{id}/completar', { params: { path: { id } }, signal }));
}
