import { createDisconnect } from '../disconnect.js';
import { dependencies } from '../compose.js';

export const handler = createDisconnect(dependencies);
