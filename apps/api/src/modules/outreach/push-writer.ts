import { languageOfUser } from '@vigia/domain/user';
import type { PushMessage } from '../devices/push-message.js';
import { INBOX, pathOf } from './letter-writer.js';
import { sentenceOf } from './notice-words.js';
import type { Contents } from './parcel-opener.js';

/** [OUT-5] What a parcel has to tell as one push: one notice in full, several as their number and the newest. */
export function pushOf({ reader, notices, more }: Contents): PushMessage {
  const language = languageOfUser(reader);
  const [newest] = notices;
  const count = notices.length + more;
  const sentence = sentenceOf(newest, language);
  const about = `${sentence}: ${newest.title}`;
  const many =
    language === 'es' ? `${String(count)} avisos nuevos` : `${String(count)} new notices`;
  return {
    id: newest.id,
    title: count === 1 ? sentence : many,
    body: count === 1 ? newest.title : about,
    path: count === 1 ? pathOf(newest) : INBOX,
    isUrgent: notices.some(({ isUrgent }) => isUrgent),
    count,
    language,
  };
}
