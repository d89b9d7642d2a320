import { App } from 'cdktf';
import { ENVIRONMENTS } from './environments.js';
import { DataStack } from './stacks/data.stack.js';

const app = new App();
for (const environment of ENVIRONMENTS) new DataStack(app, environment);
app.synth();
