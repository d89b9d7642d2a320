/** Where this deployment's servers are; one build serves every environment. */
export interface RuntimeConfig {
  readonly apiUrl: string;
  readonly wsUrl: string;
  readonly boardsUrl: string;
}

/** Reads `/config.json` once, at boot, and refuses one that names no servers. */
export async function loadConfig(): Promise<RuntimeConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json answered ${String(response.status)}`);
  const raw: unknown = await response.json();
  if (typeof raw !== 'object' || raw === null) throw new Error('config.json is not an object');
  const { apiUrl, wsUrl, boardsUrl } = raw as Partial<Record<keyof RuntimeConfig, unknown>>;
  if (typeof apiUrl !== 'string' || typeof wsUrl !== 'string' || typeof boardsUrl !== 'string') {
    throw new Error('config.json must have apiUrl, wsUrl and boardsUrl');
  }
  return { apiUrl, wsUrl, boardsUrl };
}

/** The socket's absolute address; a path is taken as one of this page's own origin. */
export function socketUrl(wsUrl: string, page: { href: string }): string {
  const url = new URL(wsUrl, page.href);
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  return url.href;
}
