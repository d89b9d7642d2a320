import type { Environment } from '../cdktf/environments.js';

/** Changes one may want the price of. */
export interface WhatIf {
  readonly spot?: boolean;
  readonly arm?: boolean;
  readonly demoHours?: boolean;
  /** Tasks of each service to begin with. */
  readonly tasks?: number;
}

const DEMO_HOURS = {
  start: 'cron(0 14 ? * MON-FRI *)',
  stop: 'cron(0 18 ? * MON-FRI *)',
  timezone: 'America/Lima',
} as const;

/** The same environment, changed: it is synthesised like any other, and its stacks are counted. */
export function changed(environment: Environment, whatIf: WhatIf): Environment {
  const { spot, arm, demoHours, tasks } = whatIf;
  const { demoHours: _, ...always } = environment;
  const hours = demoHours ?? environment.demoHours !== undefined;
  const sized = tasks === undefined ? {} : { desiredTasks: tasks, minTasks: tasks };
  return {
    ...always,
    ...(hours ? { demoHours: environment.demoHours ?? DEMO_HOURS } : {}),
    compute: {
      ...environment.compute,
      ...(spot === undefined ? {} : { usesSpot: spot }),
      ...(arm === undefined ? {} : { architecture: arm ? 'ARM64' : 'X86_64' }),
    },
    redis:
      arm === true
        ? { nodeType: environment.redis.nodeType.replace('.t3.', '.t4g.') }
        : environment.redis,
    api: { ...environment.api, ...sized },
    boards: { ...environment.boards, ...sized },
  };
}
