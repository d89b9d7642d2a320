import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Aspects, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { Guardrails } from '../aspects/guardrails.js';
import { Tags } from '../aspects/tags.js';
import type { Environment } from '../environments.js';
import { resourceName } from '../names.js';

/** What all our stacks have: state in S3 under a lock, one provider, tags, and rules that refuse the unsafe. */
export class VigiaStack extends TerraformStack {
  constructor(
    scope: Construct,
    protected readonly environment: Environment,
    thing: string,
  ) {
    super(scope, resourceName(environment, thing));
    const { name, region, account, stateBucket } = environment;
    new S3Backend(this, {
      bucket: stateBucket,
      key: `${name}/${thing}.tfstate`,
      region,
      encrypt: true,
    });
    // The lock lies beside the state; cdktf does not know the argument yet.
    this.addOverride('terraform.backend.s3.use_lockfile', true);
    new AwsProvider(this, 'aws', {
      region,
      ...(account === undefined ? {} : { allowedAccountIds: [account] }),
    });
    Aspects.of(this).add(new Tags({ Project: 'vigia', Environment: name, Stack: thing }));
    Aspects.of(this).add(new Guardrails(environment));
  }

  /** The name of something in this environment. */
  protected named(thing: string): string {
    return resourceName(this.environment, thing);
  }
}
