/** Where a picture can be loaded from, and its size in pixels. */
export interface LoadedPicture {
  /** Same origin, blob: or CORS-enabled, or it cannot be exported. */
  readonly url: string;
  readonly w: number;
  readonly h: number;
}
export type ResolveImage = (ref: string) => Promise<LoadedPicture>;

export type PictureState =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'there'; readonly image: HTMLImageElement };

const LOADING = { kind: 'loading' } as const;
const FAILED = { kind: 'failed' } as const;
/** After this long a failed picture is asked for again when it is next seen: addresses of photos end. */
const RETRY_MS = 30_000;

/** The pictures on a board, loaded when they are first seen. */
export class Pictures {
  readonly #states = new Map<string, PictureState>();
  readonly #failedAt = new Map<string, number>();
  #isClosed = false;

  constructor(
    private readonly resolve: ResolveImage | undefined,
    /** A picture came, or will not. */
    private readonly onChange: (ref: string) => void,
  ) {}

  get(ref: string): PictureState {
    const state = this.#states.get(ref);
    if (state === undefined || this.#isWorthRetrying(ref, state)) {
      this.#states.set(ref, LOADING);
      void this.#load(ref);
      return LOADING;
    }
    return state;
  }

  close(): void {
    this.#isClosed = true;
  }

  #isWorthRetrying(ref: string, { kind }: PictureState): boolean {
    return kind === 'failed' && performance.now() - (this.#failedAt.get(ref) ?? 0) > RETRY_MS;
  }

  async #load(ref: string): Promise<void> {
    let state: PictureState;
    try {
      if (this.resolve === undefined) throw new Error('Nobody knows where pictures are.');
      const { url } = await this.resolve(ref);
      const image = new Image();
      image.decoding = 'async';
      image.src = url;
      await image.decode();
      state = { kind: 'there', image };
    } catch {
      state = FAILED;
      this.#failedAt.set(ref, performance.now());
    }
    if (this.#isClosed) return;
    this.#states.set(ref, state);
    this.onChange(ref);
  }
}
