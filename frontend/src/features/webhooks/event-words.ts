import type { Webhook } from '../../shared/api/models.js';

export type EventWord = Webhook['eventos'][number];

/** Every event, in the order of an incident's life; the type fails when the api has one more. */
export const eventWords = Object.keys({
  reportado: true,
  sumado: true,
  retirado: true,
  editado: true,
  fotografiado: true,
  asignado: true,
  declinado: true,
  iniciado: true,
  pausado: true,
  reanudado: true,
  avanzado: true,
  resuelto: true,
  confirmado: true,
  valorado: true,
  cerrado: true,
  rechazado: true,
  reabierto: true,
  unido: true,
  separado: true,
} satisfies Record<EventWord, true>) as readonly EventWord[];

/** What other systems want to know most. */
export const usualEvents: readonly EventWord[] = [
  'reportado',
  'asignado',
  'iniciado',
  'resuelto',
  'cerrado',
  'rechazado',
  'reabierto',
];
