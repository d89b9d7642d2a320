import { Fn } from 'cdktf';

/** What stands behind the load balancer. */
export type Service = 'api' | 'boards';

const KEY = 'x-vigia-edge';
const SERVICE = 'x-vigia-service';

/**
 * What CloudFront says to the load balancer with every request: that it is CloudFront, for nobody else may claim to know
 * a visitor's address, and which service is meant, for both have paths that begin with /tableros. Of several keys, with
 * commas between, it says the first.
 */
export function headersToSay(service: Service, keys: string): Readonly<Record<string, string>> {
  return { [KEY]: String(Fn.element(Fn.split(',', keys), 0)), [SERVICE]: service };
}

/** What the load balancer takes for it: any of the keys, so that one can follow another without a refusal. */
export function headersToExpect(
  service: Service,
  keys: string,
): Readonly<Record<string, readonly string[]>> {
  return { [KEY]: Fn.split(',', keys), [SERVICE]: [service] };
}
