import { Injectable } from '@nestjs/common';
import { opensAssignment } from '@vigia/domain/assignment';
import type { Notification } from '@vigia/domain/notification';
import {
  IncidentRepository,
  announce,
  recipientsOf,
  type Decision,
  type Incident,
  type IncidentEvent,
} from '@vigia/domain/incident';
import type { Receipt } from '@vigia/domain/shared';
import { Ids } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AssignmentBell } from './assignment/assignment-bell.js';
import { NotificationsService } from '../notifications/notifications.service.js';

/** What a decision is stored together with. */
export interface Circumstances {
  /** Absent for a new incident. */
  readonly before?: Incident;
  readonly receipt: Receipt | undefined;
}

/** [STO-1] Stores a decision with its history and its notifications as one, then tells the live sockets. */
@Injectable()
export class IncidentRecorder {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly notifications: NotificationsService,
    private readonly ids: Ids,
    private readonly config: Config,
    private readonly bell: AssignmentBell,
  ) {}

  async record(
    { incident, event, photos, follows, chosen, other }: Decision,
    { before, receipt }: Circumstances,
  ): Promise<void> {
    const nextId = (): string => this.ids.ulid(Date.parse(event.at));
    const activity = { ...event, id: nextId() };
    const notifications = this.announced(event, incident, nextId);
    const otherNotifications = other ? this.announced(other.event, other.incident, nextId) : [];
    await this.incidents.commit({
      incident,
      activity,
      notifications: [...notifications, ...otherNotifications],
      ...(other !== undefined && {
        other: { ...other, activity: { ...other.event, id: nextId() } },
      }),
      ...(before !== undefined && { before }),
      ...(receipt !== undefined && { receipt }),
      ...(photos !== undefined && { photos }),
      ...(follows !== undefined && { follows }),
      ...(chosen !== undefined && { chosen }),
    });
    this.notifications.publish(notifications, incident);
    if (other !== undefined) this.notifications.publish(otherNotifications, other.incident);
    if (opensAssignment(before, incident)) this.bell.ring();
  }

  private announced(
    event: IncidentEvent,
    incident: Incident,
    nextId: () => string,
  ): readonly Notification[] {
    const policy = { campusFeed: this.config.campus.feed };
    return announce({ event, incident }, recipientsOf(event, incident, policy), nextId);
  }
}
