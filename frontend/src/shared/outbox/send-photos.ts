import { postFile } from '../api/post-file.js';
import { Problem } from '../api/problem.js';
import { photoLost } from '../photos/photo-refusals.js';
import { beginUpload, completeUpload } from '../photos/upload-photo.js';
import type { Entry, WaitingPhoto } from './entry.js';

const patienceMs = 300_000;

/** Where an entry's photos come from, and where it is kept how far they are. */
export interface PhotoKeeping {
  readonly file: (photo: WaitingPhoto) => Promise<File | undefined>;
  readonly keep: (entry: Entry) => Promise<void>;
}

/**
 * The entry with every photo on the server, one after the other, each step kept as soon as it is done: what had arrived
 * before a crash is not sent again. Rejects where the device has one no more: what goes without it, its person decides.
 */
export async function sendPhotos(entry: Entry, { file, keep }: PhotoKeeping): Promise<Entry> {
  let current = entry;
  const note = async (photo: WaitingPhoto): Promise<void> => {
    const photos = current.photos.map((each) => (each.key === photo.key ? photo : each));
    current = { ...current, photos };
    await keep(current);
  };
  for (const photo of entry.photos) {
    if (photo.id !== undefined) continue;
    const { key, name, type } = photo;
    const begun = photo.begun !== undefined && (await arrived(photo.begun, entry.person));
    if (begun !== false) {
      await note({ key, name, type, id: begun });
      continue;
    }
    const bytes = await file(photo);
    if (bytes === undefined) throw photoLost();
    const { id, form } = await beginUpload(bytes, { as: entry.person });
    await note({ key, name, type, begun: id });
    const signal = AbortSignal.timeout(patienceMs);
    await postFile(form, bytes, { signal, onProgress: () => undefined });
    await completeUpload(id, { as: entry.person });
    await note({ key, name, type, id });
  }
  return current;
}

/** The entry as if none of its photos had arrived: the server has forgotten them, as it does after a day. */
export function withoutUploads(entry: Entry): Entry {
  const photos = entry.photos.map(({ key, name, type }) => ({ key, name, type }));
  return { ...entry, photos };
}

/** The id of an upload that had arrived after all; false where it has to be sent. */
async function arrived(id: string, as: string): Promise<string | false> {
  try {
    return (await completeUpload(id, { as })).id;
  } catch (error) {
    const isToSend =
      error instanceof Problem && ['photo-not-uploaded', 'photo-not-found'].includes(error.code);
    if (isToSend) return false;
    throw error;
  }
}
