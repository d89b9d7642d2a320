import { LANGUAGES, type Language } from '../shared/index.js';
import type { User } from './user.js';

/** What somebody says of themselves. */
export interface ProfileChange {
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
}

/** What somebody is spoken to in, who may never have been asked. */
export function languageOfUser({ language }: Pick<User, 'language'>): Language {
  return language ?? LANGUAGES[0];
}

/** [ACC-23] The account as its owner wants to be called and spoken to; what is not named stays. */
export function changeProfile(user: User, { name, language }: ProfileChange): User {
  const changed = {
    ...user,
    ...(name !== undefined && { name: name.trim() }),
    ...(language !== undefined && { language }),
  };
  const isSame = changed.name === user.name && changed.language === user.language;
  return isSame ? user : { ...changed, version: user.version + 1 };
}
