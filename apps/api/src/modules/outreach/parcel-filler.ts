import { Injectable } from '@nestjs/common';
import { PreferencesRepository, type Notification } from '@vigia/domain/notification';
import {
  Channel,
  OutreachRepository,
  PAGE_AGAIN_AFTER_MIN,
  dispatchesOf,
  emptyParcel,
  enclose,
  eventOf,
  isPage,
  pagedAdmins,
  repeatOf,
  watchOf,
  type Address,
  type Parcel,
} from '@vigia/domain/outreach';
import { localMoment } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { inLanes } from '../../lanes/in-lanes.js';
import { Addressees } from './addressees.js';

/** A notice that goes into one parcel. */
interface Posting extends Address {
  readonly notice: Notification;
  readonly dueAt: string;
  readonly event?: string;
}

const LANES = 8;
const ATTEMPTS = 3;

/** Puts notices into the parcels of the people whom they reach. */
@Injectable()
export class ParcelFiller {
  constructor(
    private readonly addressees: Addressees,
    private readonly preferences: PreferencesRepository,
    private readonly outreach: OutreachRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [OUT-1] Filling in the same rows again changes nothing. */
  async fill(rows: readonly Notification[]): Promise<void> {
    const pages: Posting[] = [];
    for (const page of rows.filter(isPage)) pages.push(...(await this.pageOnDuty(page)));
    const isPaged = new Set(pages.map(({ email, notice }) => `${email} ${notice.id}`));
    const told = await this.toldOf(rows);
    const chosen = await this.preferences.findSeveral([...told.keys()]);
    const circumstances = { at: this.clock.now(), timeZone: this.config.campus.timeZone };
    const others = chosen.flatMap((preferences) =>
      (told.get(preferences.email) ?? []).flatMap((notice) =>
        dispatchesOf(notice, preferences, circumstances)
          // Who is paged by mail gets no second one.
          .filter(
            ({ channel }) =>
              channel !== Channel.Mail || !isPaged.has(`${preferences.email} ${notice.id}`),
          )
          .map((dispatch) => ({ ...dispatch, email: preferences.email, notice })),
      ),
    );
    await this.post([...pages, ...others]);
  }

  /** [OUT-10] A page that nobody answered, for all admins. */
  async pageEverybody(page: Notification): Promise<void> {
    const admins = (await this.addressees.admins()).map(({ email }) => email);
    await this.post(await this.pagesTo(admins, page, repeatOf(page)));
  }

  /** [OUT-8] */
  private async pageOnDuty(page: Notification): Promise<readonly Posting[]> {
    const admins = await this.addressees.admins();
    const now = localMoment(this.clock.now(), this.config.campus.timeZone);
    const paged = pagedAdmins(admins, page, now).map(({ email }) => email);
    const again = this.clock.nowMs() + PAGE_AGAIN_AFTER_MIN * 60_000;
    const watch: Posting = {
      email: watchOf(page),
      channel: Channel.Watch,
      notice: page,
      dueAt: new Date(again).toISOString(),
    };
    return [...(await this.pagesTo(paged, page)), watch];
  }

  private async pagesTo(
    admins: readonly string[],
    notice: Notification,
    event?: string,
  ): Promise<readonly Posting[]> {
    const dueAt = this.clock.now();
    const posting = { notice, dueAt, ...(event !== undefined && { event }) };
    const chosen = await this.preferences.findSeveral(admins);
    const hasSms = this.config.sms.server !== undefined;
    return chosen.flatMap(({ email, phone }) => [
      { ...posting, email, channel: Channel.Page },
      ...(phone === null || !hasSms ? [] : [{ ...posting, email, channel: Channel.Sms }]),
    ]);
  }

  /** [OUT-1] Each person with what they are told, each event once, and nothing of what they did themselves. */
  private async toldOf(
    rows: readonly Notification[],
  ): Promise<ReadonlyMap<string, readonly Notification[]>> {
    const doers = new Map(
      rows.flatMap((row) => (row.actor === null ? [] : [[eventOf(row), row.actor.email]])),
    );
    const told = new Map<string, Map<string, Notification>>();
    for (const row of rows) {
      const event = eventOf(row);
      for (const email of await this.addressees.of(row.audience)) {
        if (doers.get(event) === email) continue;
        const events = told.get(email) ?? new Map<string, Notification>();
        if (!events.has(event)) events.set(event, row);
        told.set(email, events);
      }
    }
    return new Map([...told].map(([email, events]) => [email, [...events.values()]]));
  }

  private async post(postings: readonly Posting[]): Promise<void> {
    let open = groups(postings);
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt === ATTEMPTS)
        throw new Error('Parcels changed while notices were put into them.');
      const stored = await this.outreach.findSeveral(open.map(([first]) => addressOf(first)));
      const byKey = new Map(stored.map((parcel) => [keyOf(parcel), parcel]));
      const lost: typeof open = [];
      await inLanes(open, LANES, async (group) => {
        const address = addressOf(group[0]);
        const isStored = await this.put(byKey.get(keyOf(address)), group);
        if (!isStored) lost.push(group);
      });
      open = lost;
    }
  }

  private async put(before: Parcel | undefined, group: Group): Promise<boolean> {
    const at = this.clock.now();
    const old = before ?? emptyParcel(addressOf(group[0]), at);
    const filled = group.reduce(
      (parcel, { notice, dueAt, event }) =>
        enclose(parcel, notice, { dueAt, at, ...(event !== undefined && { event }) }),
      old,
    );
    return filled === old || this.outreach.save({ ...filled, version: old.version + 1 });
  }
}

/** What goes into one parcel. */
type Group = readonly [Posting, ...Posting[]];

function groups(postings: readonly Posting[]): Group[] {
  const byKey = new Map<string, Group>();
  for (const posting of postings) {
    byKey.set(keyOf(posting), [...(byKey.get(keyOf(posting)) ?? []), posting] as unknown as Group);
  }
  return [...byKey.values()];
}

function addressOf({ email, channel }: Address): Address {
  return { email, channel };
}

function keyOf({ email, channel }: Address): string {
  return `${channel} ${email}`;
}
