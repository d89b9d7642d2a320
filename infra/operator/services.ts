import { SERVICES, type ServiceId, type Site } from './site.js';

/** A service as ECS knows it now. */
export interface RunningService {
  readonly id: ServiceId;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** How the newest deployment of it goes. */
  readonly rollout: string;
  /** When that deployment last changed. */
  readonly updatedAt: string;
  /** The tag of the image that the newest deployment runs. */
  readonly tag: string;
}

interface Described {
  readonly services: readonly {
    readonly serviceName: string;
    readonly status: string;
    readonly desiredCount: number;
    readonly runningCount: number;
    readonly pendingCount: number;
    readonly deployments: readonly {
      readonly status: string;
      readonly taskDefinition: string;
      readonly rolloutState?: string;
      readonly updatedAt?: string;
    }[];
  }[];
}

/** The services that exist; none before the first deployment. */
export async function runningServices(site: Site): Promise<readonly RunningService[]> {
  const described = await site.lookFor<Described>(
    ...['ecs', 'describe-services', ...cluster(site)],
    ...['--services', ...SERVICES.map((id) => site.named(id))],
  );
  const found: RunningService[] = [];
  for (const id of SERVICES) {
    const service = described?.services.find(
      ({ serviceName, status }) => serviceName === site.named(id) && status === 'ACTIVE',
    );
    const newest = service?.deployments.find(({ status }) => status === 'PRIMARY');
    if (service === undefined || newest === undefined) continue;
    found.push({
      id,
      desired: service.desiredCount,
      running: service.runningCount,
      pending: service.pendingCount,
      rollout: newest.rolloutState ?? 'UNKNOWN',
      updatedAt: newest.updatedAt ?? '',
      tag: await tagOf(site, newest.taskDefinition),
    });
  }
  return found;
}

/** Waits until the services run as many tasks as they should, and nothing is rolling. */
export async function waitUntilStable(site: Site): Promise<void> {
  const services = ['--services', ...SERVICES.map((id) => site.named(id))];
  await site.aws(['ecs', 'wait', 'services-stable', ...cluster(site), ...services]);
}

/** Starts every task of some services anew, so that they read their keys again, and waits until that is done. */
export async function restartAll(site: Site, services: readonly ServiceId[]): Promise<void> {
  for (const id of services) await restart(site, id);
  await waitUntilStable(site);
}

async function restart(site: Site, id: ServiceId): Promise<void> {
  const service = ['--service', site.named(id), '--force-new-deployment'];
  await site.aws(['ecs', 'update-service', ...cluster(site), ...service, ...QUIET]);
}

/** Tells ECS how many tasks to run now. */
export async function setDesired(site: Site, id: ServiceId, count: number): Promise<void> {
  const desired = ['--service', site.named(id), '--desired-count', String(count)];
  await site.aws(['ecs', 'update-service', ...cluster(site), ...desired, ...QUIET]);
}

/** The answer is long and says nothing new. */
const QUIET = ['--query', 'service.status'] as const;

async function tagOf(site: Site, taskDefinition: string): Promise<string> {
  const { taskDefinition: task } = await site.look<{
    taskDefinition: { containerDefinitions: readonly { image: string }[] };
  }>('ecs', 'describe-task-definition', '--task-definition', taskDefinition);
  return task.containerDefinitions[0]?.image.split(':').at(-1) ?? 'unknown';
}

function cluster(site: Site): readonly string[] {
  return ['--cluster', site.named('cluster')];
}
