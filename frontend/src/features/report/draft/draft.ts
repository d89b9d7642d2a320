import type { Intended } from '../../../shared/api/intention.js';
import { forgetAll, keep, kept } from '../../../shared/device/kept.js';
import type { EarlierPhoto } from '../../../shared/photos/photo-uploads.js';
import type { ReportValues, Step } from '../report-values.js';

/** What was entered, without its photos. */
export interface ReportForm {
  readonly values: ReportValues;
  /** Incidents that are another one, as the student said. */
  readonly dismissed: readonly string[];
}

/** A report that was begun and not sent, as this device keeps it. */
export interface Draft extends ReportForm {
  readonly step: Step;
  readonly photos: readonly EarlierPhoto[];
  /** What was sent last without an answer, so that sending it again reports once. */
  readonly intended?: Intended;
  readonly savedAt: string;
}

interface KeptDraft extends Omit<Draft, 'photos'> {
  /** Another shape is of another time, and no use. */
  readonly shape: typeof shape;
  readonly photos: readonly { readonly key: string; readonly id?: string }[];
}

interface KeptPhoto {
  readonly name: string;
  readonly type: string;
  /** Not as a file: some browsers keep no files. */
  readonly bytes: ArrayBuffer;
}

const shape = 1;
const draftsOf = (email: string) => `report\n${email}\n`;
const draftName = (email: string) => `${draftsOf(email)}draft`;
const photoName = (email: string, key: string) => `${draftsOf(email)}photo\n${key}`;

/** The draft of a person on this device, photos and all. */
export async function readDraft(email: string): Promise<Draft | undefined> {
  const stored = await kept<KeptDraft>(draftName(email));
  if (stored?.shape !== shape) return undefined;
  const photos = await Promise.all(
    stored.photos.map(async ({ key, id }): Promise<readonly EarlierPhoto[]> => {
      const photo = await kept<KeptPhoto>(photoName(email, key));
      if (photo === undefined) return [];
      const file = new File([photo.bytes], photo.name, { type: photo.type });
      return [{ key, file, ...(id !== undefined && { id }) }];
    }),
  );
  return { ...stored, photos: photos.flat() };
}

/** Takes everything of a person's draft off this device. */
export function forgetDraft(email: string): Promise<void> {
  return forgetAll(draftsOf(email));
}

/** Writes the draft of one person, one write after the other, each photo once. */
export class DraftKeeper {
  private readonly keptPhotos = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private next: Draft | 'none' | undefined;
  private isOver = false;

  constructor(private readonly email: string) {}

  /** Resolves when this draft, or a later one, is kept; without one, when none is kept. */
  save(draft: Draft | undefined): Promise<void> {
    if (this.isOver) return this.work;
    const isWaiting = this.next !== undefined;
    this.next = draft ?? 'none';
    if (!isWaiting) this.work = this.work.then(() => this.write());
    return this.work;
  }

  /** Forgets the draft; whatever comes in later is not kept. */
  end(): Promise<void> {
    this.isOver = true;
    this.next = undefined;
    this.work = this.work.then(() => this.forget());
    return this.work;
  }

  /** Keeps again what comes in. */
  reopen(): void {
    this.isOver = false;
  }

  private async write(): Promise<void> {
    const draft = this.next;
    this.next = undefined;
    if (draft === undefined) return;
    if (draft === 'none') {
      await this.forget();
      return;
    }
    for (const { key, file } of draft.photos) {
      if (this.keptPhotos.has(key)) continue;
      const { name, type } = file;
      const photo: KeptPhoto = { name, type, bytes: await file.arrayBuffer() };
      await keep(photoName(this.email, key), photo);
      this.keptPhotos.add(key);
    }
    const photos = draft.photos.map(({ key, id }) => ({ key, ...(id !== undefined && { id }) }));
    await keep(draftName(this.email), { ...draft, photos, shape } satisfies KeptDraft);
    const gone = [...this.keptPhotos].filter((key) => !photos.some((photo) => photo.key === key));
    for (const key of gone) {
      await forgetAll(photoName(this.email, key)).catch(nothing);
      this.keptPhotos.delete(key);
    }
  }

  private async forget(): Promise<void> {
    this.keptPhotos.clear();
    await forgetDraft(this.email).catch(nothing);
  }
}

const nothing = () => undefined;
