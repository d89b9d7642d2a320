import { createAuthorize } from '../authorize.js';
import { dependencies } from '../compose.js';

export const handler = createAuthorize(dependencies);
