import { Argument, Command, CommanderError, Option } from 'commander';
import { ENVIRONMENTS } from '../cdktf/environments.js';
import { matching, moment, whole } from './arguments.js';
import { backup } from './commands/backup.js';
import { deploy, isAsleep, previousTag, wayBack } from './commands/deploy.js';
import { confirmDestroy, destroy } from './commands/destroy.js';
import { LOGS, logsCommand, type LogOptions } from './commands/logs.js';
import { plan } from './commands/plan.js';
import { restoreBoard } from './commands/restore-board.js';
import { chosenTables, restoreTables } from './commands/restore-tables.js';
import { rotateToken } from './commands/rotate-token.js';
import {
  ROTATIONS,
  rotateEdge,
  rotateOidc,
  rotatePush,
  rotateSeal,
  rotateTotp,
  type Rotation,
} from './commands/rotate.js';
import { scale, type Wish } from './commands/scale.js';
import { status } from './commands/status.js';
import { start, stop } from './commands/stop-and-start.js';
import { EXIT, Failure } from './failure.js';
import { readJournal } from './journal.js';
import { lockHolder, release } from './lock.js';
import type { Tool } from './prerequisites.js';
import { Programs } from './programs.js';
import { revisionTag } from './revision.js';
import { runningServices } from './services.js';
import { change, openSite, type Flags, type Setting } from './session.js';
import { SERVICES, type ServiceId, type Site } from './site.js';
import { smokeTest } from './smoke-test.js';
import { hasStateBucket, stateBucketSteps } from './state-bucket.js';

/** Runs one command of the operator and answers with the code to end with. */
export async function operate(args: readonly string[], setting: Setting): Promise<number> {
  const { say } = setting.surroundings;
  try {
    await commandLine(setting).parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    say(error instanceof Error ? error.message : String(error));
    return error instanceof Failure ? error.code : EXIT.failed;
  }
}

function commandLine(setting: Setting): Command {
  const { surroundings, environments = ENVIRONMENTS } = setting;
  const program = new Command('npm run vigia --')
    .description('Deploys and runs Vigía on AWS.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.say(text.trimEnd()),
      writeErr: (text) => surroundings.say(text.trimEnd()),
    })
    .addHelpText('after', EXIT_CODES);
  const names = environments.map(({ name }) => name);
  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .addArgument(new Argument('<environment>', 'which installation').choices(names))
      .option('--dry-run', 'look, and print what would run, but change nothing')
      .option('--verbose', 'print every program that runs');

  const open = (name: string, flags: Flags, tools?: readonly Tool[]) =>
    openSite(setting, name, flags, tools);

  command('deploy', 'bring an environment to what is checked out; run it again to go on')
    .option('--force', 'deploy changes that nobody committed')
    .action(async (name: string, flags: Flags & { force?: boolean }) => {
      const { site, equipment } = await open(name, flags, ['git', 'terraform', 'images']);
      const { builder = 'docker' } = equipment;
      const isForced = flags.force ?? false;
      if (isForced && site.environment.protectsData) {
        throw new Failure(`${name} takes commits only, not --force.`, EXIT.refused);
      }
      const tag = await revisionTag(site.programs, isForced);
      site.say(`${name} in account ${site.identity.account}: ${tag}`);
      await site.take(stateBucketSteps(site));
      const before = await previousTag(site);
      try {
        await change(site, { command: 'deploy', with: tag }, () => deploy(site, builder, tag));
      } catch (error) {
        if (before === undefined || before === tag) throw error;
        if (!(error instanceof Failure) || error.code !== EXIT.failed) throw error;
        throw new Failure(`${error.message}\n\n${wayBack(name, before)}`, error.code);
      }
    });

  command('plan', 'show what a deployment would change').action(
    async (name: string, flags: Flags) => {
      const { site } = await open(name, flags, ['git', 'terraform']);
      await plan(site, await revisionTag(site.programs, true));
    },
  );

  command('destroy', 'delete an environment with everything in it; refused where data is protected')
    .option('--confirm <name>', 'the name of the environment, instead of typing it')
    .action(async (name: string, flags: Flags & { confirm?: string }) => {
      const { site } = await open(name, flags, ['terraform']);
      await confirmDestroy(site, flags.confirm);
      await change(site, { command: 'destroy' }, () => destroy(site));
    });

  command('stop', 'run no tasks until start').action(async (name: string, flags: Flags) => {
    const { site } = await open(name, flags);
    await change(site, { command: 'stop' }, () => stop(site));
  });

  command('start', 'run tasks again').action(async (name: string, flags: Flags) => {
    const { site } = await open(name, flags);
    await change(site, { command: 'start' }, async () => {
      await start(site, await readJournal(site));
      const tag = (await runningServices(site))[0]?.tag;
      await site.take([
        {
          name: 'smoke test',
          run: async () => smokeTest(site, tag ?? 'none', await isAsleep(site)),
        },
      ]);
    });
  });

  command('status', 'stacks, services, versions, alarms, latest commands and cost').action(
    async (name: string, flags: Flags) => {
      const { site } = await open(name, flags);
      await status(site);
    },
  );

  command('logs', 'print the log of a part')
    .addArgument(new Argument('[part]', 'which part').choices(Object.keys(LOGS)).default('api'))
    .option('--since <time>', 'for example 30m, 2h, or a time in ISO 8601', '10m')
    .option('--follow', 'go on printing')
    .option('--filter <pattern>', 'in the pattern language of CloudWatch Logs')
    .action(async (name: string, part: string, flags: Flags & LogOptions) => {
      const { site } = await open(name, flags);
      const tail = logsCommand(site, part, flags);
      if (site.programs.isDry) await site.aws(tail);
      else await site.programs.show('aws', tail);
    });

  command('backup', 'copy every table, and check what protects the rest')
    .addOption(
      new Option('--name <name>', 'of the copies').argParser(
        matching(/^[\w.-]{3,255}$/, '3 to 255 letters, digits, `_`, `-` and `.`'),
      ),
    )
    .action(async (name: string, flags: Flags & { name?: string }) => {
      const { site } = await open(name, flags);
      const label = flags.name ?? (await backupName(site));
      await change(site, { command: 'backup', with: label }, () => backup(site, label));
    });

  const restore = program.command('restore').description('bring something back from the past');
  restoreCommands(restore, setting, names);

  command('scale', 'choose how many tasks a service may have')
    .addArgument(new Argument('<service>', 'which service').choices(SERVICES))
    .option('--min <n>', 'never fewer', whole)
    .option('--desired <n>', 'now', whole)
    .option('--max <n>', 'never more', whole)
    .option('--as-configured', 'forget what was chosen: environments.ts counts again')
    .action(async (name: string, service: ServiceId, flags: Flags & Wish) => {
      if ([flags.min, flags.desired, flags.max, flags.asConfigured].every((x) => x === undefined)) {
        throw new Failure('How many? --min, --desired, --max or --as-configured.', EXIT.usage);
      }
      const { site } = await open(name, flags);
      await change(site, { command: 'scale', with: service }, () => scale(site, service, flags));
    });

  command('rotate', 'replace a key')
    .addArgument(new Argument('<key>', 'which key').choices(ROTATIONS))
    .action(async (name: string, key: Rotation, flags: Flags) => {
      const { site } = await open(name, flags, key === 'edge' ? ['git', 'terraform'] : []);
      const tag = key === 'edge' ? await revisionTag(site.programs, false) : '';
      await change(site, { command: 'rotate', with: key }, () => {
        if (key === 'token') return rotateToken(site);
        if (key === 'totp') return rotateTotp(site);
        if (key === 'oidc') return rotateOidc(site);
        if (key === 'push') return rotatePush(site);
        return key === 'edge' ? rotateEdge(site, tag) : rotateSeal(site);
      });
    });

  command('unlock', 'end the lock of a command that is no more')
    .option('--confirm <name>', 'the name of the environment, instead of typing it')
    .action(async (name: string, flags: Flags & { confirm?: string }) => {
      const { site } = await open(name, flags);
      const holder = await lockHolder(site);
      if (holder === undefined) {
        site.say(`Nobody holds ${name}.`);
        return;
      }
      site.say(holder);
      const answer =
        flags.confirm ?? (await site.surroundings.ask(`The name, to end this lock of ${name}: `));
      if (answer.trim() !== name) throw new Failure('The lock stays.', EXIT.refused);
      await release(site);
    });

  program
    .command('cost')
    .description('the monthly bill of an environment; options as in infra/cost/README.md')
    .argument('[arguments...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (given: readonly string[]) => {
      const programs = new Programs(surroundings, false, false);
      say(await programs.look('npm', ['run', '--silent', 'cost', '--', ...given]));
    });

  return program;

  function say(text: string): void {
    surroundings.say(text);
  }
}

function restoreCommands(restore: Command, setting: Setting, names: readonly string[]): void {
  const { surroundings, person = {} } = setting;
  const command = (name: string, description: string): Command =>
    restore
      .command(name)
      .description(description)
      .addArgument(new Argument('<environment>', 'which installation').choices(names))
      .option('--dry-run', 'look, and print what would run, but change nothing')
      .option('--verbose', 'print every program that runs');

  command('tables', 'new tables with what the old ones held at a moment')
    .requiredOption('--at <time>', 'in ISO 8601, for example 2026-11-22T05:00:00Z', moment)
    .option('--only <tables>', 'for example reports,users')
    .action(async (name: string, flags: Flags & { at: Date; only?: string }) => {
      const keys = chosenTables(flags.only);
      if (flags.at > surroundings.now()) throw new Failure('That is still to come.', EXIT.usage);
      const { site } = await openSite(setting, name, flags);
      const entry = { command: 'restore tables', with: flags.at.toISOString() };
      await change(site, entry, () => restoreTables(site, flags.at, keys));
    });

  command('board', 'make a board look like one of its versions; without --to, list them')
    .argument('<board>', 'its id')
    .option('--to <version>', 'a version', whole)
    .action(async (name: string, board: string, flags: Flags & { to?: number }) => {
      const { site } = await openSite(setting, name, flags);
      await restoreBoard(site, board, flags.to, person);
    });
}

/** A backup that was begun goes on under its name. */
async function backupName(site: Site): Promise<string> {
  const fresh = `vigia-${site.surroundings.now().toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
  if (site.programs.isDry || !(await hasStateBucket(site))) return fresh;
  const last = (await readJournal(site)).entries.find(({ command }) => command === 'backup');
  return last !== undefined && last.outcome !== 'done' ? (last.with ?? fresh) : fresh;
}

const EXIT_CODES = `
It ends with ${String(EXIT.done)} done, ${String(EXIT.failed)} a step failed (run it again to go on), ${String(EXIT.usage)} not understood,
${String(EXIT.prerequisites)} something is missing on this machine, ${String(EXIT.refused)} refused because it would be dangerous, ${String(EXIT.locked)} somebody else is at work.`;
