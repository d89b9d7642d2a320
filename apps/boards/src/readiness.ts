import type { ObjectStore } from './storage/object-store.js';
import type { Stream } from './storage/stream.js';

const FRESH_MS = 1_000;
const PATIENCE_MS = 2_000;

/** What is out of reach; an empty list is ready. */
export type Lacking = readonly ('redis' | 'storage' | 'draining')[];

/** Knows whether this task can serve; asks at most once a second, however often it is asked. */
export class Readiness {
  isDraining = false;
  #asked: Promise<Lacking> | undefined;
  #askedAtMs = -Infinity;

  constructor(
    private readonly objects: ObjectStore,
    private readonly stream: Stream | undefined,
  ) {}

  async lacking(): Promise<Lacking> {
    if (this.isDraining) return ['draining'];
    const now = performance.now();
    if (this.#asked === undefined || now - this.#askedAtMs > FRESH_MS) {
      this.#askedAtMs = now;
      this.#asked = this.#ask();
    }
    return this.#asked;
  }

  async #ask(): Promise<Lacking> {
    const [hasRedis, hasStorage] = await Promise.all([
      this.stream === undefined || answers(this.stream.check()),
      answers(this.objects.check()),
    ]);
    return [...(hasRedis ? [] : ['redis' as const]), ...(hasStorage ? [] : ['storage' as const])];
  }
}

async function answers(question: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answer = question.then(
    () => true,
    () => false,
  );
  const isThere = await Promise.race([answer, tooLate]);
  clearTimeout(timer);
  return isThere;
}
