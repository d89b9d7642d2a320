import {
  MAIL_TIMINGS,
  TOPICS,
  type Channels,
  type MailTiming,
  type Preferences,
  type QuietHours,
  type Topic,
} from '@vigia/domain/notification';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { preferencesKey } from '../keys.js';

/** What one person chose about notices, as it is stored. */
export interface PreferencesItem {
  readonly email: string;
  readonly id: string;
  readonly canales: readonly {
    readonly tema: Topic;
    readonly app: boolean;
    readonly push: boolean;
    readonly correo: MailTiming;
  }[];
  readonly descanso: { readonly desde: string; readonly hasta: string } | undefined;
  readonly resumen: string;
  readonly telefono: string | undefined;
  readonly silenciados: readonly string[];
  readonly version: number;
}

/** The item of somebody's preferences. */
export function toPreferencesItem(preferences: Preferences): PreferencesItem {
  const { email, channels, quiet, summaryAt, phone, muted, version } = preferences;
  return {
    ...preferencesKey(email),
    canales: TOPICS.flatMap((topic) => {
      const chosen = channels[topic];
      if (chosen === undefined) return [];
      return [{ tema: topic, app: chosen.app, push: chosen.push, correo: chosen.mail }];
    }),
    descanso: quiet === null ? undefined : { desde: quiet.from, hasta: quiet.to },
    resumen: summaryAt,
    telefono: phone ?? undefined,
    silenciados: muted,
    version,
  };
}

/** Somebody's preferences of an item. */
export function fromPreferencesItem(item: Item): Preferences {
  const read = new ItemReader(item, 'personal', ['email', 'id']);
  return {
    email: read.text('email'),
    channels: Object.fromEntries(read.parts('canales', readChannels)),
    quiet: read.part('descanso', readQuiet) ?? null,
    summaryAt: read.text('resumen'),
    phone: read.textOr('telefono', null),
    muted: read.texts('silenciados'),
    version: read.number('version'),
  };
}

function readChannels(read: ItemReader): readonly [Topic, Channels] {
  return [
    read.word('tema', oneOf(TOPICS)),
    {
      app: read.answer('app') === true,
      push: read.answer('push') === true,
      mail: read.word('correo', oneOf(MAIL_TIMINGS)),
    },
  ];
}

function readQuiet(read: ItemReader): QuietHours {
  return { from: read.text('desde'), to: read.text('hasta') };
}
