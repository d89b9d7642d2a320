import { Global, Module } from '@nestjs/common';
import { AutoAssignmentRepository } from '@vigia/domain/assignment';
import { AccountEventRepository } from '@vigia/domain/audit';
import { BoardRepository } from '@vigia/domain/board';
import { ConnectionRepository } from '@vigia/domain/connection';
import { ConversationRepository } from '@vigia/domain/conversation';
import { DeviceRepository } from '@vigia/domain/device';
import {
  EndedAccessRepository,
  InvitationRepository,
  OneTimeTokenRepository,
  SessionRepository,
} from '@vigia/domain/identity';
import { FollowedRepository, FollowerRepository, IncidentRepository } from '@vigia/domain/incident';
import { NotificationRepository, PreferencesRepository } from '@vigia/domain/notification';
import { OutreachRepository } from '@vigia/domain/outreach';
import { PhotoRepository } from '@vigia/domain/photo';
import { ReceiptRepository } from '@vigia/domain/shared';
import { FilterShelfRepository } from '@vigia/domain/triage';
import { UserRepository } from '@vigia/domain/user';
import { WebhookRepository } from '@vigia/domain/webhook';
import { WorkRepository } from '@vigia/domain/work-log';
import {
  DynamoAccountEventRepository,
  DynamoAutoAssignmentRepository,
  DynamoBoardRepository,
  DynamoConnectionRepository,
  DynamoConversationRepository,
  DynamoDeviceRepository,
  DynamoEndedAccessRepository,
  DynamoFollowedRepository,
  DynamoFollowerRepository,
  DynamoFilterShelfRepository,
  DynamoPreferencesRepository,
  DynamoIncidentRepository,
  DynamoInvitationRepository,
  DynamoNotificationRepository,
  DynamoOneTimeTokenRepository,
  DynamoOutreachRepository,
  DynamoPhotoRepository,
  DynamoReceiptRepository,
  DynamoSessionRepository,
  DynamoUserRepository,
  DynamoWebhookRepository,
  DynamoWorkRepository,
  createDocumentClient,
} from '@vigia/dynamo';
import { Config } from '../config/config.js';
import { RepeatedRequests } from '../idempotency/repeated-requests.js';
import { UnreadableRows } from './unreadable-rows.js';

const ADAPTERS = [
  { port: IncidentRepository, Adapter: DynamoIncidentRepository },
  { port: FollowedRepository, Adapter: DynamoFollowedRepository },
  { port: FollowerRepository, Adapter: DynamoFollowerRepository },
  { port: ConversationRepository, Adapter: DynamoConversationRepository },
  { port: WorkRepository, Adapter: DynamoWorkRepository },
  { port: UserRepository, Adapter: DynamoUserRepository },
  { port: DeviceRepository, Adapter: DynamoDeviceRepository },
  { port: ConnectionRepository, Adapter: DynamoConnectionRepository },
  { port: SessionRepository, Adapter: DynamoSessionRepository },
  { port: EndedAccessRepository, Adapter: DynamoEndedAccessRepository },
  { port: InvitationRepository, Adapter: DynamoInvitationRepository },
  { port: OneTimeTokenRepository, Adapter: DynamoOneTimeTokenRepository },
  { port: PhotoRepository, Adapter: DynamoPhotoRepository },
  { port: ReceiptRepository, Adapter: DynamoReceiptRepository },
  { port: AccountEventRepository, Adapter: DynamoAccountEventRepository },
  { port: AutoAssignmentRepository, Adapter: DynamoAutoAssignmentRepository },
  { port: FilterShelfRepository, Adapter: DynamoFilterShelfRepository },
  { port: BoardRepository, Adapter: DynamoBoardRepository },
];
/** Those that read for many people at once, none of whom one unreadable row may stop. */
const FORGIVING = [
  { port: NotificationRepository, Adapter: DynamoNotificationRepository },
  { port: PreferencesRepository, Adapter: DynamoPreferencesRepository },
  { port: OutreachRepository, Adapter: DynamoOutreachRepository },
  { port: WebhookRepository, Adapter: DynamoWebhookRepository },
];
const CLIENT = 'document-client';

/** Binds every port of the domain to its table. */
@Global()
@Module({
  providers: [
    {
      provide: CLIENT,
      inject: [Config],
      useFactory: ({ dynamo }: Config) => createDocumentClient(dynamo),
    },
    ...ADAPTERS.map(({ port, Adapter }) => ({
      provide: port,
      inject: [CLIENT, Config],
      useFactory: (client: ReturnType<typeof createDocumentClient>, { dynamo }: Config) =>
        new Adapter(client, dynamo.tables),
    })),
    ...FORGIVING.map(({ port, Adapter }) => ({
      provide: port,
      inject: [CLIENT, Config, UnreadableRows],
      useFactory: (
        client: ReturnType<typeof createDocumentClient>,
        { dynamo }: Config,
        rows: UnreadableRows,
      ) => new Adapter(client, dynamo.tables, (error) => rows.tell(error)),
    })),
    UnreadableRows,
    RepeatedRequests,
  ],
  exports: [
    ...[...ADAPTERS, ...FORGIVING].map(({ port }) => port),
    UnreadableRows,
    RepeatedRequests,
  ],
})
export class PersistenceModule {}
