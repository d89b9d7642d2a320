import { NO_AUTO_ASSIGNMENT } from '@vigia/domain/assignment';
import type { AccountEvent } from '@vigia/domain/audit';
import type { Board, BoardComment, BoardState } from '@vigia/domain/board';
import type { Message } from '@vigia/domain/conversation';
import type { WorkEntry } from '@vigia/domain/work-log';
import type { Connection } from '@vigia/domain/connection';
import type { InvitationLink, OneTimeToken, Session } from '@vigia/domain/identity';
import type { Activity, Following, Incident } from '@vigia/domain/incident';
import type { Notification, Preferences, ReadState } from '@vigia/domain/notification';
import type { Parcel } from '@vigia/domain/outreach';
import type { Photo } from '@vigia/domain/photo';
import type { Receipt } from '@vigia/domain/shared';
import type { Delivery, Webhook } from '@vigia/domain/webhook';
import type { FilterShelf } from '@vigia/domain/triage';
import type { User } from '@vigia/domain/user';

/** The tables of the in-memory repositories; those that share one see each other's writes, as in one environment. */
export class MemoryStore {
  readonly incidents = new Map<string, Incident>();
  readonly activity: Activity[] = [];
  readonly followings = new Map<string, Following>();
  readonly users = new Map<string, User>();
  readonly connections = new Map<string, Connection>();
  readonly notifications: Notification[] = [];
  readonly readStates = new Map<string, ReadState>();
  readonly sessions = new Map<string, Session>();
  readonly links = new Map<string, OneTimeToken>();
  readonly invitations = new Map<string, InvitationLink>();
  readonly claimedTickets = new Set<string>();
  readonly messages: Message[] = [];
  readonly workEntries: WorkEntry[] = [];
  readonly boards = new Map<string, Board>();
  readonly boardComments: BoardComment[] = [];
  readonly boardStates = new Map<string, BoardState>();
  readonly photos = new Map<string, Photo>();
  readonly endedAccess: { readonly email: string; readonly at: string }[] = [];
  readonly accountEvents: AccountEvent[] = [];
  readonly webhooks = new Map<string, Webhook>();
  readonly deliveries = new Map<string, Delivery>();
  eventReader = { owner: '', until: '', cursor: '' };
  readonly parcels = new Map<string, Parcel>();
  readonly allowances = new Map<string, number>();
  outreachReader = { owner: '', until: '', cursor: '' };
  readonly preferences = new Map<string, Preferences>();
  readonly filterShelves = new Map<string, FilterShelf>();
  readonly receipts = new Map<string, Receipt>();
  autoAssignment = NO_AUTO_ASSIGNMENT;
}
