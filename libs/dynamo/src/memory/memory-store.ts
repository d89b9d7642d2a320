import type { AccountEvent } from '@vigia/domain/audit';
import type { Board, BoardComment, BoardState } from '@vigia/domain/board';
import type { Connection } from '@vigia/domain/connection';
import type { InvitationLink, OneTimeToken, Session } from '@vigia/domain/identity';
import type { Activity, Incident } from '@vigia/domain/incident';
import type { Notification, ReadState } from '@vigia/domain/notification';
import type { Photo } from '@vigia/domain/photo';
import type { Receipt } from '@vigia/domain/shared';
import type { FilterShelf } from '@vigia/domain/triage';
import type { User } from '@vigia/domain/user';

/** The tables of the in-memory repositories; those that share one see each other's writes, as in one environment. */
export class MemoryStore {
  readonly incidents = new Map<string, Incident>();
  readonly activity: Activity[] = [];
  readonly users = new Map<string, User>();
  readonly connections = new Map<string, Connection>();
  readonly notifications: Notification[] = [];
  readonly readStates = new Map<string, ReadState>();
  readonly sessions = new Map<string, Session>();
  readonly links = new Map<string, OneTimeToken>();
  readonly invitations = new Map<string, InvitationLink>();
  readonly claimedTickets = new Set<string>();
  readonly boards = new Map<string, Board>();
  readonly boardComments: BoardComment[] = [];
  readonly boardStates = new Map<string, BoardState>();
  readonly photos = new Map<string, Photo>();
  readonly endedAccess: { readonly email: string; readonly at: string }[] = [];
  readonly accountEvents: AccountEvent[] = [];
  readonly filterShelves = new Map<string, FilterShelf>();
  readonly receipts = new Map<string, Receipt>();
}
