import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');

/** Where a stand-in for the AWS provider of Terraform may be; another place is told by TF_STUB. */
export const TF_STUB = resolve(ROOT, process.env['TF_STUB'] ?? '../shared/tools/tf-stub');

/** Whether a missing tool is a failure. */
export const IS_CI = process.env['CI'] === 'true';

/** What a child process needs to find its programs, and nothing of our own settings. */
export const CHILD_ENV = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

/** The provider bindings that the stand-in derives its schema from. */
export const PROVIDER_LIB = resolve(ROOT, 'node_modules/@cdktf/provider-aws/lib');
