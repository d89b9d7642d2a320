export { createDocumentClient, type ClientOptions } from './client.js';
export { createTables } from './create-tables.js';
export { StorageError } from './errors.js';
export type { OnUnreadable } from './readable.js';
export {
  TABLES,
  tableNames,
  type IndexDefinition,
  type KeyDefinition,
  type TableDefinition,
  type TableKey,
  type TableNames,
} from './table.js';
export { DynamoWebhookRepository } from './webhook/dynamo-webhook.repository.js';
export { DynamoAccountEventRepository } from './audit/dynamo-account-event.repository.js';
export { DynamoAutoAssignmentRepository } from './assignment/dynamo-auto-assignment.repository.js';
export { DynamoBoardRepository } from './board/dynamo-board.repository.js';
export { DynamoBoardStateRepository } from './board/dynamo-board-state.repository.js';
export { DynamoConversationRepository } from './conversation/dynamo-conversation.repository.js';
export { DynamoWorkRepository } from './work-log/dynamo-work.repository.js';
export { DynamoConnectionRepository } from './connection/dynamo-connection.repository.js';
export { DynamoDeviceRepository } from './device/dynamo-device.repository.js';
export { DynamoEndedAccessRepository } from './identity/dynamo-ended-access.repository.js';
export { DynamoInvitationRepository } from './identity/dynamo-invitation.repository.js';
export { DynamoSessionRepository } from './identity/dynamo-session.repository.js';
export { DynamoOneTimeTokenRepository } from './identity/dynamo-one-time-token.repository.js';
export { DynamoFollowedRepository } from './incident/dynamo-followed.repository.js';
export { DynamoFollowerRepository } from './incident/dynamo-follower.repository.js';
export { DynamoIncidentRepository } from './incident/dynamo-incident.repository.js';
export { adoptIncidents } from './incident/adopt-incident.js';
export { fromIncidentItem, toIncidentItem, type IncidentItem } from './incident/incident.item.js';
export { DynamoNotificationRepository } from './notification/dynamo-notification.repository.js';
export { DynamoPreferencesRepository } from './notification/dynamo-preferences.repository.js';
export { DynamoPhotoRepository } from './photo/dynamo-photo.repository.js';
export { DynamoReceiptRepository } from './receipt/dynamo-receipt.repository.js';
export { DynamoOutreachRepository } from './outreach/dynamo-outreach.repository.js';
export { DynamoFilterShelfRepository } from './triage/dynamo-filter-shelf.repository.js';
export { DynamoUserRepository } from './user/dynamo-user.repository.js';
export { fromUserItem, toUserItem, type UserItem } from './user/user.item.js';
