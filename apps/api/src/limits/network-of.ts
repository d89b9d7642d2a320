import ipaddr from 'ipaddr.js';

/**
 * What counts as one address: an IPv4 address, or the 64 bits of an IPv6 address that a connection is given; the rest
 * its owner may choose anew for each request.
 */
export function networkOf(ip: string | undefined): string {
  if (ip === undefined || !ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}
