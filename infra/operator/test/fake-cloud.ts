import { TABLES, tableNames, type TableKey } from '@vigia/dynamo/table';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../cdktf/environments.js';
import { SERVICES, type ServiceId } from '../site.js';
import { STACKS } from '../stacks.js';
import type { Answer, Call } from './fake-programs.js';

interface StoredObject {
  readonly body: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly etag: string;
}

interface SecretVersion {
  readonly id: string;
  readonly value: string;
  stages: string[];
}

interface FakeService {
  desired: number;
  tag: string;
  updatedAt: string;
  min: number;
  max: number;
  suspended: boolean;
  /** What a morning sets. */
  opening?: { min: number; max: number };
  /** Kids of the keys that its tasks verify with, and sign with. */
  verifies: readonly string[];
  signs: string;
}

/** Keys that the deploy command makes. */
export const KEYS = [
  'token-private-key',
  'board-seal-key',
  'totp-seal-keys',
  'vapid-private-key',
  'redis-token',
  'edge-key',
];
const ACCOUNT = '123456789012';
const HANDLERS = ['authorize', 'connect', 'disconnect', 'message'];
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/**
 * As much of AWS, Terraform, the builders, npm and git as the operator meets, in memory. Whatever changes the world can be
 * made to fail, before or after it took effect; what AWS refuses to do twice is refused here too.
 */
export class FakeCloud {
  calls: Call[] = [];
  writes: Call[] = [];
  /** Sentences about moments in which users would have noticed something. */
  readonly outages: string[] = [];
  /** What was handed over in secret, ever. */
  readonly secretsSeen: string[] = [];
  failAt = 0;
  /** Every change fails the first time somebody asks for it, in turns before and after it took effect. */
  failsOnce = false;
  readonly stumbled = new Set<string>();
  failsAfterEffect = false;

  now = Date.parse('2026-11-22T10:00:00Z');
  awsVersion = 'aws-cli/2.31.4 Python/3.13';
  terraformVersion = '1.11.4';
  caller: { Account: string; Arn: string } | undefined = {
    Account: ACCOUNT,
    Arn: `arn:aws:iam::${ACCOUNT}:user/ana`,
  };
  dockerRuns = true;
  commit = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';
  changes = '';
  /** ECS goes back instead of running what Terraform said. */
  rejectsImages = false;
  /** Where uploads and visitors arrive. */
  origin = '';
  published: Readonly<Record<string, string>> | undefined;
  foreignBucket = false;
  /** Services that answer, but are not ready. */
  readonly unwell = new Set<string>();
  letsStrangersIn = false;
  /** What people asked of Vigía itself, as `<method> <path> <who> <body>`. */
  readonly asked: string[] = [];

  readonly buckets = new Map<string, Map<string, string>>();
  readonly objects = new Map<string, StoredObject>();
  readonly secrets = new Map<string, SecretVersion[]>();
  secretChangedAt = '';
  publicKeys = 'not written yet';
  publicKeysAt = '';
  readonly applied = new Set<string>();
  readonly images = new Set<string>();
  readonly built = new Set<string>();
  loggedIn = false;
  readonly services = new Map<ServiceId, FakeService>();
  readonly handlers = new Map<string, string>();
  readonly tables = new Map<string, string>();
  /** Terraform's idea of the tables: address -> name. */
  readonly stateTables = new Map<string, string>();
  readonly backups: { table: string; name: string }[] = [];
  readonly jobs: { id: string; status: string }[] = [];
  edgeSays = '';
  edgeTakes: readonly string[] = [];

  constructor(
    readonly environment: Environment,
    readonly root: string,
  ) {}

  answer(call: Call): Answer {
    this.calls.push(call);
    const { program, args } = call;
    try {
      const words = args.filter((arg) => !arg.startsWith('-chdir='));
      const isRead = READS.some((read) => read.test([program, ...words].join(' ')));
      if (isRead) return this.#act(call);
      this.writes.push(call);
      this.now += SECOND_MS;
      const isFirst = this.failsOnce && !this.stumbled.has(lineOf(call));
      if (isFirst || this.writes.length === this.failAt) {
        const isUnheard = isFirst ? this.stumbled.size % 2 === 1 : this.failsAfterEffect;
        this.stumbled.add(lineOf(call));
        if (isUnheard) this.#act(call);
        throw new Refusal('the wire was cut');
      }
      return this.#act(call);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { code: error.code, err: `${error.message}\n` };
    }
  }

  /** What matters of the world, without what is random. */
  get picture(): unknown {
    const { name } = this.environment;
    return {
      buckets: [...this.buckets].map(([bucket, facts]) => [bucket, Object.fromEntries(facts)]),
      objects: [...this.objects.keys()].filter((key) => !key.endsWith('.lock')),
      secrets: [...this.secrets].map(([secret, versions]) => [
        secret,
        versions.map(({ stages }) => stages).filter(({ length }) => length > 0),
      ]),
      publicKeys: this.publicKeys.startsWith('{') ? this.#kids(this.publicKeys).length : 0,
      applied: [...this.applied],
      images: [...this.images],
      services: [...this.services].map(
        ([id, { desired, tag, min, max, suspended, opening, verifies, signs }]) => ({
          ...{ id, desired, tag, min, max, suspended, opening },
          verifies: verifies.length,
          signsWithNewest: signs === this.#kids(this.publicKeys)[0],
        }),
      ),
      handlers: [...this.handlers].map(([handler, keys]) => [handler, this.#kids(keys).length]),
      tables: [...this.tables],
      stateTables: [...this.stateTables],
      backups: this.backups,
      published: this.published,
      edge: this.edgeTakes.length === 1 && this.edgeTakes[0] === this.edgeSays,
      name,
    };
  }

  /** Becomes what another one was, with no calls made yet. */
  adopt(other: FakeCloud): void {
    const {
      environment: _,
      origin: __,
      calls: ___,
      writes: ____,
      ...world
    } = { ...(other as object) } as FakeCloud;
    Object.assign(this, structuredClone(world), { root: this.root, calls: [], writes: [] });
  }

  service(id: ServiceId): FakeService {
    const found = this.services.get(id);
    if (found === undefined) throw new Error(`${id} is not deployed.`);
    return found;
  }

  body(key: string): string {
    return this.objects.get(key)?.body ?? '';
  }

  #act(call: Call): Answer {
    const { program, args } = call;
    if (program === 'aws') return this.#aws(call);
    if (program === 'terraform') return this.#terraform(call);
    if (program === 'git') return this.#git(args);
    if (program === 'npm' && args.includes('synth')) this.#synth();
    if (program === 'docker' || program === 'buildah')
      return this.#build(program, args, call.stdin);
    return {};
  }

  #git(args: readonly string[]): Answer {
    if (args[0] === 'status') return { out: this.changes };
    if (args[0] === 'write-tree') return { out: `${sha(this.changes)}\n` };
    return { out: `${this.commit}\n` };
  }

  #synth(): void {
    const names = { ...tableNames(this.environment.name), ...this.environment.restoredTables };
    const tables = (Object.keys(TABLES) as TableKey[]).map((key) => [
      `${key}-table`,
      { name: names[key] },
    ]);
    const folder = join(this.root, 'cdktf.out', 'stacks', `${this.environment.name}-vigia-data`);
    mkdirSync(folder, { recursive: true });
    const configuration = { resource: { aws_dynamodb_table: Object.fromEntries(tables) } };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configuration));
  }

  #build(program: string, args: readonly string[], stdin: string): Answer {
    const [what, ref = ''] = args;
    if (what === 'info' && !this.dockerRuns) throw new Refusal('Cannot connect to the daemon');
    if (what === 'build') {
      if (program === 'buildah' && !args.includes('--ignorefile')) throw new Refusal('no list');
      this.built.add(valueOf(args, '--tag'));
    }
    if (what === 'login') {
      if (stdin !== 'registry-password') throw new Refusal('unauthorized');
      this.loggedIn = true;
    }
    if (what === 'push') {
      const image = ref.replace(/^.*\//, '');
      if (!this.loggedIn || !this.built.has(ref)) throw new Refusal('denied');
      if (this.images.has(image)) throw new Refusal('ImageTagAlreadyExistsException: immutable');
      this.images.add(image);
    }
    return {};
  }

  #terraform({ args, imageTag }: Call): Answer {
    if (args[0] === 'version') {
      return { out: JSON.stringify({ terraform_version: this.terraformVersion }) };
    }
    const stack = (args[0] ?? '').replace(/^.*-vigia-/, '');
    const [, what, more, address = '', imported = ''] = args;
    if (what === 'init' && !this.buckets.has(this.environment.stateBucket)) {
      throw new Refusal('Error: S3 bucket does not exist');
    }
    if (what === 'apply') this.#apply(stack, imageTag);
    if (what === 'destroy') this.#destroy(stack);
    if (what === 'plan') return { out: `Plan for ${stack} with ${imageTag}` };
    if (what === 'state') {
      if (more === 'list') return { out: this.applied.has(stack) ? 'aws_thing.one\n' : '' };
      if (more === 'pull') return { out: this.#state() };
      if (more === 'rm') this.stateTables.delete(address.replace('aws_dynamodb_table.', ''));
    }
    if (what === 'import') {
      // -input=false -no-color ADDRESS NAME
      const name = args.at(-1) ?? imported;
      const known = (args.at(-2) ?? '').replace('aws_dynamodb_table.', '');
      if (this.stateTables.has(known)) throw new Refusal('Resource already managed by Terraform');
      this.stateTables.set(known, name);
    }
    return { out: 'Apply complete!' };
  }

  #apply(stack: string, tag: string): void {
    const order: readonly string[] = STACKS;
    const missing = order.slice(0, order.indexOf(stack)).find((each) => !this.applied.has(each));
    if (missing !== undefined) throw new Refusal(`Unable to find remote state of ${missing}`);
    const { name } = this.environment;
    if (stack === 'secrets' && !this.applied.has(stack)) {
      for (const thing of KEYS) {
        this.secrets.set(`${name}-vigia-${thing}`, []);
      }
    }
    if (stack === 'data') {
      this.#current('redis-token');
      const names = { ...tableNames(name), ...this.environment.restoredTables };
      for (const key of Object.keys(TABLES) as TableKey[]) {
        const known = this.stateTables.get(`${key}-table`);
        if (known !== undefined && known !== names[key]) {
          this.outages.push(`Terraform replaced ${known}`);
        }
        if (known === undefined && this.tables.has(names[key])) throw new Refusal('table exists');
        this.stateTables.set(`${key}-table`, names[key]);
        this.tables.set(names[key], 'ACTIVE');
      }
    }
    if (stack === 'edge') this.edgeSays = this.#current('edge-key').split(',')[0] ?? '';
    if (stack === 'realtime') {
      if (!this.publicKeys.startsWith('{')) throw new Refusal('no public keys');
      for (const handler of HANDLERS) this.handlers.set(handler, this.publicKeys);
    }
    if (stack === 'services') {
      this.edgeTakes = this.#current('edge-key').split(',');
      for (const id of SERVICES) this.#deployService(id, tag);
    }
    this.applied.add(stack);
    this.#watch();
  }

  #deployService(id: ServiceId, tag: string): void {
    if (!this.images.has(`${this.environment.name}-vigia-${id}:${tag}`)) {
      throw new Refusal(`image ${tag} is not in the registry`);
    }
    const { minTasks, desiredTasks, maxTasks } = this.environment[id];
    const before = this.services.get(id);
    const hours = this.environment.demoHours !== undefined;
    const fresh: FakeService = before ?? {
      ...{ desired: desiredTasks, tag, updatedAt: '', min: minTasks, max: maxTasks },
      ...(hours ? { opening: { min: minTasks, max: maxTasks } } : {}),
      ...{ suspended: false, verifies: [], signs: '' },
    };
    if (before?.tag === tag) return;
    if (!this.rejectsImages) fresh.tag = tag;
    this.services.set(id, fresh);
    this.#restart(fresh);
  }

  #restart(service: FakeService): void {
    service.updatedAt = new Date(this.now).toISOString();
    service.verifies = this.#kids(this.publicKeys);
    service.signs = (JSON.parse(this.#current('token-private-key')) as { kid: string }).kid;
  }

  #destroy(stack: string): void {
    const order: readonly string[] = STACKS;
    const later = order.slice(order.indexOf(stack) + 1).find((each) => this.applied.has(each));
    if (later !== undefined) throw new Refusal(`${later} still needs ${stack}`);
    if (!this.applied.has(stack))
      throw new Refusal('Unsupported attribute: nothing is left to ask');
    this.applied.delete(stack);
    if (stack === 'services') this.services.clear();
    if (stack === 'secrets') this.secrets.clear();
    if (stack === 'data') {
      this.tables.clear();
      this.stateTables.clear();
      this.images.clear();
    }
  }

  #state(): string {
    if (this.stateTables.size === 0 && !this.applied.has('data')) return '';
    const resources = [...this.stateTables].map(([name, table]) => ({
      type: 'aws_dynamodb_table',
      name,
      instances: [{ attributes: { name: table } }],
    }));
    const bucket = { type: 'aws_s3_bucket', name: 'boards', instances: [] };
    return JSON.stringify({ resources: [...resources, bucket] });
  }

  /** Whether visitors are served and people stay logged in, at this moment. */
  #watch(): void {
    if (this.edgeTakes.length > 0 && !this.edgeTakes.includes(this.edgeSays)) {
      this.outages.push('the load balancer refuses CloudFront');
    }
    const signs = this.services.get('api')?.signs;
    const known = [
      ...[...this.services.values()].map(({ verifies }) => verifies),
      ...[...this.handlers.values()].map((keys) => this.#kids(keys)),
    ];
    if (signs !== undefined && known.some((kids) => !kids.includes(signs))) {
      this.outages.push('tokens are signed that somebody does not believe');
    }
  }

  #aws({ args, stdin }: Call): Answer {
    const [area = '', operation = ''] = args;
    if (area === '--version') return { out: this.awsVersion };
    if (this.caller === undefined) throw new Refusal('Unable to locate credentials');
    const value = (option: string): string => valueOf(args, option);
    const json = (answer: unknown): Answer => ({ out: JSON.stringify(answer) });
    if (area === 's3api') return this.#s3(operation, args);
    if (area === 's3') return this.#copy(args, stdin);
    if (area === 'secretsmanager') return this.#secret(operation, args, stdin);
    if (area === 'application-autoscaling') return this.#scaling(operation, args);
    if (area === 'dynamodb') return this.#dynamo(operation, args);
    if (area === 'amplify') return this.#amplify(operation, args);
    if (area === 'ecs') return this.#ecs(operation, args);
    switch (`${area} ${operation}`) {
      case 'sts get-caller-identity':
        return json(this.caller);
      case 'ssm get-parameter':
        return json({ Parameter: { Value: this.publicKeys, LastModifiedDate: this.publicKeysAt } });
      case 'ssm put-parameter':
        this.publicKeys = value('--value');
        this.publicKeysAt = new Date(this.now).toISOString();
        return {};
      case 'ecr describe-images': {
        const image = `${value('--repository-name')}:${value('--image-ids').replace('imageTag=', '')}`;
        if (!this.images.has(image)) throw new Refusal('ImageNotFoundException');
        return json({ imageDetails: [{}] });
      }
      case 'ecr get-login-password':
        this.secretsSeen.push('registry-password');
        return { out: 'registry-password\n'.trim() };
      case 'cloudfront list-distributions': {
        const item = {
          Comment: `${this.environment.name}-vigia-front-door`,
          DomainName: 'd1.test',
        };
        return json({ DistributionList: { Items: this.applied.has('edge') ? [item] : [] } });
      }
      case 'cloudwatch describe-alarms':
        return json({ MetricAlarms: [] });
      case 'lambda get-function-configuration': {
        const keys = this.handlers.get(value('--function-name').replace(/^.*-live-/, ''));
        return json({ Environment: { Variables: { TOKEN_PUBLIC_KEYS: keys, OTHER: 'kept' } } });
      }
      case 'lambda update-function-configuration': {
        const { Variables } = JSON.parse(value('--environment')) as {
          Variables: Record<string, string>;
        };
        if (Variables['OTHER'] !== 'kept') this.outages.push('a handler lost a variable');
        const handler = value('--function-name').replace(/^.*-live-/, '');
        this.handlers.set(handler, Variables['TOKEN_PUBLIC_KEYS'] ?? '');
        this.#watch();
        return {};
      }
      default:
        throw new Error(`The fake does not know: aws ${args.join(' ')}`);
    }
  }

  #s3(operation: string, args: readonly string[]): Answer {
    const bucket = valueOf(args, '--bucket');
    const facts = this.buckets.get(bucket);
    if (operation === 'create-bucket') {
      if (facts !== undefined) throw new Refusal('BucketAlreadyOwnedByYou');
      this.buckets.set(bucket, new Map());
      return {};
    }
    if (operation === 'get-bucket-versioning' && bucket.endsWith(ACCOUNT)) {
      return { out: '{"Status": "Enabled"}' };
    }
    if (this.foreignBucket) throw new Refusal('An error occurred (403): Forbidden');
    if (facts === undefined) throw new Refusal('An error occurred (404): Not Found');
    const key = `${bucket}/${args.includes('--key') ? valueOf(args, '--key') : ''}`;
    const stored = this.objects.get(key);
    switch (operation) {
      case 'head-bucket':
        return {};
      case 'head-object':
        if (stored === undefined) throw new Refusal('An error occurred (404): Not Found');
        return { out: JSON.stringify({ ETag: stored.etag, Metadata: stored.metadata }) };
      case 'put-object': {
        const isFree = !args.includes('--if-none-match') || stored === undefined;
        const isSame = !args.includes('--if-match') || stored?.etag === valueOf(args, '--if-match');
        if (!isFree || !isSame) throw new Refusal('PreconditionFailed');
        const metadata = JSON.parse(valueOf(args, '--metadata')) as Record<string, string>;
        this.objects.set(key, { body: '', metadata, etag: sha(JSON.stringify(metadata)) });
        return {};
      }
      case 'delete-object':
        this.objects.delete(key);
        return {};
      default: {
        const fact = operation.replace(/^(get|put)-/, '');
        if (operation.startsWith('put-')) {
          facts.set(fact, args.at(-1) ?? '');
          return {};
        }
        const said = facts.get(fact);
        if (said === undefined) throw new Refusal('NoSuchConfiguration');
        return {
          out: JSON.stringify({ said: said.replace('Status=Enabled', '"Enabled"') }).replaceAll(
            '\\"',
            '"',
          ),
        };
      }
    }
  }

  #copy(args: readonly string[], stdin: string): Answer {
    const [, , from = '', to = ''] = args;
    const key = (from === '-' ? to : from).replace('s3://', '');
    if (!this.buckets.has(key.split('/')[0] ?? '')) throw new Refusal('NoSuchBucket');
    if (from === '-') {
      this.objects.set(key, { body: stdin, metadata: {}, etag: sha(stdin) });
      return {};
    }
    const stored = this.objects.get(key);
    if (stored === undefined) throw new Refusal('fatal error: (404) Key does not exist');
    return { out: stored.body };
  }

  #secret(operation: string, args: readonly string[], stdin: string): Answer {
    const id = valueOf(args, '--secret-id');
    const versions = this.secrets.get(id);
    if (versions === undefined) throw new Refusal('ResourceNotFoundException');
    const holder = (stage: string) => versions.find(({ stages }) => stages.includes(stage));
    const drop = (stage: string): void => {
      for (const version of versions) version.stages = version.stages.filter((s) => s !== stage);
    };
    if (operation.startsWith('put') || operation.startsWith('update')) {
      this.secretChangedAt = new Date(this.now).toISOString();
    }
    if (operation === 'put-secret-value') {
      if (stdin === '') throw new Refusal('ValidationException: empty');
      const stage = args.includes('--version-stages')
        ? valueOf(args, '--version-stages')
        : 'AWSCURRENT';
      drop(stage);
      this.secretsSeen.push(stdin);
      versions.push({ id: `v${String(versions.length + 1)}`, value: stdin, stages: [stage] });
    }
    if (operation === 'describe-secret') {
      const stages = versions.map(({ id: version, stages: own }) => [version, own]);
      const VersionIdsToStages = Object.fromEntries(stages) as unknown;
      return { out: JSON.stringify({ VersionIdsToStages, LastChangedDate: this.secretChangedAt }) };
    }
    if (operation === 'get-secret-value') {
      const version = holder(valueOf(args, '--version-stage'));
      if (version === undefined) throw new Refusal('ResourceNotFoundException');
      return { out: JSON.stringify({ SecretString: version.value }) };
    }
    if (operation === 'update-secret-version-stage') {
      const stage = valueOf(args, '--version-stage');
      if (holder(stage)?.id !== valueOf(args, '--remove-from-version-id')) {
        throw new Refusal('InvalidParameterException');
      }
      drop(stage);
      versions
        .find(({ id: each }) => each === valueOf(args, '--move-to-version-id'))
        ?.stages.push(stage);
    }
    return {};
  }

  #scaling(operation: string, args: readonly string[]): Answer {
    const known = [...this.services];
    if (operation === 'describe-scalable-targets') {
      const ScalableTargets = known.map(([id, { min, max, suspended }]) => ({
        ResourceId: this.#resource(id),
        MinCapacity: min,
        MaxCapacity: max,
        SuspendedState: { ScheduledScalingSuspended: suspended },
      }));
      return { out: JSON.stringify({ ScalableTargets }) };
    }
    if (operation === 'describe-scheduled-actions') {
      const ScheduledActions = known.flatMap(([id, { opening }]) =>
        opening === undefined
          ? []
          : {
              ScheduledActionName: `${this.environment.name}-vigia-${id}-open`,
              Schedule: 'cron(0 14 ? * MON-FRI *)',
              Timezone: 'America/Lima',
              ScalableTargetAction: { MinCapacity: opening.min, MaxCapacity: opening.max },
            },
      );
      return { out: JSON.stringify({ ScheduledActions }) };
    }
    const resource = valueOf(args, '--resource-id');
    const service = known.find(([id]) => this.#resource(id) === resource)?.[1];
    if (service === undefined) throw new Refusal('ObjectNotFoundException');
    if (operation === 'put-scheduled-action') {
      const [, min, max] = /MinCapacity=(\d+),MaxCapacity=(\d+)/.exec(args.at(-1) ?? '') ?? [];
      service.opening = { min: Number(min), max: Number(max) };
      return {};
    }
    service.min = Number(valueOf(args, '--min-capacity'));
    service.max = Number(valueOf(args, '--max-capacity'));
    if (args.includes('--suspended-state')) {
      service.suspended = valueOf(args, '--suspended-state').includes('Suspended=true');
    }
    return {};
  }

  #ecs(operation: string, args: readonly string[]): Answer {
    if (operation === 'wait') return {};
    if (operation === 'describe-task-definition') {
      const image = `registry/x:${valueOf(args, '--task-definition')}`;
      return { out: JSON.stringify({ taskDefinition: { containerDefinitions: [{ image }] } }) };
    }
    if (operation === 'describe-services') {
      if (this.services.size === 0) throw new Refusal('ClusterNotFoundException');
      const services = [...this.services].map(([id, { desired, tag, updatedAt }]) => ({
        serviceName: `${this.environment.name}-vigia-${id}`,
        status: 'ACTIVE',
        desiredCount: desired,
        runningCount: desired,
        pendingCount: 0,
        deployments: [
          { status: 'PRIMARY', taskDefinition: tag, rolloutState: 'COMPLETED', updatedAt },
        ],
      }));
      return { out: JSON.stringify({ services }) };
    }
    const id = valueOf(args, '--service').replace(/^.*-vigia-/, '') as ServiceId;
    if (args.includes('--desired-count')) {
      this.service(id).desired = Number(valueOf(args, '--desired-count'));
    } else {
      this.#restart(this.service(id));
      this.#watch();
    }
    return {};
  }

  #dynamo(operation: string, args: readonly string[]): Answer {
    const option = operation.startsWith('restore') ? '--target-table-name' : '--table-name';
    const table = valueOf(args, option);
    switch (operation) {
      case 'create-backup':
        this.backups.push({ table, name: valueOf(args, '--backup-name') });
        return {};
      case 'list-backups': {
        const own = this.backups.filter((backup) => backup.table === table);
        const summaries = own.map(({ name }) => ({ BackupName: name, BackupStatus: 'AVAILABLE' }));
        return { out: JSON.stringify({ BackupSummaries: summaries }) };
      }
      case 'describe-continuous-backups': {
        const recovery = {
          PointInTimeRecoveryStatus: 'ENABLED',
          EarliestRestorableDateTime: '2026-11-01T00:00:00+00:00',
          LatestRestorableDateTime: new Date(this.now - 5 * MINUTE_MS).toISOString(),
        };
        const description = { PointInTimeRecoveryDescription: recovery };
        return { out: JSON.stringify({ ContinuousBackupsDescription: description }) };
      }
      case 'restore-table-to-point-in-time':
        if (this.tables.has(table)) throw new Refusal('TableAlreadyExistsException');
        this.tables.set(table, 'ACTIVE');
        return {};
      default:
        if (!this.tables.has(table)) throw new Refusal('ResourceNotFoundException');
        return { out: JSON.stringify({ Table: { TableStatus: this.tables.get(table) } }) };
    }
  }

  #amplify(operation: string, args: readonly string[]): Answer {
    const job = this.jobs.find(({ id }) => args.includes(id));
    switch (operation) {
      case 'list-apps':
        return {
          out: JSON.stringify({
            apps: this.applied.has('edge')
              ? [{ name: `${this.environment.name}-vigia-web`, appId: 'd9x' }]
              : [],
          }),
        };
      case 'list-jobs':
        return {
          out: JSON.stringify({
            jobSummaries: this.jobs.map(({ id, status }) => ({ jobId: id, status })),
          }),
        };
      case 'create-deployment': {
        if (this.jobs.some(({ status }) => status === 'PENDING')) {
          throw new Refusal('BadRequestException: the last job was not finished');
        }
        const id = String(this.jobs.length + 1);
        this.jobs.push({ id, status: 'PENDING' });
        const zipUploadUrl = `${this.origin}/upload/${id}?signature=upload-secret`;
        this.secretsSeen.push('upload-secret');
        return { out: JSON.stringify({ jobId: id, zipUploadUrl }) };
      }
      case 'stop-job':
        if (job !== undefined) job.status = 'CANCELLED';
        return {};
      case 'start-deployment':
        if (job !== undefined) job.status = 'SUCCEED';
        this.published = this.uploaded.get(job?.id ?? '');
        return {};
      default:
        return {
          out: JSON.stringify({ job: { summary: { jobId: job?.id, status: job?.status } } }),
        };
    }
  }

  /** Vigía's own answers to the person who restores a board. */
  person(
    method: string,
    path: string,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    body: string,
  ): { status: number; body: unknown } {
    this.asked.push([method, path, headers['authorization'] ?? '-', body].join(' '));
    if (path === '/api/auth/login') return { status: 200, body: { access_token: 'h.p.s' } };
    if (path.endsWith('/ticket') && path.includes('nobody')) {
      return { status: 404, body: { code: 'not-found', detail: 'No existe.' } };
    }
    if (path.endsWith('/ticket')) return { status: 200, body: { ticket: 't1' } };
    if (path.endsWith('/versiones')) {
      return { status: 200, body: [{ version: 3, storedAt: '2026-11-22T09:00:00Z', bytes: 812 }] };
    }
    return { status: 200, body: {} };
  }

  /** What arrived for a job: its config.json. */
  readonly uploaded = new Map<string, Readonly<Record<string, string>>>();

  #current(thing: string): string {
    const versions = this.secrets.get(`${this.environment.name}-vigia-${thing}`) ?? [];
    const found = versions.find(({ stages }) => stages.includes('AWSCURRENT'));
    if (found === undefined) throw new Refusal(`couldn't find resource: no value of ${thing}`);
    return found.value;
  }

  #kids(keys: string): readonly string[] {
    if (!keys.startsWith('{')) return [];
    return (JSON.parse(keys) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  }

  #resource(id: ServiceId): string {
    const { name } = this.environment;
    return `service/${name}-vigia-cluster/${name}-vigia-${id}`;
  }
}

/** What changes nothing. */
const READS = [
  /^aws --version/,
  /^aws \S+ (get|describe|list|head)-/,
  /^aws s3 cp s3:/,
  /^aws ecs wait/,
  /^terraform (version|plan|state (list|pull))/,
  /^docker info/,
  /^buildah --version/,
  /^git /,
];

/** What is asked for, without what differs each time. */
function lineOf({ program, args }: Call): string {
  return [program, ...args].join(' ').replace(/ --(metadata|value) .*$/, '');
}

class Refusal extends Error {
  readonly code = 1;
}

function valueOf(args: readonly string[], option: string): string {
  const at = args.indexOf(option);
  const value = args[at + 1];
  if (at < 0 || value === undefined) throw new Error(`${option} is missing: ${args.join(' ')}`);
  return value;
}

function sha(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
