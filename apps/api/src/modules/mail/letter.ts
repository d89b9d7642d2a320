import type { InvitedRole } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';

interface Person {
  readonly email: string;
  readonly name: string;
}

/** Something that happened, in the words and the language of its reader. */
export interface MailedNotice {
  readonly sentence: string;
  readonly title: string;
  /** What was said or given as a reason; null where nothing was, or its reader may not know. */
  readonly quote: string | null;
  readonly when: string;
  readonly why: string;
  readonly link: string;
  /** Mutes its incident; null where there is nothing to mute. */
  readonly muteLink: string | null;
}

/** What there is to tell somebody, and the page that belongs to it. */
export type Letter = {
  readonly to: Person;
  readonly link: string;
  readonly language: Language;
} & (
  | { readonly kind: 'verify-email' | 'reset-password'; readonly hours: number }
  | { readonly kind: 'account-approved' | 'password-changed' }
  | {
      readonly kind: 'account-waiting';
      readonly waiting: { readonly email: string; readonly speciality: string };
    }
  | {
      readonly kind: 'invitation';
      readonly by: string;
      readonly role: InvitedRole;
      readonly hours: number;
    }
  | {
      readonly kind: 'notice' | 'notices' | 'summary' | 'page';
      /** Newest first. */
      readonly notices: readonly [MailedNotice, ...MailedNotice[]];
      /** Others that are only counted. */
      readonly more: number;
      readonly preferencesLink: string;
      /** Whether nobody answered a page the first time. */
      readonly isRepeated: boolean;
    }
  | {
      readonly kind: 'second-factor-removed';
      /** The name of the admin who did it; null when its owner did. */
      readonly by: string | null;
    }
);

/** What its mail says. */
export interface Words {
  readonly subject: string;
  readonly hello: string;
  readonly ask: string;
  readonly button: string;
  readonly note: string;
  /** What happened, where there is more to tell than one thing. */
  readonly lines?: readonly Line[];
  /** Where else to go. */
  readonly links?: readonly LabelledLink[];
  /** Where to say that one wants no more of it. */
  readonly unsubscribe?: string;
}

/** One thing of several. */
export interface Line {
  readonly text: string;
  readonly detail: string;
  readonly links: readonly [LabelledLink, ...LabelledLink[]];
}

export interface LabelledLink {
  readonly label: string;
  readonly href: string;
}
