import { Injectable } from '@nestjs/common';
import { IncidentRepository } from '@vigia/domain/incident';
import { NotificationRepository } from '@vigia/domain/notification';
import {
  OutreachRepository,
  isAnswered,
  type Allowance,
  type Parcel,
} from '@vigia/domain/outreach';
import { languageOfUser } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { Addressees } from './addressees.js';
import { LetterWriter } from './letter-writer.js';
import { ParcelFiller } from './parcel-filler.js';
import type { Contents } from './parcel-opener.js';
import { smsText } from './sms/sms-text.js';
import { SmsNotTakenError, SmsTransport } from './sms/sms-transport.js';

const HOUR_MS = 3_600_000;
/** As long as an incident can be paged about at all: then its count is forgotten. */
const INCIDENT_MS = 30 * 24 * HOUR_MS;

/** What became of an SMS; `until` says when there is room for it again. */
export type Texted = 'sent' | 'refused' | 'withheld' | { readonly until: string };

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

  /** [OUT-11] `withheld` where an incident had as many as may be, and `until` when an hour had. */
  async text({ reader, preferences, notices }: Contents): Promise<Texted> {
    const [newest, ...others] = notices;
    const { phone } = preferences;
    if (phone === null) return 'refused';
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
    const { hourly, ofIncident } = this.allowances(newest.incidentId);
    if (!(await this.outreach.take(hourly))) return { until: hourly.until };
    if (!(await this.outreach.take(ofIncident))) {
      await this.outreach.giveBack(hourly.name);
      return 'withheld';
    }
    // Counted first: whatever fails, a loop must not become a bill.
    const giveBack = async (): Promise<void> => {
      await this.outreach.giveBack(hourly.name);
      await this.outreach.giveBack(ofIncident.name);
    };
    try {
      const texted = await this.sms.send({ to: phone, text });
      if (texted === 'refused') await giveBack();
      return texted;
    } catch (error) {
      if (error instanceof SmsNotTakenError) await giveBack();
      throw error;
    }
  }

  private allowances(incidentId: string): Record<'hourly' | 'ofIncident', Allowance> {
    const { perHour, perIncident } = this.config.sms;
    const nowMs = this.clock.nowMs();
    const hour = Math.floor(nowMs / HOUR_MS);
    const until = (ms: number): string => new Date(ms).toISOString();
    return {
      hourly: { name: `sms#${String(hour)}`, most: perHour, until: until((hour + 1) * HOUR_MS) },
      ofIncident: {
        name: `sms#${incidentId}`,
        most: perIncident,
        until: until(nowMs + INCIDENT_MS),
      },
    };
  }
}
