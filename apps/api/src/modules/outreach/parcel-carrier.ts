import { Injectable, Logger } from '@nestjs/common';
import {
  Channel,
  OutreachRepository,
  afterFailure,
  emptied,
  heldUntil,
  isPaging,
  postponed,
  type Parcel,
} from '@vigia/domain/outreach';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { PushSender } from '../devices/push-sender.js';
import { MailService } from '../mail/mail.service.js';
import { LetterWriter } from './letter-writer.js';
import { Pager, type Texted } from './pager.js';
import { ParcelOpener, type Contents } from './parcel-opener.js';
import { pushOf } from './push-writer.js';

type Brought = Texted | 'nobody';

/** What the log says of what did not leave; alarms count by these words. */
const FAILURES: Readonly<Record<Channel, string>> = {
  [Channel.Page]: 'page not sent',
  [Channel.Sms]: 'page not sent',
  [Channel.Watch]: 'page not sent',
  [Channel.Push]: 'device not told',
  [Channel.Mail]: 'mail not sent',
  [Channel.Summary]: 'mail not sent',
};

/** Brings parcels to people, each as one message. */
@Injectable()
export class ParcelCarrier {
  readonly #logger = new Logger(ParcelCarrier.name);

  constructor(
    private readonly opener: ParcelOpener,
    private readonly letters: LetterWriter,
    private readonly mail: MailService,
    private readonly push: PushSender,
    private readonly pager: Pager,
    private readonly outreach: OutreachRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * [OUT-6] One try. It is marked as brought only afterwards, so nothing is lost; who dies in between leaves it to be
   * brought once more. The queue shows a parcel for a moment after it was brought: what counts is the parcel itself.
   */
  async bring(queued: Parcel): Promise<void> {
    const [parcel] = await this.outreach.findSeveral([queued]);
    if (parcel?.version !== queued.version) return;
    const after = await this.attempt(parcel).catch((error: unknown) => this.failed(parcel, error));
    if (!(await this.outreach.save(after))) {
      this.#logger.warn({ channel: parcel.channel }, 'a parcel changed while it was brought');
    }
  }

  private async attempt(parcel: Parcel): Promise<Parcel> {
    if (parcel.channel === Channel.Watch) {
      await this.pager.lookAfter(parcel);
      return emptied(parcel, this.clock.now(), true);
    }
    const contents = await this.opener.open(parcel);
    const at = this.clock.now();
    if (contents === undefined) return emptied(parcel, at, false);
    const { timeZone } = this.config.campus;
    const held = heldUntil(parcel, contents.preferences, { at, timeZone });
    if (held !== undefined) return postponed(parcel, held, at);
    const brought = await this.send(parcel.channel, contents);
    if (typeof brought === 'object') return postponed(parcel, brought.until, this.clock.now());
    if (brought === 'withheld' || (brought === 'refused' && parcel.channel === Channel.Sms)) {
      this.#logger.error({ channel: parcel.channel, brought }, FAILURES[parcel.channel]);
    }
    return emptied(parcel, this.clock.now(), brought === 'sent');
  }

  private async send(channel: Channel, contents: Contents): Promise<Brought> {
    if (channel === Channel.Push) return this.push.send(contents.reader.email, pushOf(contents));
    if (channel === Channel.Sms) return this.pager.text(contents);
    return this.mail.send(await this.letters.write(channel, contents));
  }

  /** [OUT-9] */
  private failed(parcel: Parcel, error: unknown): Parcel {
    const { channel } = parcel;
    const after = afterFailure(parcel, this.clock.now());
    const fields = { err: error, channel, tries: parcel.tries + 1 };
    const isGivenUp = after.enclosed.length < parcel.enclosed.length;
    const isFirstOfPage = isPaging(channel) && parcel.tries === 0;
    // In other words than what an alarm counts by its words.
    if (isGivenUp || isFirstOfPage) this.#logger.error(fields, FAILURES[channel]);
    else this.#logger.warn(fields, 'a parcel is brought later');
    return after;
  }
}
