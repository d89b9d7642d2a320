/** What is said to screen readers, one sentence after the other; the same one twice is said twice. */
export class Announcer {
  private words = '';
  private readonly listeners = new Set<() => void>();

  readonly say = (words: string): void => {
    this.words = this.words === words ? `${words}\u00a0` : words;
    for (const listener of this.listeners) listener();
  };

  readonly getWords = (): string => this.words;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}
