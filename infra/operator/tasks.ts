import type { Journal, Tasks } from './journal.js';
import { setDesired } from './services.js';
import { SERVICES, type ServiceId, type Site } from './site.js';

/** Between which numbers AWS scales a service now. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Held at zero by `stop`, whatever the schedule says. */
  readonly isStopped: boolean;
}

interface Target {
  readonly ResourceId: string;
  readonly MinCapacity: number;
  readonly MaxCapacity: number;
  readonly SuspendedState?: { readonly ScheduledScalingSuspended?: boolean };
}

interface Action {
  readonly ScheduledActionName: string;
  readonly Schedule: string;
  readonly Timezone: string;
  readonly ScalableTargetAction: { readonly MinCapacity: number; readonly MaxCapacity: number };
}

/** How many tasks a service should have: as an operator chose, else as the environment says. */
export function wantedTasks(site: Site, { tasks }: Journal, id: ServiceId): Tasks {
  const { minTasks: min, desiredTasks: desired, maxTasks: max } = site.environment[id];
  return tasks[id] ?? { min, desired, max };
}

/** The bounds of each service that is deployed. */
export async function boundsOf(site: Site): Promise<Readonly<Partial<Record<ServiceId, Bounds>>>> {
  const { ScalableTargets: targets = [] } = await site.look<{
    ScalableTargets?: readonly Target[];
  }>(
    ...['application-autoscaling', 'describe-scalable-targets', '--service-namespace', 'ecs'],
    ...['--resource-ids', ...SERVICES.map((id) => resourceOf(site, id))],
  );
  return Object.fromEntries(
    targets.map(({ ResourceId, MinCapacity, MaxCapacity, SuspendedState }) => [
      SERVICES.find((id) => resourceOf(site, id) === ResourceId),
      {
        min: MinCapacity,
        max: MaxCapacity,
        isStopped: MaxCapacity === 0 && SuspendedState?.ScheduledScalingSuspended === true,
      },
    ]),
  ) as Partial<Record<ServiceId, Bounds>>;
}

/**
 * Writes the wanted numbers where Terraform leaves them alone: into the target, unless the service is asleep, and into the
 * action that wakes it in the morning.
 */
export async function writeBounds(site: Site, journal: Journal): Promise<void> {
  const bounds = await boundsOf(site);
  const mornings = await openings(site);
  for (const id of SERVICES) {
    const { min, max } = wantedTasks(site, journal, id);
    const now = bounds[id];
    if (now !== undefined && now.max > 0 && (now.min !== min || now.max !== max)) {
      await register(site, id, ['--min-capacity', String(min), '--max-capacity', String(max)]);
    }
    const morning = mornings.find(
      ({ ScheduledActionName }) => ScheduledActionName === `${site.named(id)}-open`,
    );
    const { MinCapacity, MaxCapacity } = morning?.ScalableTargetAction ?? {};
    if (morning !== undefined && (MinCapacity !== min || MaxCapacity !== max)) {
      await site.aws([
        ...['application-autoscaling', 'put-scheduled-action', ...targetOf(site, id)],
        ...['--scheduled-action-name', morning.ScheduledActionName],
        ...['--schedule', morning.Schedule, '--timezone', morning.Timezone],
        '--scalable-target-action',
        `MinCapacity=${String(min)},MaxCapacity=${String(max)}`,
      ]);
    }
  }
}

/** Holds a service at zero: neither load nor a schedule wakes it. */
export async function putToSleep(site: Site, id: ServiceId): Promise<void> {
  const zero = ['--min-capacity', '0', '--max-capacity', '0'];
  await register(site, id, [...zero, '--suspended-state', suspended(true)]);
  await setDesired(site, id, 0);
}

/** Lets a service run again. */
export async function wake(site: Site, id: ServiceId, tasks: Tasks): Promise<void> {
  const bounds = ['--min-capacity', String(tasks.min), '--max-capacity', String(tasks.max)];
  await register(site, id, [...bounds, '--suspended-state', suspended(false)]);
  await setDesired(site, id, tasks.desired);
}

async function openings(site: Site): Promise<readonly Action[]> {
  if (site.environment.demoHours === undefined) return [];
  const { ScheduledActions: actions = [] } = await site.look<{
    ScheduledActions?: readonly Action[];
  }>(
    ...['application-autoscaling', 'describe-scheduled-actions', '--service-namespace', 'ecs'],
    ...['--scheduled-action-names', ...SERVICES.map((id) => `${site.named(id)}-open`)],
  );
  return actions;
}

async function register(site: Site, id: ServiceId, more: readonly string[]): Promise<void> {
  const operation = ['application-autoscaling', 'register-scalable-target'];
  await site.aws([...operation, ...targetOf(site, id), ...more]);
}

function targetOf(site: Site, id: ServiceId): readonly string[] {
  return [
    ...['--service-namespace', 'ecs', '--scalable-dimension', 'ecs:service:DesiredCount'],
    ...['--resource-id', resourceOf(site, id)],
  ];
}

function resourceOf(site: Site, id: ServiceId): string {
  return `service/${site.named('cluster')}/${site.named(id)}`;
}

function suspended(is: boolean): string {
  return ['DynamicScalingInSuspended', 'DynamicScalingOutSuspended', 'ScheduledScalingSuspended']
    .map((what) => `${what}=${String(is)}`)
    .join(',');
}
