import {
  ConversationRepository,
  MESSAGES_MAX,
  TooManyMessagesError,
  type Hearing,
  type Message,
  type MessageCommit,
} from '@vigia/domain/conversation';
import { ReceiptExistsError, type Page } from '@vigia/domain/shared';
import { messageList } from '../conversation/message-list.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** What is said about incidents, in memory. */
export class MemoryConversationRepository extends ConversationRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async add({ message, notifications, receipt }: MessageCommit): Promise<void> {
    const { messages, receipts } = this.store;
    if (receipt !== undefined && receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    const alike = messages.filter(
      ({ incidentId, isInternal }) =>
        incidentId === message.incidentId && isInternal === message.isInternal,
    );
    if (alike.length >= MESSAGES_MAX) throw new TooManyMessagesError(MESSAGES_MAX);

    messages.push(message);
    this.store.notifications.push(...notifications);
    if (receipt !== undefined) receipts.set(receipt.id, receipt);
  }

  override async list(
    incidentId: string,
    hearing: Hearing,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Message>> {
    const rows = this.store.messages.filter(
      (message) =>
        message.incidentId === incidentId && (hearing === 'staff' || !message.isInternal),
    );
    return sortedPage(messageList(incidentId, hearing), rows, {
      direction: 'ascending',
      limit,
      cursor,
      positionOf: ({ id }) => id,
    });
  }
}
