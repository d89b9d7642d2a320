/** Whether this is a build machine, where a missing tool is a failure. */
export function isCi(): boolean {
  return process.env['CI'] === 'true';
}

/** A seed to repeat a run with, and how long a long run takes. */
export const CHAOS = {
  seed: process.env['CHAOS_SEED'],
  seconds: process.env['CHAOS_SECONDS'],
};
