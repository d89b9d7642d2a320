import type { Construct } from 'constructs';
import type { Environment } from './environments.js';
import { DataStack } from './stacks/data.stack.js';
import { EdgeStack } from './stacks/edge.stack.js';
import { NetworkStack } from './stacks/network.stack.js';
import { ObservabilityStack } from './stacks/observability.stack.js';
import { RealtimeStack } from './stacks/realtime.stack.js';
import { SecretsStack } from './stacks/secrets.stack.js';
import { ServicesStack } from './stacks/services.stack.js';
import type { VigiaStack } from './stacks/vigia-stack.js';

/** All stacks of one environment, in the order in which they are deployed. `bundles` is where the built Lambdas are. */
export function buildSystem(
  scope: Construct,
  environment: Environment,
  bundles: string,
): readonly VigiaStack[] {
  const secrets = new SecretsStack(scope, environment);
  const network = new NetworkStack(scope, environment);
  const data = new DataStack(scope, environment, { secrets, network });
  const edge = new EdgeStack(scope, environment, { secrets, network, data });
  const realtime = new RealtimeStack(scope, environment, { secrets, data, edge, bundles });
  const services = new ServicesStack(scope, environment, { secrets, network, data, edge });
  const observability = new ObservabilityStack(scope, environment, {
    data,
    edge,
    realtime,
    services,
  });
  return [secrets, network, data, edge, realtime, services, observability];
}
