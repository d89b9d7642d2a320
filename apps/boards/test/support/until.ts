const PATIENCE_MS = 20_000;
const POLL_MS = 10;

/** Waits until something is true, looking again and again; fails with what it waited for. */
export async function until(
  what: string | (() => string),
  isTrue: () => boolean | Promise<boolean>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) {
      throw new Error(`Waited in vain until ${typeof what === 'string' ? what : what()}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
