import { api, unwrap } from '../api/client.js';
import type { Photo } from '../api/models.js';
import { type FileForm, postFile, type SendingOptions } from '../api/post-file.js';

/** What the server may be able to open. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
export type PhotoType = (typeof photoTypes)[number];

/** Bytes that one photo may have. */
export const photoBytesMax = 8 * 1024 * 1024;

/** Photos that one incident may have. */
export const photosMax = 6;

/** Where a photo goes, and the id it has from then on. */
export interface BegunUpload {
  readonly id: string;
  readonly form: FileForm;
}

/** Asks for a way to upload a photo; as somebody, when it must be nobody else. */
export async function beginUpload(
  { type, size }: File,
  { signal, as }: { readonly signal?: AbortSignal; readonly as?: string } = {},
): Promise<BegunUpload> {
  const { foto_id: id, subida } = await unwrap(
    api.POST('/fotos', {
      body: { tipo: type as PhotoType, bytes: size },
      headers: { 'X-User-Email': as },
      ...(signal && { signal }),
    }),
  );
  const fields = subida.campos.map(({ nombre, valor }) => [nombre, valor] as const);
  return { id, form: { url: subida.url, fields } };
}

/** Has an upload made ready to be shown; again, it answers the same. */
export function completeUpload(
  id: string,
  { signal, as }: { readonly signal?: AbortSignal; readonly as?: string } = {},
): Promise<Photo> {
  return unwrap(
    api.POST('/fotos/{id}/completar', {
      params: { path: { id } },
      headers: { 'X-User-Email': as },
      ...(signal && { signal }),
    }),
  );
}

/** Uploads a photo and has it made ready to be shown; it belongs to no incident yet. */
export async function uploadPhoto(file: File, options: SendingOptions): Promise<Photo> {
  const { signal } = options;
  const { id, form } = await beginUpload(file, { signal });
  await postFile(form, file, options);
  return completeUpload(id, { signal });
}
