import type { Photo } from '../api/models.js';
import type { SendingOptions } from '../api/post-file.js';
import { isProblem, Unreachable } from '../api/problem.js';
import { photoBytesMax, photoTypes } from './upload-photo.js';

/** A photo that was chosen, and how far it is. */
export interface ChosenPhoto {
  readonly key: string;
  readonly name: string;
  /** Shows it from this machine. */
  readonly preview: string;
  readonly state: 'waiting' | 'sending' | 'ready' | 'failed';
  /** From 0 to 1, while it is sent. */
  readonly progress: number;
  /** Its id on the server, once it is ready. */
  readonly id?: string;
  readonly failure?: PhotoFailure;
}

/** Why a photo did not arrive: known here, or as the server said. */
export interface PhotoFailure {
  readonly reason: 'type' | 'size' | 'server';
  readonly error?: unknown;
  /** The same file may well arrive at another try. */
  readonly isPassing: boolean;
}

/** A photo that was chosen earlier; with its id when it had arrived by then. */
export interface EarlierPhoto {
  readonly key: string;
  readonly file: File;
  readonly id?: string;
}

export type SendPhoto = (file: File, options: SendingOptions) => Promise<Photo>;

/** Two at once: the second is sent while the server works at the first. */
const atOnce = 2;

/** Photos on their way to the server, each on its own: what happens to one does not touch the others. */
export class PhotoUploads {
  private photos: readonly ChosenPhoto[] = [];
  private readonly files = new Map<string, File>();
  private readonly stops = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly send: SendPhoto) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): readonly ChosenPhoto[] => this.photos;

  /** Takes as many as there is room for, and says how many had none. */
  add(files: readonly File[], max: number): number {
    const taken = files.slice(0, Math.max(0, max - this.photos.length));
    const added = taken.map((file): ChosenPhoto => {
      const key = crypto.randomUUID();
      this.files.set(key, file);
      const failure = refusalOf(file);
      return {
        key,
        name: file.name,
        preview: URL.createObjectURL(file),
        progress: 0,
        ...(failure ? { state: 'failed', failure } : { state: 'waiting' }),
      };
    });
    this.show([...this.photos, ...added]);
    this.sendNext();
    return files.length - taken.length;
  }

  /** Takes up photos of an earlier visit: those that had not arrived are sent. */
  resume(earlier: readonly EarlierPhoto[]): void {
    const added = earlier
      .filter(({ key }) => !this.files.has(key))
      .map(({ key, file, id }): ChosenPhoto => {
        this.files.set(key, file);
        const photo = { key, name: file.name, preview: URL.createObjectURL(file) };
        return id === undefined
          ? { ...photo, state: 'waiting', progress: 0 }
          : { ...photo, state: 'ready', progress: 1, id };
      });
    this.show([...this.photos, ...added]);
    this.sendNext();
  }

  /** Those worth keeping for a later visit. */
  keepable(): readonly EarlierPhoto[] {
    return this.photos.flatMap(({ key, id, failure }) => {
      const file = this.files.get(key);
      if (file === undefined || failure?.isPassing === false) return [];
      return [{ key, file, ...(id !== undefined && { id }) }];
    });
  }

  /** Those that arrived, and those that only the network keeps from it. */
  sendable(): readonly EarlierPhoto[] {
    const isLeft = ({ state, failure }: ChosenPhoto) =>
      state !== 'ready' && !(failure !== undefined && isCutOff(failure));
    const left = this.photos.filter(isLeft).map(({ key }) => key);
    return this.keepable().filter(({ key }) => !left.includes(key));
  }

  remove(key: string): void {
    const photo = this.photos.find((each) => each.key === key);
    if (photo === undefined) return;
    this.stops.get(key)?.abort();
    this.forget(photo);
    this.show(this.photos.filter((each) => each !== photo));
    this.sendNext();
  }

  retry(key: string): void {
    this.change(key, again);
    this.sendNext();
  }

  /** When the server refuses photos that had arrived (they are forgotten after a day), sends those anew. */
  renewIfRefused(error: unknown): void {
    if (!isProblem(error) || !error.code.startsWith('photo-')) return;
    this.show(this.photos.map((photo) => (photo.state === 'ready' ? again(photo) : photo)));
    this.sendNext();
  }

  /** Whether something went wrong that is mended by nobody but the person; a missing network mends itself. */
  hasRefused(): boolean {
    return this.photos.some(({ failure }) => failure !== undefined && !isCutOff(failure));
  }

  hasFailed(): boolean {
    return this.photos.some(({ state }) => state === 'failed');
  }

  /** The ids of those that arrived, in the order they were chosen. */
  ready(): readonly string[] {
    return this.photos.flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  isBusy(): boolean {
    return this.photos.some(({ state }) => state === 'waiting' || state === 'sending');
  }

  /** Resolves as soon as none is on its way, however they ended. */
  async settled(signal?: AbortSignal): Promise<void> {
    while (this.isBusy() && signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        const go = () => {
          leave();
          signal?.removeEventListener('abort', go);
          resolve();
        };
        const leave = this.subscribe(go);
        signal?.addEventListener('abort', go);
      });
    }
  }

  /** Stops what is on its way and lets go of the files. */
  clear(): void {
    for (const stop of this.stops.values()) stop.abort();
    for (const photo of this.photos) this.forget(photo);
    this.show([]);
  }

  private sendNext(): void {
    const free = atOnce - this.stops.size;
    const next = this.photos.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free));
    for (const { key } of next) void this.sendOne(key);
  }

  private async sendOne(key: string): Promise<void> {
    const file = this.files.get(key);
    if (file === undefined) return;
    const stop = new AbortController();
    this.stops.set(key, stop);
    this.change(key, (photo) => ({ ...photo, state: 'sending' }));
    const onProgress = (progress: number) => {
      this.change(key, (photo) => ({ ...photo, progress }));
    };
    try {
      const { id } = await this.send(file, { onProgress, signal: stop.signal });
      this.change(key, (photo) => ({ ...photo, state: 'ready', progress: 1, id }));
    } catch (error) {
      const isPassing = !isProblem(error) || error.status >= 500 || passing.includes(error.code);
      const failure = { reason: 'server', error, isPassing } as const;
      this.change(key, (photo) => ({ ...photo, state: 'failed', failure }));
    } finally {
      this.stops.delete(key);
      this.sendNext();
    }
  }

  private change(key: string, to: (photo: ChosenPhoto) => ChosenPhoto): void {
    if (!this.photos.some((photo) => photo.key === key)) return;
    this.show(this.photos.map((photo) => (photo.key === key ? to(photo) : photo)));
  }

  private forget({ key, preview }: ChosenPhoto): void {
    URL.revokeObjectURL(preview);
    this.files.delete(key);
  }

  private show(photos: readonly ChosenPhoto[]): void {
    this.photos = photos;
    for (const listener of [...this.listeners]) listener();
  }
}

/** It did not arrive because nothing does. */
export function isCutOff({ error }: PhotoFailure): boolean {
  return error instanceof Unreachable;
}

function again({ key, name, preview }: ChosenPhoto): ChosenPhoto {
  return { key, name, preview, progress: 0, state: 'waiting' };
}

/** What the server would refuse anyway is not sent over a bad line first. */
function refusalOf(file: File): PhotoFailure | undefined {
  if (!photoTypes.some((type) => type === file.type)) return { reason: 'type', isPassing: false };
  if (file.size > photoBytesMax) return { reason: 'size', isPassing: false };
  return undefined;
}

/** Refusals that another try, from the beginning, may well not meet. */
const passing = ['photo-not-uploaded', 'photo-not-found', 'too-many-requests', 'http-429'];
