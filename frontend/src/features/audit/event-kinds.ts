import type { EventKind } from './event-filter.js';

const known: Readonly<Record<EventKind, true>> = {
  ingreso: true,
  ingreso_fallido: true,
  salida: true,
  sesion_revocada: true,
  registro: true,
  verificacion: true,
  clave_restablecida: true,
  clave_cambiada: true,
  cambio_de_nombre: true,
  invitacion: true,
  invitacion_revocada: true,
  aprobacion: true,
  cambio_de_rol: true,
  desactivacion: true,
  reactivacion: true,
  totp_activado: true,
  totp_quitado: true,
  turno_cambiado: true,
  asignacion_automatica: true,
  webhook_creado: true,
  webhook_cambiado: true,
  webhook_secreto_nuevo: true,
  webhook_quitado: true,
  vinculacion: true,
  desvinculacion: true,
  exportacion: true,
};

/** Every kind of event, in the order in which they are offered. */
export const eventKinds = Object.keys(known) as readonly EventKind[];
