import type { PublicConfig } from '../shared/api/models.js';

/** What the server tells everybody of the campus the tests happen on. */
export const aCampus: PublicConfig = {
  dominios: [
    { dominio: 'admin.utec.edu.pe', tipo: 'admin' },
    { dominio: 'utec.edu.pe', tipo: 'estudiante' },
  ],
  tipo_por_defecto: 'trabajador',
  especialidades: ['TI', 'Servicio de Limpieza', 'Seguridad', 'Electricista'],
  tipos: ['Infraestructura', 'Electricidad'],
  pisos: ['1', '2', '3'],
  password_minimo: 10,
  feed_campus: false,
  plazo_reapertura_dias: 7,
  push: null,
};
