import type { Language } from '@vigia/domain/shared';

/** What a device is told of one or several notices. */
export interface PushMessage {
  /** The newest of the notices; a device replaces what it shows under the same id. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Where it leads: a path in the web app. */
  readonly path: string;
  readonly isUrgent: boolean;
  /** Notices that it stands for. */
  readonly count: number;
  readonly language: Language;
}
