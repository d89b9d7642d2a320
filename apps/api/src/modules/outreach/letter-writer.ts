import { Injectable } from '@nestjs/common';
import { Channel } from '@vigia/domain/outreach';
import { languageOfUser } from '@vigia/domain/user';
import type { Notification } from '@vigia/domain/notification';
import type { Language } from '@vigia/platform';
import { Config } from '../../config/config.js';
import type { MailService } from '../mail/mail.service.js';
import { MuteLinks } from '../preferences/mute-links.js';
import { isAboutAccount, sentenceOf, whyOf } from './notice-words.js';
import type { Contents } from './parcel-opener.js';

type Letter = Parameters<MailService['send']>[0];
type NoticeLetter = Extract<Letter, { kind: 'notice' | 'notices' | 'summary' | 'page' }>;
type MailedNotice = NoticeLetter['notices'][number];

/** [OUT-4] Notices that one mail tells of; the rest is counted. */
const LINES_MAX = 20;

/** Writes what a parcel has to tell as one mail. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly links: MuteLinks,
    private readonly config: Config,
  ) {}

  async write(channel: Channel, contents: Contents): Promise<NoticeLetter> {
    const { reader, notices, repeated } = contents;
    const language = languageOfUser(reader);
    const kind = kindOf(channel, contents);
    const [first, ...rest] = notices;
    const mailed = (notice: Notification) => this.mailed(kind, notice, reader.email, language);
    const shown = rest.slice(0, LINES_MAX - 1);
    return {
      kind,
      to: reader,
      language,
      notices: [await mailed(first), ...(await Promise.all(shown.map(mailed)))],
      more: rest.length - shown.length + contents.more,
      link: kind === 'notice' || kind === 'page' ? this.linkOf(first) : this.inbox(),
      preferencesLink: `${this.config.publicWebUrl}${PREFERENCES}`,
      isRepeated: notices.some(({ id }) => repeated.has(id)),
    };
  }

  /** Where to see what a notice is about. */
  linkOf(notice: Notification): string {
    return this.config.publicWebUrl + pathOf(notice);
  }

  private inbox(): string {
    return this.config.publicWebUrl + INBOX;
  }

  private async mailed(
    kind: NoticeLetter['kind'],
    notice: Notification,
    email: string,
    language: Language,
  ): Promise<MailedNotice> {
    const hasMute = kind !== 'page' && notice.incidentId !== '';
    return {
      sentence: sentenceOf(notice, language),
      title: notice.title,
      quote: notice.reason,
      when: this.timeOf(notice, language),
      why: whyOf(notice, language),
      link: this.linkOf(notice),
      muteLink: hasMute ? await this.links.linkFor(email, notice.incidentId) : null,
    };
  }

  private timeOf({ at }: Notification, language: Language): string {
    const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
    const { timeZone } = this.config.campus;
    return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone }).format(
      new Date(at),
    );
  }
}

/** A path in the web app. */
export function pathOf(notice: Notification): string {
  return isAboutAccount(notice) ? '/personas' : `/incidentes/${notice.incidentId}`;
}

export const INBOX = '/avisos';
const PREFERENCES = '/avisos/preferencias';
const LOCALES: Readonly<Record<Language, string>> = { es: 'es-PE', en: 'en-US' };

function kindOf(channel: Channel, { notices, more }: Contents): NoticeLetter['kind'] {
  if (channel === Channel.Page) return 'page';
  if (channel === Channel.Summary) return 'summary';
  return notices.length + more === 1 ? 'notice' : 'notices';
}
