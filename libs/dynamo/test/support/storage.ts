import type { AutoAssignmentRepository } from '@vigia/domain/assignment';
import type { AccountEventRepository } from '@vigia/domain/audit';
import type { BoardRepository, BoardStateRepository } from '@vigia/domain/board';
import type { ConversationRepository } from '@vigia/domain/conversation';
import type { WorkRepository } from '@vigia/domain/work-log';
import type { ConnectionRepository } from '@vigia/domain/connection';
import type { DeviceRepository } from '@vigia/domain/device';
import type {
  EndedAccessRepository,
  InvitationRepository,
  OneTimeTokenRepository,
  SessionRepository,
} from '@vigia/domain/identity';
import type {
  FollowedRepository,
  FollowerRepository,
  IncidentRepository,
} from '@vigia/domain/incident';
import type { NotificationRepository, PreferencesRepository } from '@vigia/domain/notification';
import type { OutreachRepository } from '@vigia/domain/outreach';
import type { PhotoRepository } from '@vigia/domain/photo';
import type { ReceiptRepository } from '@vigia/domain/shared';
import type { FilterShelfRepository } from '@vigia/domain/triage';
import type { UserRepository } from '@vigia/domain/user';
import type { WebhookRepository } from '@vigia/domain/webhook';
import {
  MemoryAccountEventRepository,
  MemoryAutoAssignmentRepository,
  MemoryBoardRepository,
  MemoryBoardStateRepository,
  MemoryConnectionRepository,
  MemoryConversationRepository,
  MemoryDeviceRepository,
  MemoryWorkRepository,
  MemoryEndedAccessRepository,
  MemoryFollowedRepository,
  MemoryFollowerRepository,
  MemoryFilterShelfRepository,
  MemoryPreferencesRepository,
  MemoryIncidentRepository,
  MemoryInvitationRepository,
  MemoryNotificationRepository,
  MemoryOneTimeTokenRepository,
  MemoryOutreachRepository,
  MemoryPhotoRepository,
  MemoryReceiptRepository,
  MemorySessionRepository,
  MemoryStore,
  MemoryUserRepository,
  MemoryWebhookRepository,
} from '../../src/memory/index.js';

/** Every port over one set of tables. */
export interface Storage {
  readonly incidents: IncidentRepository;
  readonly followers: FollowerRepository;
  readonly conversations: ConversationRepository;
  readonly work: WorkRepository;
  readonly followed: FollowedRepository;
  readonly users: UserRepository;
  readonly notifications: NotificationRepository;
  readonly connections: ConnectionRepository;
  readonly sessions: SessionRepository;
  readonly endedAccess: EndedAccessRepository;
  readonly tokens: OneTimeTokenRepository;
  readonly invitations: InvitationRepository;
  readonly receipts: ReceiptRepository;
  readonly photos: PhotoRepository;
  readonly boards: BoardRepository;
  readonly boardStates: BoardStateRepository;
  readonly accountEvents: AccountEventRepository;
  readonly autoAssignment: AutoAssignmentRepository;
  readonly devices: DeviceRepository;
  readonly preferences: PreferencesRepository;
  readonly filterShelves: FilterShelfRepository;
  readonly webhooks: WebhookRepository;
  readonly outreach: OutreachRepository;
}

/** Opens an empty storage. */
export type OpenStorage = () => Promise<Storage>;

/** An empty storage in memory. */
export function openMemoryStorage(): Promise<Storage> {
  const store = new MemoryStore();
  return Promise.resolve({
    incidents: new MemoryIncidentRepository(store),
    followers: new MemoryFollowerRepository(store),
    conversations: new MemoryConversationRepository(store),
    work: new MemoryWorkRepository(store),
    followed: new MemoryFollowedRepository(store),
    users: new MemoryUserRepository(store),
    notifications: new MemoryNotificationRepository(store),
    connections: new MemoryConnectionRepository(store),
    sessions: new MemorySessionRepository(store),
    endedAccess: new MemoryEndedAccessRepository(store),
    tokens: new MemoryOneTimeTokenRepository(store),
    invitations: new MemoryInvitationRepository(store),
    receipts: new MemoryReceiptRepository(store),
    photos: new MemoryPhotoRepository(store),
    boards: new MemoryBoardRepository(store),
    boardStates: new MemoryBoardStateRepository(store),
    outreach: new MemoryOutreachRepository(store),
    webhooks: new MemoryWebhookRepository(store),
    accountEvents: new MemoryAccountEventRepository(store),
    autoAssignment: new MemoryAutoAssignmentRepository(store),
    devices: new MemoryDeviceRepository(store),
    preferences: new MemoryPreferencesRepository(store),
    filterShelves: new MemoryFilterShelfRepository(store),
  });
}
