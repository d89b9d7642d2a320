import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version/index.js';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import { Construct } from 'constructs';
import type { Role } from './role.js';

export interface SecretProps {
  readonly name: string;
  readonly description: string;
  /** Whether Secrets Manager keeps it for 30 days after its end. */
  readonly protectsData: boolean;
}

const RECOVERY_DAYS = 30;

/** A place for a secret. The deploy command fills it; only what AWS itself makes is stored from here. */
export class Secret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, description, protectsData }: SecretProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, 'secret', {
      name,
      description,
      recoveryWindowInDays: protectsData ? RECOVERY_DAYS : 0,
      lifecycle: { preventDestroy: protectsData },
    });
    this.arn = secret.arn;
  }

  /** Stores, from a later stack, a value that only AWS knows, such as an address with a password it made. */
  storeFrom(scope: Construct, value: string): void {
    new SecretsmanagerSecretVersion(scope, `${this.node.id}-value`, {
      secretId: this.arn,
      secretString: value,
    });
  }

  /** The value, for a resource of AWS that must be told it; it then lies in the (encrypted) state too. */
  valueIn(scope: Construct): string {
    return new DataAwsSecretsmanagerSecretVersion(scope, `${this.node.id}-value`, {
      secretId: this.arn,
    }).secretString;
  }

  /** Lets the role read the value. */
  grantRead(role: Role): void {
    role.allow(`read-${this.node.id}`, {
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.arn],
    });
  }
}
