import type { Following } from '@vigia/domain/incident';
import { ItemReader, type Item } from '../item-reader.js';
import { followedOrder, followersKey, unprefixed } from '../keys.js';

/** Somebody who follows an incident, as stored beside its history. */
export interface FollowerItem {
  readonly incidente_id: string;
  readonly id: string;
  readonly fecha: string;
}

/** An incident that somebody follows, as stored among what belongs to them. */
export interface FollowedItem {
  readonly email: string;
  readonly id: string;
  readonly incidente_id: string;
  readonly fecha: string;
}

/** The item beside the incident. */
export function toFollowerItem({ incidentId, email, since }: Following): FollowerItem {
  return { incidente_id: followersKey(incidentId), id: email, fecha: since };
}

/** The item among what belongs to the person. */
export function toFollowedItem({ incidentId, email, since }: Following): FollowedItem {
  return { email, id: followedOrder(since, incidentId), incidente_id: incidentId, fecha: since };
}

/** The following of an item beside an incident. */
export function fromFollowerItem(item: Item): Following {
  const read = new ItemReader(item, 'activity', ['incidente_id', 'id']);
  return {
    incidentId: unprefixed(read.text('incidente_id')),
    email: read.text('id'),
    since: read.time('fecha'),
  };
}

/** The following of an item among what belongs to a person. */
export function fromFollowedItem(item: Item): Following {
  const read = new ItemReader(item, 'personal', ['email', 'id']);
  return {
    incidentId: read.text('incidente_id'),
    email: read.text('email'),
    since: read.time('fecha'),
  };
}
