import type { EarlierPhoto } from '../../../shared/photos/photo-uploads.js';
import { type Draft, DraftKeeper, readDraft, type ReportForm } from './draft.js';

/** Makes a refused report a draft again, photos and all; false where another one is begun, which comes first. */
export async function takeBack(
  email: string,
  form: unknown,
  photos: readonly EarlierPhoto[],
): Promise<boolean> {
  if ((await readDraft(email)) !== undefined) return false;
  const draft: Draft = {
    ...(form as ReportForm),
    step: 'check',
    photos,
    savedAt: new Date().toISOString(),
  };
  await new DraftKeeper(email).save(draft);
  // Kept, or it stays where it is.
  return (await readDraft(email)) !== undefined;
}
