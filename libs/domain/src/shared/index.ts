export { DomainError, type ErrorKind } from './domain-error.js';
export {
  ConcurrentChangeError,
  IdempotencyKeyReusedError,
  InvalidCursorError,
  ReceiptExistsError,
  UnreadableError,
  type SharedErrorCode,
} from './shared.errors.js';
export { LANGUAGES, type Language } from './language.js';
export type { Page } from './page.js';
export { ReceiptRepository, type Receipt } from './receipt.repository.js';
export { Role, SPECIALITIES, parseSpeciality, type Speciality } from './role.js';
