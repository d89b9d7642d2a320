import type { Incident } from '../shared/api/models.js';

/** An incident nobody has touched yet, but for what a test cares about. */
export function anIncident(overrides: Partial<Incident> = {}): Incident {
  const incident = {
    id: '0d5e4e6f-6f0b-4b59-9f34-3f0a6d4a1c11',
    titulo: 'Fuga de agua',
    descripcion: 'Gotea el techo.',
    tipo: 'Infraestructura',
    piso: '3',
    lugar_especifico: 'Laboratorio 302',
    foto: '',
    fotos: [],
    fotos_restantes: 0,
    nivel_riesgo: 'medio',
    tipo_trabajador_requerido: '',
    fecha_creacion: '2025-11-03T14:00:00.000Z',
    estado: 'pendiente',
    veces_reportado: 1,
    creado_por: 'ana@utec.edu.pe',
    creado_por_nombre: 'Ana Torres',
    asignado_a: null,
    asignado_a_nombre: null,
    asignado_a_especialidad: null,
    asignado_por: null,
    fecha_asignacion: null,
    ultima_modificacion: null,
    modificado_por: null,
    fecha_inicio: null,
    fecha_resolucion: null,
    nota_resolucion: null,
    fecha_cierre: null,
    cerrado_por: null,
    motivo: null,
    veces_reabierto: 0,
    version: 1,
    acciones: [],
  };
  return { ...incident, ...overrides } as Incident;
}
