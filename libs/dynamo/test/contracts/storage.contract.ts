import type { OpenStorage } from '../support/storage.js';
import { autoAssignmentRepositoryContract } from './auto-assignment-repository.contract.js';
import { boardRepositoryContract } from './board-repository.contract.js';
import { accountEventRepositoryContract } from './account-event-repository.contract.js';
import { boardStateRepositoryContract } from './board-state-repository.contract.js';
import { connectionRepositoryContract } from './connection-repository.contract.js';
import { conversationRepositoryContract } from './conversation-repository.contract.js';
import { deviceRepositoryContract } from './device-repository.contract.js';
import { filterShelfRepositoryContract } from './filter-shelf-repository.contract.js';
import { followerRepositoryContract } from './follower-repository.contract.js';
import { identityRepositoriesContract } from './identity-repositories.contract.js';
import { incidentListsContract } from './incident-lists.contract.js';
import { incidentRepositoryContract } from './incident-repository.contract.js';
import { incidentTriageContract } from './incident-triage.contract.js';
import { invitationRepositoryContract } from './invitation-repository.contract.js';
import { notificationRepositoryContract } from './notification-repository.contract.js';
import { outreachRepositoryContract } from './outreach-repository.contract.js';
import { photoRepositoryContract } from './photo-repository.contract.js';
import { webhookRepositoryContract } from './webhook-repository.contract.js';
import { preferencesRepositoryContract } from './preferences-repository.contract.js';
import { receiptRepositoryContract } from './receipt-repository.contract.js';
import { userRepositoryContract } from './user-repository.contract.js';
import { workRepositoryContract } from './work-repository.contract.js';

/** What every storage promises; `runs` is how many cases a property is tried with. */
export function storageContract(name: string, open: OpenStorage, runs: number): void {
  incidentRepositoryContract(name, open, runs);
  incidentListsContract(name, open, runs);
  incidentTriageContract(name, open, runs);
  userRepositoryContract(name, open, runs);
  followerRepositoryContract(name, open);
  notificationRepositoryContract(name, open, runs);
  connectionRepositoryContract(name, open);
  identityRepositoriesContract(name, open);
  invitationRepositoryContract(name, open);
  photoRepositoryContract(name, open);
  conversationRepositoryContract(name, open, runs);
  workRepositoryContract(name, open);
  boardRepositoryContract(name, open, runs);
  boardStateRepositoryContract(name, open);
  accountEventRepositoryContract(name, open);
  autoAssignmentRepositoryContract(name, open);
  deviceRepositoryContract(name, open);
  filterShelfRepositoryContract(name, open);
  preferencesRepositoryContract(name, open);
  outreachRepositoryContract(name, open);
  receiptRepositoryContract(name, open);
  webhookRepositoryContract(name, open);
}
