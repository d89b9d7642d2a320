import type { Hearing } from '@vigia/domain/conversation';
import type { List } from '../cursor.js';

/** What these ears hear of the conversation about one incident. */
export function messageList(incidentId: string, hearing: Hearing): List {
  return {
    name: 'messages',
    about: [incidentId, hearing],
    position: /^[0-9A-HJKMNP-TV-Z]{26}$/,
  };
}
