import { isQuiet, topicOf, type Capacity, type Topic, type Told } from '@vigia/domain/notification';
import { CAPACITY_WORDS, type PushMessage } from '@vigia/wire';
import type { Preferences } from '../api/models.js';

/** What the socket tells, in the words that the rules about topics are told in. */
function toldBy({ evento, calidad, urgente }: PushMessage): Told {
  const capacities = Object.keys(CAPACITY_WORDS) as Capacity[];
  const capacity = capacities.find((one) => CAPACITY_WORDS[one] === calidad) ?? 'campus';
  return { kind: evento, capacity, isUrgent: urgente };
}

/** [PRF-1] The topic of what the socket tells. */
export function topicOfPush(message: PushMessage): Topic {
  return topicOf(toldBy(message));
}

/** [PRF-3] Whether what the socket tells is only kept; what is taken of everybody while nothing is known. */
export function isQuietPush(message: PushMessage, preferences: Preferences | undefined): boolean {
  const { temas = [], silenciados: muted = [] } = preferences ?? {};
  const channels = Object.fromEntries(
    temas.map(({ clave, app, push, correo }) => [clave, { app, push, mail: correo }]),
  );
  return isQuiet({ ...toldBy(message), incidentId: message.incidente_id }, { channels, muted });
}
