import { createMessage } from '../message.js';
import { dependencies } from '../compose.js';

export const handler = createMessage(dependencies);
