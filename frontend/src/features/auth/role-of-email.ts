import type { PublicConfig, Role } from '../../shared/api/models.js';

/**
 * The role an address will get, as the server decides it: by its exact domain, any other domain being a worker's.
 * Undefined while the address is not complete enough to tell.
 */
export function roleOfEmail(email: string, domains: PublicConfig['dominios']): Role | undefined {
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@.]{2,})$/.exec(email.trim().toLowerCase())?.[1];
  if (domain === undefined) return undefined;
  return domains.find(({ dominio }) => dominio.toLowerCase() === domain)?.tipo ?? 'trabajador';
}
