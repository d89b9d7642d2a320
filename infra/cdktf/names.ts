import type { Environment } from './environments.js';

/** The name of a resource or a stack: `<env>-vigia-<thing>`. */
export function resourceName(environment: Environment, thing: string): string {
  return `${environment.name}-vigia-${thing}`;
}
