import type { InvitedRole } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';

interface Person {
  readonly email: string;
  readonly name: string;
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
}
