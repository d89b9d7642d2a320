import type { Site } from '../site.js';

/** What has a log of its own, and where it is. */
export const LOGS: Readonly<Record<string, (site: Site) => string>> = {
  api: (site) => `/ecs/${site.named('api')}`,
  boards: (site) => `/ecs/${site.named('boards')}`,
  ...Object.fromEntries(
    ['authorize', 'connect', 'disconnect', 'message'].map((handler) => [
      handler,
      (site: Site) => `/aws/lambda/${site.named(`live-${handler}`)}`,
    ]),
  ),
};

export interface LogOptions {
  /** As AWS says it: `30m`, `2h`, or a time in ISO 8601. */
  readonly since: string;
  readonly follow?: boolean;
  readonly filter?: string;
}

/** The command that prints the lines of a part of the system. */
export function logsCommand(site: Site, part: string, options: LogOptions): readonly string[] {
  const { since, follow, filter } = options;
  return [
    ...['logs', 'tail', LOGS[part]?.(site) ?? part, '--since', since, '--format', 'short'],
    ...(follow === true ? ['--follow'] : []),
    ...(filter === undefined ? [] : ['--filter-pattern', filter]),
  ];
}
