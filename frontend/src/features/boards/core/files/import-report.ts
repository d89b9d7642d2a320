/** What became of a file, or of work that was kept aside. */
export interface ImportReport {
  readonly imported: number;
  /** Things in it that were not understood. */
  readonly unread: number;
  /** Things the board had no room for. */
  readonly left: number;
  /** Why nothing was imported. */
  readonly problem?: 'unreadable' | 'read-only' | 'cancelled';
  readonly ids: readonly string[];
}
