import type { Construct } from 'constructs';
import { Parameter } from '../constructs/parameter.js';
import { Secret } from '../constructs/secret.js';
import type { Environment } from '../environments.js';
import { VigiaStack } from './vigia-stack.js';

/** Places for keys. The deploy command fills them before anything else is built, and never looks at them again. */
export class SecretsStack extends VigiaStack {
  readonly tokenPrivateKey: Secret;
  readonly boardSealKey: Secret;
  readonly totpSealKeys: Secret;
  /** Tells push services who we are. */
  readonly vapidPrivateKey: Secret;
  readonly redisToken: Secret;
  /** Of the identity provider, where there is one; the operator puts it there. */
  readonly oidcClientSecret: Secret | undefined;
  /** What CloudFront says to the load balancer, so that nobody else is served there. */
  readonly edgeKey: Secret;
  /** Filled from here, once Redis has told how it is reached. */
  readonly redisUrl: Secret;
  /** No secret, but written together with the private key. */
  readonly publicKeys: Parameter;

  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'secrets');
    const secret = (thing: string, description: string): Secret =>
      new Secret(this, thing, {
        name: this.named(thing),
        description,
        protectsData: environment.protectsData,
      });
    this.tokenPrivateKey = secret('token-private-key', 'Signs access tokens: an Ed25519 JWK');
    this.boardSealKey = secret('board-seal-key', 'Proves who owns a client id on a board');
    this.totpSealKeys = secret('totp-seal-keys', 'Seal the secrets of second factors');
    this.oidcClientSecret =
      environment.identityProvider &&
      secret('oidc-client-secret', 'Proves to the identity provider who we are');
    this.vapidPrivateKey = secret('vapid-private-key', 'Tells push services who we are');
    this.redisToken = secret('redis-token', 'Password of Redis');
    this.edgeKey = secret('edge-key', 'What CloudFront says to the load balancer');
    this.redisUrl = secret('redis-url', 'Address of Redis with its password');

    this.publicKeys = new Parameter(this, 'token-public-keys', {
      name: `/${environment.name}/vigia/token-public-keys`,
      description: 'Verifies access tokens: a JWKS',
    });
  }
}
