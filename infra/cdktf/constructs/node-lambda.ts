import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { LogGroup } from './log-group.js';
import { Role } from './role.js';
import { zipFile } from './zip-file.js';

export interface NodeLambdaProps {
  readonly name: string;
  /** An ES module that holds everything it needs and exports `handler`; an absolute path. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logRetentionDays: number;
  /** Executions it may have at once, and that nothing else can take from it. */
  readonly reservedConcurrency: number;
  readonly traces: boolean;
}

/** Below the 29 seconds that API Gateway waits. */
const TIMEOUT_SECONDS = 10;
const MEMORY_MB = 256;

/**
 * A function on Node 24 and ARM, from one bundled file. It has no dead-letter queue: API Gateway calls it and waits, so a
 * failure is an answer and an alarm, and nothing is ever retried behind the caller's back.
 */
export class NodeLambda extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly invokeArn: string;
  /** Who the function is; tables grant themselves to it. */
  readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeLambdaProps) {
    super(scope, id);
    const { name, bundle, environment, logRetentionDays, reservedConcurrency, traces } = props;
    const logs = new LogGroup(this, 'logs', {
      name: `/aws/lambda/${name}`,
      retentionDays: logRetentionDays,
    });
    this.role = new Role(this, 'role', { name, service: 'lambda.amazonaws.com' });
    logs.grantWrite(this.role);
    if (traces) {
      this.role.allow('trace', {
        actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
        resources: ['*'],
      });
    }

    const { archive, digest } = packed(bundle);
    const asset = new TerraformAsset(this, 'code', {
      path: archive,
      type: AssetType.FILE,
      assetHash: digest.toString('hex').toUpperCase(),
    });
    const fn = new LambdaFunction(this, 'function', {
      functionName: name,
      role: this.role.arn,
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: `${basename(bundle, '.mjs')}.handler`,
      filename: asset.path,
      sourceCodeHash: digest.toString('base64'),
      memorySize: MEMORY_MB,
      timeout: TIMEOUT_SECONDS,
      reservedConcurrentExecutions: reservedConcurrency,
      environment: { variables: { ...environment } },
      // Each question of each open page is a call: what the platform says of every one would cost more than the calls.
      loggingConfig: {
        logFormat: 'JSON',
        logGroup: logs.name,
        applicationLogLevel: 'INFO',
        systemLogLevel: 'WARN',
      },
      tracingConfig: { mode: traces ? 'Active' : 'PassThrough' },
    });
    this.name = fn.functionName;
    this.arn = fn.arn;
    this.invokeArn = fn.invokeArn;
  }
}

/** The bundle as an archive with a name made of its content, so that the same code is the same deployment. */
function packed(bundle: string): { archive: string; digest: Buffer } {
  if (!existsSync(bundle)) {
    throw new Error(`${basename(bundle)} is not built. Run \`npm run build\` first.`);
  }
  const zip = zipFile([{ name: basename(bundle), bytes: readFileSync(bundle) }]);
  const digest = createHash('sha256').update(zip).digest();
  const archive = join(tmpdir(), `vigia-${basename(bundle, '.mjs')}-${digest.toString('hex')}.zip`);
  writeFileSync(archive, zip);
  return { archive, digest };
}
