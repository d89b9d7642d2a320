import type { TableKey } from '@vigia/dynamo/table';

/** How many tasks of a service run, and how large each is. */
export interface ServiceSize {
  /** CPU units: 1024 are one core. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly minTasks: number;
  /** What a deployment starts with; auto scaling decides from then on. */
  readonly desiredTasks: number;
  readonly maxTasks: number;
}

/** A name of one's own and the certificate (of us-east-1, as CloudFront wants it) that covers it. */
export interface Domain {
  readonly name: string;
  readonly certificateArn: string;
}

/** When the services run, as AWS cron expressions in a time zone; outside they are scaled to zero. */
export interface DemoHours {
  readonly start: string;
  readonly stop: string;
  readonly timezone: string;
}

/** Subnets of their own for the tasks, which reach the internet through NAT gateways and are reached by nobody. */
export interface PrivateTasks {
  /** One per availability zone. */
  readonly cidrs: readonly [string, string];
  /** One gateway is cheaper; one per zone outlives the loss of a zone. */
  readonly gateways: 'one' | 'one-per-zone';
}

/** An OpenID provider that people may log in by; its client secret is put into Secrets Manager by hand. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** What people call it. */
  readonly name: string;
  /** The claim with the mail address of which `email_verified` speaks. */
  readonly emailClaim: string;
  /** Mail domains that it is believed about. */
  readonly domains: readonly string[];
}

/** One installation of Vigía: everything that differs from the others. */
export interface Environment {
  /** First part of every resource name and of every stack name. */
  readonly name: string;
  readonly region: string;
  /** The twelve digits of the AWS account it may be deployed to; absent: the account that owns the state bucket. */
  readonly account?: string;
  /** Holds the Terraform state of all stacks; unique in all of AWS. */
  readonly stateBucket: string;
  /** Whether AWS and Terraform both refuse to delete what holds data. */
  readonly protectsData: boolean;
  /** Whether who talked to whom is kept: flow logs of the network, access logs of the load balancer. */
  readonly keepsTrafficLogs: boolean;
  readonly logRetentionDays: number;
  /** Absent: people use the address that CloudFront gives. */
  readonly domain?: Domain;
  /** What precedes a problem's code in its `type`, up to the / or #; a page of the installer's that explains the codes. */
  readonly problemBaseUrl: string;
  readonly network: {
    readonly cidr: string;
    /** The availability zones it spans. */
    readonly zones: readonly [string, string];
    /** One per availability zone: load balancer and tasks. */
    readonly publicCidrs: readonly [string, string];
    /** One per availability zone, with no way to the internet: Redis. */
    readonly privateCidrs: readonly [string, string];
    /** Absent: tasks have public addresses, which costs no NAT gateway. */
    readonly privateTasks?: PrivateTasks;
  };
  readonly compute: {
    readonly architecture: 'X86_64' | 'ARM64';
    /** Spare capacity at about a third of the price, which AWS may take back with two minutes' notice. */
    readonly usesSpot: boolean;
    /** X-Ray traces of the Lambdas. */
    readonly traces: boolean;
  };
  readonly api: ServiceSize;
  readonly boards: ServiceSize & {
    /** Open boards of people that one task serves before another one starts. */
    readonly sessionsPerTask: number;
  };
  /** Absent: the services run day and night. */
  readonly demoHours?: DemoHours;
  readonly redis: { readonly nodeType: string };
  /** Tables that were brought back from the past and stand in for the usual ones, by their full names. */
  readonly restoredTables?: Readonly<Partial<Record<TableKey, string>>>;
  readonly realtime: {
    /** Executions that each Lambda may have at once, and that nothing else can take from it. */
    readonly reservedConcurrency: number;
    readonly messagesPerSecond: number;
    readonly messageBurst: number;
    /** Absent: nobody notes who opens a socket and how it ends. */
    readonly accessLogs?: {
      /** API Gateway writes logs as one role per account and region: exactly one environment there sets it. */
      readonly setsAccountRole: boolean;
    };
  };
  readonly mail: {
    /** Domain or address that SES verifies and may send as. */
    readonly identity: string;
    readonly from: string;
  };
  /** Absent: nobody is paged by SMS. */
  readonly sms?: {
    /** Who they come from, where the country allows to say so: up to 11 letters and digits. */
    readonly senderId?: string;
    /** Each costs money: no more leave, whatever happens. */
    readonly perHour: number;
    readonly perIncident: number;
  };
  /** `off` holds all pushes, mails and pages about incidents back until it is `on` again. */
  readonly outreach: 'on' | 'off';
  /** Absent: people log in by password only. */
  readonly identityProvider?: IdentityProvider;
  readonly alerts: {
    /** Who learns of alarms and of the budget. */
    readonly mails: readonly string[];
    readonly phones: readonly string[];
    readonly monthlyBudgetUsd: number;
  };
  readonly campus: {
    /** Mail domain -> role; every other domain is a trabajador. */
    readonly roleDomains: Readonly<Record<string, string>>;
    /** IANA name of its time zone. */
    readonly timeZone: string;
    readonly feed: 'on' | 'off';
    /** The catalogue of places, kinds of incident and risks, seen from apps/api; part of the image. */
    readonly file: string;
    readonly attemptsPerAccount: number;
    readonly attemptsPerIp: number;
    readonly requestsPerUser: number;
    readonly requestsPerIp: number;
    /** Whether admins must have a second factor. */
    readonly adminTotp: 'required' | 'optional';
  };
}

/** What an installer changes first: names that are unique in AWS or belong to the campus. */
const INSTALLATION = {
  region: 'us-east-1',
  stateBucket: 'vigia-terraform-state',
  problemBaseUrl: 'https://vigia.example.org/problems#',
  mail: { identity: 'example.org', from: 'Vigía <vigia@example.org>' },
  sms: { senderId: 'Vigia', perHour: 20, perIncident: 8 },
  outreach: 'on',
  alerts: { mails: ['operations@example.org'], phones: [] },
  campus: {
    roleDomains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
    timeZone: 'America/Lima',
    feed: 'on',
    file: 'campus/demo.json',
    attemptsPerAccount: 10,
    attemptsPerIp: 300,
    requestsPerUser: 300,
    requestsPerIp: 6000,
    adminTotp: 'required',
  },
} as const;

const NETWORK = {
  cidr: '10.0.0.0/16',
  zones: ['us-east-1a', 'us-east-1b'],
  publicCidrs: ['10.0.1.0/24', '10.0.2.0/24'],
  privateCidrs: ['10.0.10.0/24', '10.0.11.0/24'],
} as const;

const API = { cpu: 512, memory: 1024, minTasks: 1, desiredTasks: 1, maxTasks: 4 } as const;

const BOARDS = {
  cpu: 256,
  memory: 512,
  minTasks: 1,
  desiredTasks: 2,
  maxTasks: 10,
  sessionsPerTask: 200,
} as const;

const REALTIME = { reservedConcurrency: 10, messagesPerSecond: 100, messageBurst: 200 } as const;

const COMPUTE = { architecture: 'X86_64', usesSpot: false, traces: false } as const;

/** Four hours of a working day, in Lima. */
const DEMO_HOURS = {
  start: 'cron(0 14 ? * MON-FRI *)',
  stop: 'cron(0 18 ? * MON-FRI *)',
  timezone: 'America/Lima',
} as const;

export const ENVIRONMENTS: readonly Environment[] = [
  {
    ...INSTALLATION,
    name: 'dev',
    protectsData: false,
    keepsTrafficLogs: false,
    logRetentionDays: 7,
    network: NETWORK,
    compute: { ...COMPUTE, usesSpot: true },
    api: API,
    boards: BOARDS,
    demoHours: DEMO_HOURS,
    redis: { nodeType: 'cache.t3.micro' },
    realtime: REALTIME,
    alerts: { ...INSTALLATION.alerts, monthlyBudgetUsd: 95 },
  },
  {
    ...INSTALLATION,
    name: 'staging',
    protectsData: false,
    keepsTrafficLogs: false,
    logRetentionDays: 7,
    network: NETWORK,
    compute: COMPUTE,
    api: API,
    boards: BOARDS,
    redis: { nodeType: 'cache.t3.micro' },
    realtime: REALTIME,
    alerts: { ...INSTALLATION.alerts, monthlyBudgetUsd: 140 },
  },
  {
    ...INSTALLATION,
    name: 'prod',
    protectsData: true,
    keepsTrafficLogs: true,
    logRetentionDays: 90,
    network: NETWORK,
    compute: COMPUTE,
    api: { ...API, minTasks: 2, desiredTasks: 2, maxTasks: 10 },
    boards: BOARDS,
    redis: { nodeType: 'cache.t3.micro' },
    realtime: {
      reservedConcurrency: 50,
      messagesPerSecond: 1000,
      messageBurst: 2000,
      accessLogs: { setsAccountRole: true },
    },
    alerts: { ...INSTALLATION.alerts, monthlyBudgetUsd: 170 },
  },
];
