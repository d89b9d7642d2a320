import { App } from 'cdktf';
import { join } from 'node:path';
import { ENVIRONMENTS } from './environments.js';
import { buildSystem } from './system.js';

const BUNDLES = join(import.meta.dirname, '..', '..', 'apps', 'ws-handlers', 'dist', 'lambda');

const app = new App();
for (const environment of ENVIRONMENTS) buildSystem(app, environment, BUNDLES);
app.synth();
