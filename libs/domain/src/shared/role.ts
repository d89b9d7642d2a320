/** What an account may do, told by its mail domain. */
export const Role = { Student: 'estudiante', Worker: 'trabajador', Admin: 'admin' } as const;
export type Role = (typeof Role)[keyof typeof Role];

/** Trades a worker can have and an incident can ask for. */
export const SPECIALITIES = ['TI', 'Servicio de Limpieza', 'Seguridad', 'Electricista'] as const;
export type Speciality = (typeof SPECIALITIES)[number];

const SPECIALITY_ALIASES: Readonly<Record<string, Speciality>> = {
  Limpieza: 'Servicio de Limpieza',
};

/** [INC-4] Reads a speciality word, old alias included; `undefined` when it is none. */
export function parseSpeciality(word: string): Speciality | undefined {
  const trimmed = word.trim();
  return SPECIALITIES.find((known) => known === trimmed) ?? SPECIALITY_ALIASES[trimmed];
}
