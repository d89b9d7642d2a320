import type { Notification } from '../notification/index.js';
import type { Page, Receipt } from '../shared/index.js';
import type { Hearing, Message } from './message.js';

/** Everything that saying something stores, all of it or nothing. */
export interface MessageCommit {
  readonly message: Message;
  readonly notifications: readonly Notification[];
  readonly receipt?: Receipt;
}

/** Port: what is said about incidents. Public and internal words are kept apart. */
export abstract class ConversationRepository {
  /**
   * Fails with ReceiptExistsError when the receipt was stored before, with TooManyMessagesError when the incident has
   * as many messages of this kind as it may have.
   */
  abstract add(commit: MessageCommit): Promise<void>;

  /** [CON-1] [CON-6] What these ears hear of the conversation about an incident, oldest first. */
  abstract list(
    incidentId: string,
    hearing: Hearing,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Message>>;
}
