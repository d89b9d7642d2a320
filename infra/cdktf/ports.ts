/** Where each part listens; security groups open these and nothing else. */
export const PORTS = {
  http: 80,
  https: 443,
  api: 3000,
  boards: 3001,
  redis: 6379,
} as const;
