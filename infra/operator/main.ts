/** `npm run vigia -- --help`: the operator's commands. */
import { processSetting } from './config.js';
import { operate } from './operate.js';

process.exitCode = await operate(process.argv.slice(2), processSetting());
