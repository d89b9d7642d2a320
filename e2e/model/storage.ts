import { ConnectionRepository } from '@vigia/domain/connection';
import { ConversationRepository } from '@vigia/domain/conversation';
import { FollowedRepository, FollowerRepository, IncidentRepository } from '@vigia/domain/incident';
import { NotificationRepository, PreferencesRepository } from '@vigia/domain/notification';
import { PhotoRepository } from '@vigia/domain/photo';
import { ReceiptRepository } from '@vigia/domain/shared';
import { UserRepository } from '@vigia/domain/user';
import {
  MemoryConnectionRepository,
  MemoryConversationRepository,
  MemoryFollowedRepository,
  MemoryFollowerRepository,
  MemoryIncidentRepository,
  MemoryNotificationRepository,
  MemoryPhotoRepository,
  MemoryPreferencesRepository,
  MemoryReceiptRepository,
  MemoryUserRepository,
  type MemoryStore,
} from '@vigia/dynamo/memory';

/** Lets a call to something outside the process through, in its time; one of a dead process never comes back. */
export type Gate = () => Promise<void> | undefined;

/** The repositories of a process by their ports. */
export function storageOf(store: MemoryStore): ReadonlyMap<unknown, object> {
  return new Map<unknown, object>([
    [ConnectionRepository, new MemoryConnectionRepository(store)],
    [ConversationRepository, new MemoryConversationRepository(store)],
    [FollowedRepository, new MemoryFollowedRepository(store)],
    [FollowerRepository, new MemoryFollowerRepository(store)],
    [IncidentRepository, new MemoryIncidentRepository(store)],
    [NotificationRepository, new MemoryNotificationRepository(store)],
    [PhotoRepository, new MemoryPhotoRepository(store)],
    [PreferencesRepository, new MemoryPreferencesRepository(store)],
    [ReceiptRepository, new MemoryReceiptRepository(store)],
    [UserRepository, new MemoryUserRepository(store)],
  ]);
}

/** The same thing with a gate before and behind every call: a call may be carried out and its answer still be lost. */
export function behind<T extends object>(gate: Gate, outside: T): T {
  return new Proxy(outside, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      const call = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
      return isPaged(name) ? paged(gate, call) : gated(gate, call);
    },
  });
}

function isPaged(name: string | symbol): boolean {
  return name === 'listIds' || name === 'listFollowers';
}

function gated(gate: Gate, call: (...args: unknown[]) => unknown) {
  return async (...args: unknown[]): Promise<unknown> => {
    await gate();
    const answer = await call(...args);
    await gate();
    return answer;
  };
}

function paged(gate: Gate, call: (...args: unknown[]) => unknown) {
  return async function* (...args: unknown[]): AsyncIterable<unknown> {
    await gate();
    for await (const page of call(...args) as AsyncIterable<unknown>) {
      await gate();
      yield page;
    }
  };
}
