export { Clock, SystemClock } from './clock.js';
export { digest, equalInConstantTime } from './digest.js';
export { integer, list, oneOf, port, readEnv, text, url, type Parse } from './env.js';
export { Ids, RandomIds, rewindUlid, ulidFloor } from './ids.js';
export {
  PROBLEMS,
  fill,
  isProblemCode,
  languageOf,
  type HttpErrorCode,
  type Language,
  type ProblemCode,
  type ProblemRow,
  type Text,
} from './problem.js';
export {
  ACCESS_TOKEN_SECONDS,
  MUTE_LINK_SECONDS,
  TICKET_SECONDS,
  TokenSigner,
  TokenVerifier,
  generateSigningKey,
  type AccessClaims,
  type BoardGrant,
  type BoardTicketClaims,
  type MuteClaims,
  type PublicKeys,
  type TicketAudience,
  type TicketClaims,
} from './token.js';
