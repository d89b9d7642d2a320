/** What stands behind the load balancer. */
export type Service = 'api' | 'boards';

/**
 * What CloudFront says to the load balancer with every request: that it is CloudFront, for nobody else may claim to know
 * a visitor's address, and which service is meant, for both have paths that begin with /tableros.
 */
export function edgeHeaders(service: Service, key: string): Readonly<Record<string, string>> {
  return { 'x-vigia-edge': key, 'x-vigia-service': service };
}
