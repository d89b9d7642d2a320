import type { PushMessage } from './push-message.js';

/** Port: reaches people on their devices while the web app is closed. */
export abstract class PushSender {
  /**
   * Tells every live device of somebody; devices that are gone are forgotten. `nobody` when there is none left to tell.
   * Fails when there are some and none could be reached for now: try again later.
   */
  abstract send(email: string, push: PushMessage): Promise<'sent' | 'nobody'>;
}
