import type { IncidentStatus, RiskLevel } from '@vigia/domain/incident';
import type { Role, Speciality } from '@vigia/domain/shared';

/** What the old system's words mean, by their plain form (see `plainWord`). */
export interface Words {
  /** `reabierto` means with its worker when it has one, else waiting. */
  readonly status: Readonly<Record<string, IncidentStatus | 'reabierto'>>;
  readonly risk: Readonly<Record<string, RiskLevel>>;
  readonly speciality: Readonly<Record<string, Speciality>>;
  readonly role: Readonly<Record<string, Role>>;
}

/** Every word that the old server and its clients wrote. */
export const LEGACY_WORDS: Words = {
  status: {
    pendiente: 'pendiente',
    abierto: 'pendiente',
    reportado: 'pendiente',
    asignado: 'asignado',
    en_proceso: 'en_proceso',
    en_atencion: 'en_proceso',
    resuelto: 'resuelto',
    completado: 'resuelto',
    cerrado: 'cerrado',
    rechazado: 'rechazado',
    reabierto: 'reabierto',
  },
  risk: {
    bajo: 'bajo',
    baja: 'bajo',
    medio: 'medio',
    media: 'medio',
    alto: 'alto',
    alta: 'alto',
    critico: 'crítico',
    critica: 'crítico',
  },
  speciality: {
    ti: 'TI',
    limpieza: 'Servicio de Limpieza',
    servicio_de_limpieza: 'Servicio de Limpieza',
    seguridad: 'Seguridad',
    electricista: 'Electricista',
  },
  role: {
    admin: 'admin',
    administrador: 'admin',
    administradora: 'admin',
    estudiante: 'estudiante',
    trabajador: 'trabajador',
    trabajadora: 'trabajador',
  },
};

/** A word without capitals, accents and outer blanks; what stands between its parts is `_`. */
export function plainWord(raw: string): string {
  return raw
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s_-]+/g, '_');
}

/** The words with more of them, as an operator's file gives them; refuses a meaning that is none of ours. */
export function withMoreWords(words: Words, file: unknown): Words {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    throw new Error('The file of words is an object such as {"risk": {"muy alto": "alto"}}.');
  }
  const more = Object.entries(file as Record<string, unknown>).map(([kind, table]) => {
    if (!Object.hasOwn(words, kind) || typeof table !== 'object' || table === null) {
      throw new Error(
        `The file of words has tables ${Object.keys(words).join(', ')}; not ${kind}.`,
      );
    }
    const known: Readonly<Record<string, string>> = words[kind as keyof Words];
    const rows = Object.entries(table as Record<string, unknown>).map(([word, meaning]) => {
      const meanings = [...new Set(Object.values(known))];
      if (typeof meaning !== 'string' || !meanings.includes(meaning)) {
        throw new Error(`"${word}" of ${kind} must mean one of ${meanings.join(', ')}.`);
      }
      return [plainWord(word), meaning] as const;
    });
    return [kind, { ...known, ...Object.fromEntries(rows) }] as const;
  });
  return { ...words, ...Object.fromEntries(more) };
}
