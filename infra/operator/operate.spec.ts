import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../cdktf/environments.js';
import { STACKS } from './stacks.js';
import { atOnce, openBench, type Bench } from './test/bench.js';
import { KEYS } from './test/fake-cloud.js';

const TAG = 'a1b2c3d4e5f6';
const MINUTE_MS = 60_000;
const JOURNAL = 'vigia-terraform-state/dev/operator.json';
const LOCK = 'vigia-terraform-state/dev/operator.lock';

/** With programs that answer at once; programs.spec.ts finds them on the PATH. */
async function bench(name = 'dev', change: Partial<Environment> = {}): Promise<Bench> {
  const opened = await openBench(name, change, atOnce);
  onTestFinished(() => opened.close());
  return opened;
}

async function deployed(name = 'dev', change: Partial<Environment> = {}): Promise<Bench> {
  const opened = await bench(name, change);
  expect((await opened.run('deploy', name)).code).toBe(0);
  opened.cloud.calls.length = 0;
  opened.cloud.writes.length = 0;
  opened.cloud.asked.length = 0;
  return opened;
}

function lines({ cloud }: Bench): string[] {
  return cloud.writes.map(({ program, args }) => [program, ...args].join(' '));
}

describe('deploy', () => {
  it('takes the stacks in order, with keys before their readers and images before services', async () => {
    const opened = await bench();
    await opened.run('deploy', 'dev');

    const order = lines(opened);
    const at = (words: string) => order.findIndex((line) => line.includes(words));
    const applied = STACKS.map((stack) => at(`dev-vigia-${stack} apply`));
    expect(applied).toEqual(applied.toSorted((a, b) => a - b));
    expect(Math.min(...applied)).toBeGreaterThan(at('put-bucket-policy'));
    for (const key of KEYS) {
      expect(at(`--secret-id dev-vigia-${key}`)).toBeGreaterThan(at('dev-vigia-secrets apply'));
      expect(at(`--secret-id dev-vigia-${key}`)).toBeLessThan(at('dev-vigia-data apply'));
    }
    expect(at('docker push')).toBeGreaterThan(at('dev-vigia-data apply'));
    expect(at('docker push')).toBeLessThan(at('dev-vigia-services apply'));
  });

  it('keeps the state in a bucket that is versioned, encrypted, private and reached over TLS', async () => {
    const { cloud, run } = await bench();
    await run('deploy', 'dev');

    const facts = cloud.buckets.get('vigia-terraform-state')!;
    expect(facts.get('bucket-versioning')).toBe('Status=Enabled');
    expect(facts.get('bucket-encryption')).toContain('AES256');
    expect(facts.get('public-access-block')).toBe(
      'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    );
    expect(facts.get('bucket-policy')).toContain('aws:SecureTransport');
  });

  it('makes keys as their readers want them', async () => {
    const { cloud, run } = await bench();
    await run('deploy', 'dev');

    const value = (thing: string) => cloud.secrets.get(`dev-vigia-${thing}`)?.[0]?.value ?? '';
    const privateKey = JSON.parse(value('token-private-key'));
    expect(privateKey).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' });
    const { d: _, ...publicKey } = privateKey;
    expect(JSON.parse(cloud.publicKeys)).toEqual({ keys: [publicKey] });
    // Redis takes 16 to 128 characters; the edge key is one word of a header.
    expect(value('redis-token')).toMatch(/^[A-Za-z0-9]{16,128}$/);
    expect(value('edge-key')).toMatch(/^[A-Za-z0-9]{32,}$/);
    expect(value('board-seal-key').length).toBeGreaterThanOrEqual(32);
    expect(value('totp-seal-keys')).toMatch(/^\d{17}:[\w-]{43}$/);
    expect(value('vapid-private-key')).toMatch(/^[\w-]{43}$/);
  });

  it('asks for the client secret of an identity provider before anything stands, and goes on with it', async () => {
    const identityProvider = {
      issuer: 'https://idp.example',
      clientId: 'vigia',
      name: 'UTEC',
      emailClaim: 'email',
      domains: ['utec.edu.pe'],
    };
    const { cloud, run } = await bench('dev', { identityProvider });

    const { code, said } = await run('deploy', 'dev');
    expect(code).toBe(3);
    expect(said).toContain('--secret-id dev-vigia-oidc-client-secret');

    cloud.secrets.set(
      'dev-vigia-oidc-client-secret',
      cloud.secrets.get('dev-vigia-totp-seal-keys')!,
    );
    expect((await run('deploy', 'dev')).code).toBe(0);
    expect((await run('rotate', 'dev', 'oidc')).code).toBe(0);
    expect(cloud.outages).toEqual([]);
    expect((await (await deployed()).run('rotate', 'dev', 'oidc')).code).toBe(4);
  });

  it('publishes the web app with the addresses of this environment', async () => {
    const { cloud, run } = await bench();
    await run('deploy', 'dev');

    expect(cloud.published).toEqual({
      apiUrl: '/api',
      wsUrl: '/ws',
      boardsUrl: '/boards',
      version: TAG,
    });
  });

  it('changes nothing but what Terraform finds when it runs again', async () => {
    const { cloud, run } = await deployed();

    const { code, said } = await run('deploy', 'dev');

    expect(code).toBe(0);
    expect(said.match(/already done/g)).toHaveLength(14);
    const pointless = cloud.writes.filter(
      ({ program, args }) =>
        program !== 'terraform' && program !== 'npm' && !args.join(' ').includes('operator.'),
    );
    expect(pointless.map(({ program, args }) => [program, ...args].join(' '))).toEqual([
      'node tools/build-handlers.mjs',
    ]);
  });

  it('builds with buildah where docker does not run', async () => {
    const opened = await bench();
    opened.cloud.dockerRuns = false;

    expect((await opened.run('deploy', 'dev')).code).toBe(0);

    const builds = lines(opened).filter((line) => line.includes(' build '));
    expect(builds).toHaveLength(2);
    for (const line of builds) {
      expect(line).toMatch(
        /^buildah build --format docker --ignorefile .* --platform linux\/amd64/,
      );
    }
    expect([...opened.cloud.images]).toEqual([`dev-vigia-api:${TAG}`, `dev-vigia-boards:${TAG}`]);
  });

  it('refuses what nobody committed, and says what that is', async () => {
    const opened = await bench();
    opened.cloud.changes = ' M apps/api/src/main.ts\n';

    const { code, said } = await opened.run('deploy', 'dev');

    expect(code).toBe(4);
    expect(said).toContain('M apps/api/src/main.ts');
    expect(opened.cloud.writes).toEqual([]);
  });

  it('takes it by force, under a tag of its content', async () => {
    const opened = await bench();
    opened.cloud.changes = ' M apps/api/src/main.ts\n';

    expect((await opened.run('deploy', 'dev', '--force')).code).toBe(0);

    expect([...opened.cloud.images][0]).toMatch(/^dev-vigia-api:a1b2c3d4e5f6-[0-9a-f]{12}$/);
  });

  it('never takes it by force where data are protected', async () => {
    const { run } = await bench('prod');

    expect(await run('deploy', 'prod', '--force')).toMatchObject({ code: 4 });
  });

  it('notices that ECS went back to the old images, and says how to go back altogether', async () => {
    const { cloud, run } = await deployed();
    cloud.commit = 'b'.repeat(40);
    cloud.rejectsImages = true;

    const { code, said } = await run('deploy', 'dev');

    expect(code).toBe(1);
    expect(said).toContain(`ECS went back to ${TAG}, because api did not become healthy`);
    expect(said).toContain(`git checkout ${TAG} && npm ci && npm run deploy -- dev`);
    expect(JSON.parse(cloud.body(JOURNAL)).entries[0]).toMatchObject({
      command: 'deploy',
      with: 'b'.repeat(12),
      outcome: 'failed at services run the new images',
    });
  });

  it.each([
    ['a service is not ready', (bench: Bench) => bench.cloud.unwell.add('boards'), 'health/ready'],
    [
      'strangers get a socket',
      (bench: Bench) => (bench.cloud.letsStrangersIn = true),
      'refuses a socket without a ticket. Last answer: 101',
    ],
  ])('fails its smoke test when %s', async (_, breakIt, words) => {
    const opened = await bench();
    breakIt(opened);

    const { code, said } = await opened.run('deploy', 'dev');

    expect(code).toBe(1);
    expect(said).toContain(words);
  });

  it('writes a changed number of tasks, also for the mornings, which Terraform leaves alone', async () => {
    const opened = await deployed();
    const { cloud } = opened;
    Object.assign(cloud.service('api'), { min: 3, max: 9, opening: { min: 3, max: 9 } });

    await opened.run('deploy', 'dev');

    expect(cloud.service('api')).toMatchObject({ min: 1, max: 4, opening: { min: 1, max: 4 } });
  });

  it('wakes nothing that sleeps, and asks no sleeping service whether it is ready', async () => {
    const { cloud, run } = await deployed();
    await run('stop', 'dev');
    cloud.unwell.add('api').add('boards');
    cloud.commit = 'c'.repeat(40);

    const { code } = await run('deploy', 'dev');

    expect(code).toBe(0);
    expect(cloud.service('api')).toMatchObject({ desired: 0, max: 0, suspended: true });
  });

  it('puts restored tables in the place of the old ones, deletes none, and takes them back', async () => {
    const restored = 'ReportsTable-dev-20261122T090000Z';
    const opened = await deployed();
    const { cloud, run } = opened;
    await run('restore', 'tables', 'dev', '--at', '2026-11-22T09:00:00Z', '--only', 'reports');
    const environment = cloud.environment as { restoredTables?: Environment['restoredTables'] };

    environment.restoredTables = { reports: restored };
    expect((await run('deploy', 'dev')).code).toBe(0);
    expect(cloud.stateTables.get('reports-table')).toBe(restored);

    delete environment.restoredTables;
    expect((await run('deploy', 'dev')).code).toBe(0);
    expect(cloud.stateTables.get('reports-table')).toBe('ReportsTable-dev');

    expect(cloud.outages).toEqual([]);
    expect([...cloud.tables.keys()]).toEqual(
      expect.arrayContaining([restored, 'ReportsTable-dev']),
    );
  });

  it('refuses to put a table there that does not exist', async () => {
    const { cloud, run } = await deployed();
    Object.assign(cloud.environment, { restoredTables: { reports: 'ReportsTable-dev-typo' } });

    const { code, said } = await run('deploy', 'dev');

    expect(code).toBe(1);
    expect(said).toContain('ReportsTable-dev-typo, which does not exist');
    expect(cloud.stateTables.get('reports-table')).toBe('ReportsTable-dev');
  });
});

describe('what must be there first', () => {
  it('is told all at once', async () => {
    const opened = await bench('dev');
    Object.assign(opened, { nodeVersion: 'v20.20.2' });
    Object.assign(opened.cloud, {
      awsVersion: 'aws-cli/1.45.11 Python/3.11',
      caller: undefined,
      terraformVersion: '1.5.7',
    });

    const { code, said } = await opened.run('deploy', 'dev');

    expect(code).toBe(3);
    expect(said.split('\n')).toEqual([
      'Before this can run:',
      '- Node is v20.20.2; 22.12 or newer is needed.',
      '- The AWS command line is 1.45.11; 2.22 or newer is needed.',
      expect.stringContaining('AWS does not know you'),
      '- Terraform is 1.5.7; 1.11 or newer is needed.',
    ]);
    expect(opened.cloud.writes).toEqual([]);
  });

  it('is the right account', async () => {
    const { cloud, run } = await bench('dev', { account: '999999999999' });

    const { code, said } = await run('deploy', 'dev');

    expect(code).toBe(3);
    expect(said).toContain(
      'dev lives in the account 999999999999; your credentials are for 123456789012',
    );
    expect(cloud.writes).toEqual([]);
  });

  it('is a bucket of our own', async () => {
    const { cloud, run } = await bench();
    cloud.foreignBucket = true;

    const { code, said } = await run('deploy', 'dev');

    expect(code).toBe(4);
    expect(said).toContain('`stateBucket` in infra/cdktf/environments.ts');
  });

  it.each([['stop'], ['start'], ['backup'], ['rotate', 'seal'], ['scale', 'api', '--max', '3']])(
    'is a deployment, for %s',
    async (command, ...more) => {
      const { cloud, run } = await bench();

      const { code, said } = await run(command, 'dev', ...more);

      expect(code).toBe(4);
      expect(said).toContain('dev is not deployed: npm run deploy -- dev');
      expect(cloud.writes).toEqual([]);
    },
  );
});

describe('a command that is not understood', () => {
  it.each([
    [['deploy', 'nowhere'], 'Allowed choices are'],
    [['deploy'], "missing required argument 'environment'"],
    [['fly', 'dev'], "unknown command 'fly'"],
    [['scale', 'dev', 'api'], 'How many?'],
    [['scale', 'dev', 'api', '--min', 'two'], 'whole number'],
    [['scale', 'dev', 'redis', '--min', '2'], 'Allowed choices are api, boards'],
    [['scale', 'dev', 'api', '--min', '0'], 'To run none: npm run vigia -- stop'],
    [['scale', 'dev', 'api', '--min', '5', '--max', '4'], '1 ≤ min ≤ desired ≤ max'],
    [['restore', 'tables', 'dev'], '--at'],
    [['restore', 'tables', 'dev', '--at', 'yesterday'], 'a time with its zone'],
    [['restore', 'tables', 'dev', '--at', '2027-01-01T00:00:00Z'], 'still to come'],
    [['restore', 'tables', 'dev', '--at', '2026-10-01T00:00:00Z'], 'goes back to any moment from'],
    [
      ['restore', 'tables', 'dev', '--at', '2026-11-22T09:00:00Z', '--only', 'people'],
      'No table is called people',
    ],
    [['backup', 'dev', '--name', 'a b'], '3 to 255 letters'],
  ])('%s ends with 2 and says why', async (args, words) => {
    const { cloud, run } = await deployed();
    const before = cloud.picture;

    const { code, said } = await run(...args);

    expect(said).toContain(words);
    expect(code).toBe(2);
    expect(cloud.picture).toEqual(before);
  });
});

describe('a dry run', () => {
  it.each([
    ['deploy', 'dev'],
    ['stop', 'dev'],
    ['start', 'dev'],
    ['scale', 'dev', 'boards', '--max', '12'],
    ['backup', 'dev'],
    ['restore', 'tables', 'dev', '--at', '2026-11-22T09:00:00Z'],
    ['restore', 'board', 'dev', 'inc-7', '--to', '3'],
    ['rotate', 'dev', 'token'],
    ['rotate', 'dev', 'edge'],
    ['rotate', 'dev', 'seal'],
    ['rotate', 'dev', 'totp'],
    ['rotate', 'dev', 'push'],
    ['destroy', 'dev'],
    ['logs', 'dev', 'boards', '--follow'],
    ['plan', 'dev'],
  ])('of %s %s prints what would run, and changes nothing', async (...args) => {
    const { cloud, run } = await deployed();

    const { code, said } = await run(...args, '--dry-run');

    expect(said).toMatch(/^ {2}[$#] /m);
    expect(code).toBe(0);
    expect(cloud.writes).toEqual([]);
    expect(cloud.asked).toEqual([]);
  });

  it('prints every program of a first deployment, in an account with nothing in it', async () => {
    const [dry, real] = [await bench(), await bench()];

    const { code, said } = await dry.run('deploy', 'dev', '--dry-run');
    await real.run('deploy', 'dev');

    const promised = said.split('\n').flatMap((line) => /^ {2}\$ (.*)/.exec(line)?.[1] ?? []);
    // A secret, a name of a job and a moment are not known before.
    const kindOf = (line: string) =>
      line
        .replace(/^[A-Z_a-z]+=\S+ /, '')
        .split(' ')
        .slice(0, 3)
        .join(' ');
    expect(code).toBe(0);
    expect(new Set(promised.map(kindOf))).toEqual(
      new Set(['aws ecs wait', ...lines(real).map(kindOf)]),
    );
    expect(said).toContain('secretsmanager put-secret-value');
    expect(said).toContain('< (a new edge-key)');
    expect(said).toContain('TF_VAR_image_tag=a1b2c3d4e5f6');
  });
});

describe('the lock', () => {
  const held = (bench: Bench, host: string, pid: string) =>
    bench.cloud.objects.set(LOCK, {
      body: '',
      etag: 'e1',
      metadata: { by: 'bea', command: 'deploy', host, pid, since: '2026-11-22T09:59:00Z' },
    });

  it('lets one operator work at a time, and says who', async () => {
    const opened = await deployed();
    held(opened, 'other-desk', '7');

    const { code, said } = await opened.run('stop', 'dev');

    expect(code).toBe(5);
    expect(said).toContain('bea runs `deploy` at other-desk since 2026-11-22T09:59:00Z.');
    expect(said).toContain('npm run vigia -- unlock dev');
    expect(opened.cloud.service('api').desired).toBe(1);
  });

  it('is taken over from a process of this machine that is no more', async () => {
    const opened = await deployed();
    held(opened, 'desk', '7');
    opened.dead.add(7);

    expect((await opened.run('stop', 'dev')).code).toBe(0);
    expect(opened.cloud.objects.has(LOCK)).toBe(false);
  });

  it('is not taken over from one that lives', async () => {
    const opened = await deployed();
    held(opened, 'desk', '7');

    expect((await opened.run('stop', 'dev')).code).toBe(5);
  });

  it('ends when an operator says the name', async () => {
    const opened = await deployed();
    held(opened, 'other-desk', '7');

    opened.answers.push('prod');
    expect((await opened.run('unlock', 'dev')).code).toBe(4);
    opened.answers.push('dev');
    expect((await opened.run('unlock', 'dev')).code).toBe(0);
    expect((await opened.run('unlock', 'dev')).said).toBe('Nobody holds dev.');
  });

  it('is let go of when a command fails', async () => {
    const { cloud, run } = await deployed();
    cloud.failAt = 3;

    expect((await run('stop', 'dev')).code).toBe(1);
    expect(cloud.objects.has(LOCK)).toBe(false);
  });
});

describe('destroy', () => {
  it('takes the stacks down in the other order when the name is said', async () => {
    const opened = await deployed();
    opened.answers.push('dev');

    expect((await opened.run('destroy', 'dev')).code).toBe(0);

    const downs = lines(opened).filter((line) => line.includes(' destroy '));
    expect(downs.map((line) => /dev-vigia-(\w+)/.exec(line)?.[1])).toEqual(STACKS.toReversed());
  });

  it.each(['', 'prod', 'DEV'])('touches nothing when the answer is %j', async (answer) => {
    const { cloud, run, answers } = await deployed();
    answers.push(answer);

    expect(await run('destroy', 'dev')).toMatchObject({ code: 4 });
    expect(cloud.writes).toEqual([]);
  });

  it('refuses prod, and explains', async () => {
    const { cloud, run } = await deployed('prod');

    const { code, said } = await run('destroy', 'prod', '--confirm', 'prod');

    expect(code).toBe(4);
    expect(said).toContain('prod protects its data');
    expect(said).toContain('protectsData: false');
    expect(cloud.writes).toEqual([]);
  });
});

describe('stop and start', () => {
  it('take the services to zero, hold them there against schedules, and back', async () => {
    const { cloud, run } = await deployed();

    await run('stop', 'dev');
    expect(cloud.service('boards')).toMatchObject({ desired: 0, min: 0, max: 0, suspended: true });

    expect((await run('start', 'dev')).code).toBe(0);
    expect(cloud.service('boards')).toMatchObject({
      desired: 2,
      min: 1,
      max: 10,
      suspended: false,
    });
  });

  it('say what goes on costing', async () => {
    const { run } = await deployed();

    expect((await run('stop', 'dev')).said).toContain('Redis and the load balancer cannot pause');
  });
});

describe('scale', () => {
  it('outlives deployments and mornings, until it is taken back', async () => {
    const { cloud, run } = await deployed();
    const chosen = { min: 2, max: 6, opening: { min: 2, max: 6 } };

    expect((await run('scale', 'dev', 'api', '--min', '2', '--max', '6')).code).toBe(0);
    expect(cloud.service('api')).toMatchObject({ ...chosen, desired: 2 });
    await run('deploy', 'dev');
    expect(cloud.service('api')).toMatchObject(chosen);

    await run('scale', 'dev', 'api', '--as-configured');
    expect(cloud.service('api')).toMatchObject({ min: 1, max: 4, opening: { min: 1, max: 4 } });
  });

  it('wakes nothing that sleeps, and counts when it is awake', async () => {
    const { cloud, run } = await deployed();
    await run('stop', 'dev');

    await run('scale', 'dev', 'boards', '--min', '3', '--desired', '4');
    expect(cloud.service('boards')).toMatchObject({ desired: 0, max: 0 });

    await run('start', 'dev');
    expect(cloud.service('boards')).toMatchObject({ desired: 4, min: 3, max: 10 });
  });
});

describe('status', () => {
  it('says what is deployed, what runs, who did what, and what it costs', async () => {
    const { run } = await deployed();
    await run('scale', 'dev', 'api', '--min', '2');

    const { code, said } = await run('status', 'dev');

    expect(code).toBe(0);
    for (const stack of STACKS) expect(said).toContain(`\n${stack} `.trimStart());
    expect(said).toMatch(/api +2 of 2 +2-4 \(chosen\) +2-4 +a1b2c3d4e5f6 +completed/);
    expect(said).toContain('No alarm rings.');
    expect(said).toMatch(/scale api +done/);
    expect(said).toMatch(/deploy a1b2c3d4e5f6 +done/);
    expect(said).toMatch(/A month of it: about \$\d+\.\d\d of a budget of \$95/);
  });

  it('says so when nothing is deployed', async () => {
    const { run } = await bench();

    expect((await run('status', 'dev')).said).toContain('dev is not deployed');
  });
});

describe('logs', () => {
  it.each([
    [['logs', 'dev'], 'aws logs tail /ecs/dev-vigia-api --since 10m --format short'],
    [
      ['logs', 'dev', 'authorize', '--since', '2h', '--follow', '--filter', '"push failed"'],
      'aws logs tail /aws/lambda/dev-vigia-live-authorize --since 2h --format short --follow --filter-pattern \'"push failed"\'',
    ],
  ])('%j runs %s', async (args, line) => {
    const { run } = await deployed();

    expect((await run(...args, '--dry-run')).said).toContain(line);
  });
});

describe('backup', () => {
  it('copies every table and checks what protects the rest', async () => {
    const { cloud, run } = await deployed();

    expect(await run('backup', 'dev', '--name', 'before-exams')).toMatchObject({ code: 0 });

    expect(cloud.backups.map(({ table, name }) => `${table} ${name}`).sort()).toEqual(
      [...cloud.tables.keys()].map((table) => `${table} before-exams`).sort(),
    );
  });

  it('that failed goes on under its name', async () => {
    const { cloud, run } = await deployed();
    cloud.failAt = 5;
    await run('backup', 'dev');
    cloud.failAt = 0;
    cloud.now += 60 * MINUTE_MS;

    expect((await run('backup', 'dev')).code).toBe(0);

    expect(new Set(cloud.backups.map(({ name }) => name)).size).toBe(1);
    expect(cloud.backups).toHaveLength(cloud.tables.size);
  });
});

describe('restore', () => {
  it('makes new tables beside the old ones, and says how to use them', async () => {
    const { cloud, run } = await deployed();
    const old = [...cloud.tables.keys()];

    const { said } = await run(
      ...[
        'restore',
        'tables',
        'dev',
        '--at',
        '2026-11-22T04:30:00-05:00',
        '--only',
        'reports,users',
      ],
    );

    expect([...cloud.tables.keys()]).toEqual([
      ...old,
      'ReportsTable-dev-20261122T093000Z',
      'UsersTable-dev-20261122T093000Z',
    ]);
    expect(said).toContain("reports: 'ReportsTable-dev-20261122T093000Z',");
    expect(said).toContain('npm run deploy -- dev');
  });

  it('makes a board look like a version, as the person who asks', async () => {
    const { cloud, run } = await deployed();

    const { code } = await run('restore', 'board', 'dev', 'inc-7', '--to', '3');

    expect(code).toBe(0);
    expect(cloud.asked).toEqual([
      'POST /api/auth/login - {"email":"ana@admin.utec.edu.pe","password":"a-password"}',
      'POST /api/tableros/inc-7/ticket Bearer h.p.s ',
      'GET /boards/tableros/inc-7/versiones Ticket t1 ',
      'POST /api/tableros/inc-7/ticket Bearer h.p.s ',
      'POST /boards/tableros/inc-7/restaurar Ticket t1 {"version":3}',
    ]);
  });

  it('lists the versions of a board, and refuses one that is not there', async () => {
    const { run } = await deployed();

    expect((await run('restore', 'board', 'dev', 'inc-7')).said).toContain('2026-11-22T09:00:00Z');
    expect(await run('restore', 'board', 'dev', 'inc-7', '--to', '9')).toMatchObject({
      code: 2,
      said: 'Board inc-7 has no version 9.',
    });
  });

  it('repeats what Vigía says when it refuses', async () => {
    const { run } = await deployed();

    const { code, said } = await run('restore', 'board', 'dev', 'nobody');

    expect(code).toBe(1);
    expect(said).toContain('404 not-found: No existe.');
  });
});

describe('rotate', () => {
  it('changes the signing key in two parts, and no token is ever disbelieved', async () => {
    const { cloud, run } = await deployed();
    const old = JSON.parse(cloud.publicKeys).keys[0].kid;

    const first = await run('rotate', 'dev', 'token');
    expect(first.said).toContain('The old key still counts.');
    expect(JSON.parse(cloud.publicKeys).keys).toHaveLength(2);
    expect(cloud.service('api').signs).not.toBe(old);

    expect(await run('rotate', 'dev', 'token')).toMatchObject({ code: 4 });
    cloud.now += 17 * MINUTE_MS;
    expect((await run('rotate', 'dev', 'token')).code).toBe(0);

    expect(JSON.parse(cloud.publicKeys).keys).toEqual([
      expect.objectContaining({ kid: cloud.service('api').signs }),
    ]);
    expect(cloud.publicKeys).not.toContain('"d"');
    expect(cloud.outages).toEqual([]);
  });

  it('changes what CloudFront says without a refusal', async () => {
    const { cloud, run } = await deployed();
    const old = cloud.edgeSays;

    expect((await run('rotate', 'dev', 'edge')).code).toBe(0);

    expect(cloud.edgeSays).not.toBe(old);
    expect(cloud.edgeTakes).toEqual([cloud.edgeSays]);
    expect(cloud.outages).toEqual([]);
  });

  it('lets every task open with a new key of second factors before one seals with it', async () => {
    const { cloud, run } = await deployed();
    const values = () => cloud.secrets.get('dev-vigia-totp-seal-keys')!.map(({ value }) => value);
    const old = values()[0]!;

    expect((await run('rotate', 'dev', 'totp')).code).toBe(0);

    const [before, both, after] = values();
    const fresh = both!.split(',')[1]!;
    expect(before).toBe(old);
    expect(both).toBe(`${old},${fresh}`);
    expect(after).toBe(`${fresh},${old}`);
    expect(cloud.outages).toEqual([]);
  });

  it('gives push services a new key of ours, and to each task', async () => {
    const { cloud, run } = await deployed();
    const values = () => cloud.secrets.get('dev-vigia-vapid-private-key')!;
    const old = values()[0]!.value;

    expect((await run('rotate', 'dev', 'push')).code).toBe(0);

    expect(values()).toHaveLength(2);
    expect(values().at(-1)!.value).not.toBe(old);
    expect(cloud.outages).toEqual([]);
  });

  it('refuses to do so from a checkout that is not what runs', async () => {
    const { cloud, run } = await deployed();
    cloud.commit = 'd'.repeat(40);

    const { code, said } = await run('rotate', 'dev', 'edge');

    expect(code).toBe(4);
    expect(said).toContain(`git checkout ${TAG} first`);
  });
});

describe('plan', () => {
  it('shows what each stack would become, with the images that run', async () => {
    const { cloud, run } = await deployed();
    cloud.commit = 'e'.repeat(40);

    const { code, said } = await run('plan', 'dev');

    expect(code).toBe(0);
    expect(said).toContain(`Plan for services with ${TAG}`);
    expect(cloud.writes.some(({ args }) => args.includes('apply'))).toBe(false);
    expect(cloud.objects.has(LOCK)).toBe(false);
  });
});
