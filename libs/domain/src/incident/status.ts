/** Where an incident stands. */
export const IncidentStatus = {
  Pending: 'pendiente',
  Assigned: 'asignado',
  InProgress: 'en_proceso',
  Resolved: 'resuelto',
  Closed: 'cerrado',
  Rejected: 'rechazado',
} as const;
export type IncidentStatus = (typeof IncidentStatus)[keyof typeof IncidentStatus];

/** Every status, in the order of an incident's life. */
export const INCIDENT_STATUSES: readonly IncidentStatus[] = Object.values(IncidentStatus);

/** How dangerous it is. */
export const RiskLevel = {
  Low: 'bajo',
  Medium: 'medio',
  High: 'alto',
  Critical: 'crítico',
} as const;
export type RiskLevel = (typeof RiskLevel)[keyof typeof RiskLevel];

/** Every risk level, mildest first. */
export const RISK_LEVELS: readonly RiskLevel[] = Object.values(RiskLevel);

const LEGACY_STATUSES: Readonly<Record<string, IncidentStatus>> = {
  abierto: IncidentStatus.Pending,
  reportado: IncidentStatus.Pending,
  'en atención': IncidentStatus.InProgress,
  'en atencion': IncidentStatus.InProgress,
  completado: IncidentStatus.Resolved,
};

/** [INC-2] Reads a status word, the old system's words included; `undefined` when it is none. */
export function parseStatus(word: string): IncidentStatus | undefined {
  const lower = word.trim().toLowerCase();
  if (Object.hasOwn(LEGACY_STATUSES, lower)) return LEGACY_STATUSES[lower];
  return INCIDENT_STATUSES.find((status) => status === lower);
}

/** [INC-3] Reads a risk word, lower-cased, `critico` without its accent accepted; `undefined` when it is none. */
export function parseRisk(word: string): RiskLevel | undefined {
  const lower = word.trim().toLowerCase();
  return lower === 'critico' ? RiskLevel.Critical : RISK_LEVELS.find((risk) => risk === lower);
}
