import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ConnectionRepository } from '@vigia/domain/connection';
import type { Message } from '@vigia/domain/conversation';
import { FollowerRepository, type Incident } from '@vigia/domain/incident';
import {
  followedIncident,
  userAudience,
  type Audience,
  type Notification,
} from '@vigia/domain/notification';
import { Clock } from '@vigia/platform';
import { pushMessage } from '@vigia/wire';
import { inLanes } from '../../lanes/in-lanes.js';
import { PushGateway } from './push-gateway.js';

const LANES = 64;
/** API Gateway's limit of a message. */
const FRAME_BYTES = 128 * 1024;
/** A socket whose handshake is not over yet is stored already, and answers like one that is gone. */
const HANDSHAKE_MS = 10_000;
const DRAIN_MS = 5_000;
/** As long as a handshake may take: the time that API Gateway gives both of its functions. */
const LATE_MS = 30_000;

/** Tells live sockets what is stored already: a hint, so whatever fails here is logged and dropped. */
@Injectable()
export class NotificationsService implements OnApplicationShutdown {
  readonly #logger = new Logger(NotificationsService.name);
  readonly #listeners: (() => void)[] = [];
  /** The last push of each incident that is not over yet. */
  readonly #underway = new Map<string, Promise<void>>();
  /** Second looks for sockets of somebody who was disconnected, with what waits to begin them. */
  readonly #looks = new Map<() => Promise<void>, NodeJS.Timeout>();

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly followers: FollowerRepository,
    private readonly gateway: PushGateway,
    private readonly clock: Clock,
  ) {}

  /**
   * [LIV-4] Returns at once; the pushes start after the answer and never fail the request. Those of one incident wait
   * for each other, so that nobody sees its life out of order.
   */
  publish(notifications: readonly Notification[], incident: Incident, message?: Message): void {
    for (const listener of this.#listeners) listener();
    const before = this.#underway.get(incident.id) ?? nextTurn();
    const push = before.then(() => this.deliver(notifications, incident, message));
    this.#underway.set(incident.id, push);
    void push.then(() => {
      if (this.#underway.get(incident.id) === push) this.#underway.delete(incident.id);
    });
  }

  /** Calls the listener whenever this task has something to tell, from now on. */
  onPublished(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * [ACC-20] Closes every socket of somebody; what cannot be closed is logged, and gets nothing any more. One that was
   * let in before and is stored only now is looked for once more.
   */
  async disconnect(email: string): Promise<void> {
    const at = this.clock.now();
    await this.closeSockets(email);
    const look = async (): Promise<void> => {
      clearTimeout(this.#looks.get(look));
      this.#looks.delete(look);
      await this.closeSockets(email, at).catch((error: unknown) => {
        this.#logger.error({ err: error }, 'late sockets not looked for');
      });
    };
    this.#looks.set(look, setTimeout(() => void look(), LATE_MS).unref());
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#looks.keys()].map((look) => look()));
    let late: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (late = setTimeout(resolve, DRAIN_MS)));
    await Promise.race([Promise.all(this.#underway.values()), patience]);
    clearTimeout(late);
  }

  /** All of somebody's, or those whose handshake began by then. */
  private async closeSockets(email: string, by?: string): Promise<void> {
    for await (const ids of this.connections.listIds(userAudience(email))) {
      await inLanes(ids, LANES, async (id) => {
        if (by !== undefined && !(await this.hasBegun(id, by))) return;
        await this.connections.remove(id);
        await this.gateway.close(id).catch((error: unknown) => {
          this.#logger.error({ err: error, connection: id }, 'socket not closed');
        });
      });
    }
  }

  private async hasBegun(id: string, by: string): Promise<boolean> {
    const socket = await this.connections.find(id);
    return socket !== undefined && socket.connectedAt <= by;
  }

  /** [LIV-6] The next audience is told when the posts to the one before are settled. */
  private async deliver(
    notifications: readonly Notification[],
    incident: Incident,
    message: Message | undefined,
  ): Promise<void> {
    /** Who is in several audiences of one event is told once, as the first of them. */
    const told = new Set<string>();
    for (const notification of notifications) {
      try {
        const frame = JSON.stringify(pushMessage(notification, incident, message));
        await this.tell(notification.audience, frame, told);
      } catch (error) {
        this.#logger.error({ err: error, notification: notification.id }, 'push failed');
      }
    }
  }

  private async tell(audience: Audience, frame: string, told: Set<string>): Promise<void> {
    if (Buffer.byteLength(frame) > FRAME_BYTES) throw new Error('The frame is too large to post.');
    const failures: unknown[] = [];
    const post = (id: string): Promise<void> =>
      this.post(id, frame).catch((error: unknown) => void failures.push(error));
    const tellSockets = async (sockets: Audience, lanes: number): Promise<void> => {
      for await (const ids of this.connections.listIds(sockets)) {
        const others = ids.filter((id) => !told.has(id));
        for (const id of others) told.add(id);
        await inLanes(others, lanes, post);
      }
    };
    const followed = followedIncident(audience);
    if (followed === undefined) await tellSockets(audience, LANES);
    else await this.tellFollowers(followed, (email) => tellSockets(userAudience(email), 1));
    if (failures.length > 0) {
      throw new Error(`${String(failures.length)} posts were dropped.`, { cause: failures[0] });
    }
  }

  /** [FOL-3] As many at a time as there are lanes, whoever has how many sockets; one that fails leaves out no other. */
  private async tellFollowers(
    incidentId: string,
    tellOne: (email: string) => Promise<void>,
  ): Promise<void> {
    for await (const emails of this.followers.listFollowers(incidentId)) {
      await inLanes(emails, LANES, (email) =>
        tellOne(email).catch((error: unknown) => {
          this.#logger.error({ err: error, incident: incidentId }, 'follower not told');
        }),
      );
    }
  }

  private async post(connectionId: string, frame: string): Promise<void> {
    if ((await this.gateway.post(connectionId, frame)) === 'gone') await this.forget(connectionId);
  }

  /** [LIV-3] */
  private async forget(connectionId: string): Promise<void> {
    const connection = await this.connections.find(connectionId);
    if (connection === undefined) return;
    const ageMs = this.clock.nowMs() - Date.parse(connection.connectedAt);
    if (ageMs > HANDSHAKE_MS) await this.connections.remove(connectionId);
  }
}
