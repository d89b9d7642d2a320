import type { User } from '../shared/api/models.js';
import { paths } from '../shared/config/paths.js';

/** Where an account that can do nothing yet has to wait; undefined for one that can act. */
export function doorOf({ estado, tipo }: User): string | undefined {
  switch (estado) {
    case 'activo':
      return undefined;
    case 'sin_verificar':
      return tipo === 'estudiante' ? undefined : paths.checkMail;
    case 'sin_segundo_paso':
      return paths.secondFactor;
    case 'por_aprobar':
    case 'desactivado':
      return paths.waiting;
  }
}
