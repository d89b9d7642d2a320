import { MONTH_HOURS, NOTHING, type Inventory, type ServiceItem } from './inventory.js';

/** A system that Vigía replaces: what its documents claim a month costs, and what its picture holds. */
export interface Replaced {
  readonly name: string;
  /** Dollars a month, from and to. */
  readonly claimed: readonly [number, number];
  /** Why the two differ, or do not. */
  readonly remark: string;
  readonly inventory: Inventory;
}

const TASK: Omit<ServiceItem, 'name' | 'vcpu' | 'gb' | 'desiredTasks'> = {
  isArm: false,
  isSpot: false,
  hasAddress: true,
  maxTasks: 10,
  requestsPerTask: 1000,
  hoursPerMonth: MONTH_HOURS,
};

/** Both, counted with the same prices and traffic as ours. */
export const REPLACED: readonly Replaced[] = [
  {
    name: 'the incident system',
    claimed: [53, 58],
    remark: 'about right: the task, the load balancer and their three addresses are 45 of it',
    inventory: {
      ...NOTHING,
      services: [{ ...TASK, name: 'api', vcpu: 0.5, gb: 1, desiredTasks: 1 }],
      loadBalancers: 1,
      addresses: 2,
      functions: [
        { memoryMb: 128, isArm: false },
        { memoryMb: 128, isArm: false },
      ],
      imageRepositories: 1,
      tables: 3,
      hasLiveSocket: true,
      hasWebApp: true,
    },
  },
  {
    name: 'the whiteboard system',
    claimed: [12.41, 12.41],
    remark:
      '12.41 is one node of Redis; left out are its replica, the tasks and the load balancer, which are not free, addresses, dashboard and insights',
    inventory: {
      ...NOTHING,
      services: [
        { ...TASK, name: 'boards', vcpu: 0.25, gb: 0.5, desiredTasks: 2, sessionsPerTask: 200 },
      ],
      loadBalancers: 1,
      addresses: 2,
      redisNodes: ['cache.t3.micro', 'cache.t3.micro'],
      customMetrics: 25,
      alarmMetrics: 4,
      dashboards: 1,
      imageRepositories: 1,
      buckets: 1,
    },
  },
];
