const FIRST_SEED = 1001;

/** How much is tried, and where it begins: the same seed tries the same. */
export const MODEL = {
  runs: Number(process.env['MODEL_RUNS'] ?? 10_000),
  seed: Number(process.env['MODEL_SEED'] ?? FIRST_SEED),
  /** Of a failure that was printed: begin at this very case. */
  path: process.env['MODEL_PATH'],
} as const;
