import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter/index.js';
import { Construct } from 'constructs';
import type { Role } from './role.js';

export interface ParameterProps {
  readonly name: string;
  readonly description: string;
}

/** A place for a value that is no secret, which the deploy command writes and Terraform leaves alone. */
export class Parameter extends Construct {
  readonly arn: string;
  readonly #name: string;

  constructor(scope: Construct, id: string, { name, description }: ParameterProps) {
    super(scope, id);
    this.#name = name;
    this.arn = new SsmParameter(this, 'parameter', {
      name,
      description,
      type: 'String',
      value: 'not written yet',
      lifecycle: { ignoreChanges: ['value'] },
    }).arn;
  }

  /** The value, as it is when a stack is deployed. */
  valueIn(scope: Construct): string {
    return new DataAwsSsmParameter(scope, this.node.id, { name: this.#name }).value;
  }

  /** Lets the role read the value. */
  grantRead(role: Role): void {
    role.allow(`read-${this.node.id}`, {
      actions: ['ssm:GetParameters'],
      resources: [this.arn],
    });
  }
}
