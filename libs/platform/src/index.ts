export { Clock, SystemClock } from './clock.js';
export { digest, equalInConstantTime } from './digest.js';
export { integer, list, oneOf, port, readEnv, text, url, type Parse } from './env.js';
export { Ids, RandomIds, rewindUlid, ulidFloor } from './ids.js';
export {
  ACCESS_TOKEN_SECONDS,
  TICKET_SECONDS,
  TokenSigner,
  TokenVerifier,
  generateSigningKey,
  type AccessClaims,
  type PublicKeys,
  type TicketAudience,
  type TicketClaims,
} from './token.js';
