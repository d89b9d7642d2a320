/** Whether this is a build machine, where a missing tool is a failure. */
export function isCi(): boolean {
  return process.env['CI'] === 'true';
}
