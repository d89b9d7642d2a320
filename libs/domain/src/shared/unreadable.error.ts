/** Something that is stored cannot be read by this version, and never will be by trying again: no outage, no refusal. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
