import type { InvitationLink } from '@vigia/domain/identity';
import { StorageError } from '../errors.js';
import type { Item } from '../item-reader.js';
import { invitationKey, linkKey } from '../keys.js';
import {
  fromOneTimeTokenItem,
  toOneTimeTokenItem,
  type OneTimeTokenItem,
} from './one-time-token.item.js';

/** An open invitation as it is stored: its link, under its address. */
export interface InvitationItem extends OneTimeTokenItem {
  readonly cuenta: string;
  readonly hash: string;
}

/** The item of an open invitation. */
export function toInvitationItem(link: InvitationLink): InvitationItem {
  return {
    ...toOneTimeTokenItem(link),
    ...invitationKey(link.email),
    cuenta: link.email,
    hash: link.hash,
  };
}

/** The open invitation of an item. */
export function fromInvitationItem({ hash, cuenta, ...item }: Item): InvitationLink {
  const link = fromOneTimeTokenItem({ ...item, ...linkKey(String(hash)), email: cuenta });
  if (link.invitation === undefined) throw new StorageError('An invitation offers nothing.');
  return { ...link, invitation: link.invitation };
}
