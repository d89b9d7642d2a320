import { Injectable } from '@nestjs/common';
import {
  ConversationRepository,
  OnlyPartiesConverseError,
  hearingOf,
  isMentionable,
  messageNews,
  writeMessage,
  type Message,
} from '@vigia/domain/conversation';
import { Role, type Page } from '@vigia/domain/shared';
import { AccountStatus, UserRepository, type Actor, type User } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';

/** Something that somebody is about to say. */
export interface MessageRequest {
  readonly actor: Actor;
  readonly incidentId: string;
  readonly text: string;
  readonly isInternal: boolean;
  /** Addresses. */
  readonly mentions: readonly string[];
  readonly key: string | undefined;
}

/** Admins that are offered for a mention at most. */
export const MENTIONABLE_MAX = 200;

/** What is said about incidents. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly incidents: IncidentsService,
    private readonly users: UserRepository,
    private readonly notifications: NotificationsService,
    private readonly repeated: RepeatedRequests,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** [CON-1] */
  async list(
    actor: Actor,
    incidentId: string,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Message>> {
    const incident = await this.incidents.find(actor, incidentId);
    return this.conversations.list(incidentId, hearingOf(incident, actor), query);
  }

  /** [CON-2] [CON-5] Stored with what the others are told of it, then pushed. */
  say({ key, ...request }: MessageRequest): Promise<Message> {
    const { actor, incidentId, text, isInternal, mentions } = request;
    const route = `POST /incidentes/${incidentId}/mensajes`;
    const body = { text, isInternal, mentions };
    return this.repeated.once({ caller: actor.email, route, key, body }, async (seal) => {
      const [incident, mentioned] = await Promise.all([
        this.incidents.find(actor, incidentId),
        Promise.all(mentions.map((email) => this.users.find(email))),
      ]);
      const at = this.clock.now();
      const nextId = (): string => this.ids.ulid(Date.parse(at));
      const words = { id: nextId(), text, isInternal };
      const message = writeMessage(incident, words, mentioned, { by: actor, at });
      const notifications = messageNews(message, incident, nextId);
      const receipt = seal(message);
      await this.conversations.add({
        message,
        notifications,
        ...(receipt !== undefined && { receipt }),
      });
      this.notifications.publish(notifications, incident, message);
      return message;
    });
  }

  /** [CON-3] Whom the staff may mention: active admins and the worker who has it, without the one who asks. */
  async mentionable(actor: Actor, incidentId: string): Promise<readonly User[]> {
    const incident = await this.incidents.find(actor, incidentId);
    if (hearingOf(incident, actor) !== 'staff') throw new OnlyPartiesConverseError();
    const email = incident.assignment?.workerEmail;
    const query = { status: AccountStatus.Active, limit: MENTIONABLE_MAX };
    const [worker, admins] = await Promise.all([
      email === undefined ? undefined : this.users.find(email),
      this.users.listByRole(Role.Admin, query),
    ]);
    return [...(worker === undefined ? [] : [worker]), ...admins.items].filter(
      (user) => isMentionable(incident, user) && user.email !== actor.email,
    );
  }
}
