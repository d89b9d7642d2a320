import { createConnect } from '../connect.js';
import { dependencies } from '../compose.js';

export const handler = createConnect(dependencies);
