import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CHILD_ENV, IS_CI, PROVIDER_LIB, TF_STUB } from './config.js';

/** How a run of terraform ended. */
export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Terraform in one folder, with a stand-in for AWS running beside it. */
export interface Terraform {
  /** With these variables a terraform that others start finds the stand-in, too. */
  readonly env: Readonly<Record<string, string>>;
  run(...args: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

interface Reference {
  backend: string;
  config: Record<string, unknown>;
}

/** What terraform is asked for, as far as it is changed here. */
export interface Configuration {
  readonly terraform: { backend: Record<string, Record<string, unknown>> };
  readonly data?: { readonly terraform_remote_state?: Record<string, Reference> };
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
}

/** Why nothing can be tried here; `undefined` when it can. A missing tool fails in CI. */
export function whatIsMissing(): string | undefined {
  const missing = !existsSync(join(TF_STUB, 'stub.mjs'))
    ? 'no stand-in for the AWS provider (TF_STUB)'
    : hasTerraform()
      ? undefined
      : 'no terraform on PATH';
  if (missing !== undefined && IS_CI) throw new Error(`Terraform cannot be tried: ${missing}.`);
  return missing;
}

/** Keeps all state in files beside each other, so that stacks find what others put out. */
export function withLocalState(configuration: Configuration, folder: string): Configuration {
  const file = (key: unknown): string => join(folder, String(key).replaceAll('/', '-'));
  const { terraform, data } = configuration;
  const key = terraform.backend['s3']?.['key'];
  terraform.backend = { local: { path: file(key) } };
  for (const reference of Object.values(data?.terraform_remote_state ?? {})) {
    const { key: foreign } = reference.config;
    reference.backend = 'local';
    reference.config = { path: file(foreign) };
  }
  return configuration;
}

/** Starts the stand-in for what `cdk.tf.json` in the folder names. */
export async function openTerraform(folder: string): Promise<Terraform> {
  const stub = spawn(process.execPath, [join(installedStub(), 'stub.mjs'), '--reattach'], {
    cwd: folder,
    env: { ...CHILD_ENV, TFSTUB_PROVIDER_LIB: PROVIDER_LIB },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const reattach = await firstLine(stub);
  const env = {
    ...CHILD_ENV,
    TF_REATTACH_PROVIDERS: reattach,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_VAR_image_tag: 'abc1234',
  };
  return {
    env,
    run: (...args) =>
      new Promise((resolve) => {
        const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
        execFile('terraform', [...args, '-no-color'], options, (error, stdout, stderr) => {
          // Messages are wrapped in frames; a test reads them as one line.
          const output = `${stdout}${stderr}`.replace(/[│╷╵\s]+/g, ' ');
          resolve({ ok: error === null, output });
        });
      }),
    close: async () => {
      const ended = new Promise((resolve) => stub.once('exit', resolve));
      stub.kill();
      await ended;
    },
  };
}

/** A copy of the stand-in with its packages, made once for each version of it. */
function installedStub(): string {
  const lock = readFileSync(join(TF_STUB, 'package-lock.json'));
  const sources = ['stub.mjs', 'schema.mjs', 'validators.mjs'].map((file) =>
    readFileSync(join(TF_STUB, file)),
  );
  const hash = createHash('sha256')
    .update(Buffer.concat([lock, ...sources]))
    .digest('hex');
  const copy = join(tmpdir(), `vigia-tf-stub-${hash.slice(0, 12)}`);
  if (existsSync(copy)) return copy;
  const fresh = `${copy}-${String(process.pid)}`;
  cpSync(TF_STUB, fresh, { recursive: true });
  execFileSync('chmod', ['-R', 'u+w', fresh]);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: fresh, env: CHILD_ENV });
  try {
    renameSync(fresh, copy);
  } catch {
    // Another process was faster.
    rmSync(fresh, { recursive: true });
  }
  return copy;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The stand-in ended with ${String(code)}.`));
    });
    if (child.stdout) createInterface(child.stdout).once('line', resolve);
  });
}

function hasTerraform(): boolean {
  try {
    execFileSync('terraform', ['version'], {
      env: { ...CHILD_ENV, CHECKPOINT_DISABLE: '1' },
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Reads what a stack asks for. */
export function readConfiguration(folder: string): Configuration {
  return JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Configuration;
}

/** Writes it back. */
export function writeConfiguration(folder: string, configuration: Configuration): void {
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configuration));
}
