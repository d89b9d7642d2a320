import type { PublicConfig, Role } from '../../shared/api/models.js';

/**
 * The role an address will get, as the server decides it: by its exact domain, or as every other domain.
 * Undefined while the address is not complete enough to tell.
 */
export function roleOfEmail(
  email: string,
  { dominios, tipo_por_defecto }: Pick<PublicConfig, 'dominios' | 'tipo_por_defecto'>,
): Role | undefined {
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@.]{2,})$/.exec(email.trim().toLowerCase())?.[1];
  if (domain === undefined) return undefined;
  return dominios.find(({ dominio }) => dominio.toLowerCase() === domain)?.tipo ?? tipo_por_defecto;
}
