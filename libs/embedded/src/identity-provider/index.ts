export {
  startIdentityProvider,
  type EmbeddedIdentityProvider,
  type IdentityProviderOptions,
} from './start-identity-provider.js';
export { type ProviderPerson } from './provider-person.js';
export { type TokenAnswer } from './token-answer.js';
