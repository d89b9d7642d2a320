import { Injectable } from '@nestjs/common';
import { IncidentRepository } from '@vigia/domain/incident';
import { NotificationRepository } from '@vigia/domain/notification';
import { OutreachRepository, isAnswered, type Parcel } from '@vigia/domain/outreach';
import { languageOfUser } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { Addressees } from './addressees.js';
import { LetterWriter } from './letter-writer.js';
import { ParcelFiller } from './parcel-filler.js';
import type { Contents } from './parcel-opener.js';
import { smsText } from './sms/sms-text.js';
import { SmsTransport } from './sms/sms-transport.js';

const HOUR_MS = 3_600_000;
/** As long as an incident can be paged about at all: then its count is forgotten. */
const INCIDENT_MS = 30 * 24 * HOUR_MS;

/** Pages that go out once more when nobody answers, and those on phones. */
@Injectable()
export class Pager {
  constructor(
    private readonly addressees: Addressees,
    private readonly notifications: NotificationRepository,
    private readonly incidents: IncidentRepository,
    private readonly outreach: OutreachRepository,
    private readonly filler: ParcelFiller,
    private readonly letters: LetterWriter,
    private readonly sms: SmsTransport,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [OUT-10] Pages all admins of what nobody answered. */
  async lookAfter({ enclosed }: Parcel): Promise<void> {
    for (const page of await this.notifications.findSeveral(enclosed)) {
      const admins = await this.addressees.admins();
      const readers = await Promise.all(
        admins.map(async ({ email }) => ({
          email,
          state: await this.notifications.readState(email),
        })),
      );
      const incident = await this.incidents.find(page.incidentId);
      if (!isAnswered(page, incident, readers)) await this.filler.pageEverybody(page);
    }
  }

  /** [OUT-11] `withheld` where there were as many as may be. */
  async text({ reader, preferences, notices }: Contents): Promise<'sent' | 'refused' | 'withheld'> {
    const [newest, ...others] = notices;
    const { phone } = preferences;
    if (phone === null) return 'refused';
    if (!(await this.mayText(newest.incidentId))) return 'withheld';
    const incident = await this.incidents.find(newest.incidentId);
    const text = smsText(
      {
        title: newest.title,
        place: incident?.place ?? '',
        link: this.letters.linkOf(newest),
        others: others.length,
      },
      languageOfUser(reader),
    );
    return this.sms.send({ to: phone, text });
  }

  private async mayText(incidentId: string): Promise<boolean> {
    const { perHour, perIncident } = this.config.sms;
    const nowMs = this.clock.nowMs();
    const hour = Math.floor(nowMs / HOUR_MS);
    const until = (ms: number): string => new Date(ms).toISOString();
    const perIncidentLeft = await this.outreach.take({
      name: `sms#${incidentId}`,
      most: perIncident,
      until: until(nowMs + INCIDENT_MS),
    });
    if (!perIncidentLeft) return false;
    const end = until((hour + 1) * HOUR_MS);
    return this.outreach.take({ name: `sms#${String(hour)}`, most: perHour, until: end });
  }
}
