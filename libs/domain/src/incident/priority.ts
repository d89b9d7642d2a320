import type { Incident } from './incident.js';
import { RiskLevel } from './status.js';

/** How urgent an incident is, as a sum whose parts can be shown. */
export interface Priority {
  readonly total: number;
  readonly risk: number;
  /** For the others who reported it. */
  readonly reports: number;
  /** For whole days since the report. */
  readonly age: number;
}

/** Points for each level of risk: one level up weighs as much as three weeks of waiting, or more. */
const RISK_POINTS: Readonly<Record<RiskLevel, number>> = {
  [RiskLevel.Low]: 0,
  [RiskLevel.Medium]: 21,
  [RiskLevel.High]: 50,
  [RiskLevel.Critical]: 100,
};
/** Points for each report beyond the first. */
const REPORT_POINTS = 5;
/** Many reports never outweigh that something is dangerous. */
const REPORT_POINTS_MAX = 50;

const DAY_MS = 86_400_000;

/**
 * [PRI-1] Risk, reports and age in days. The age is linear and has no end, so that which of two incidents comes first
 * never changes by time alone: the order can be stored.
 */
export function priorityOf(incident: Incident, at: string): Priority {
  const risk = RISK_POINTS[incident.risk];
  const reports = reportPoints(incident);
  const age = Math.max(0, Math.floor((Date.parse(at) - Date.parse(incident.reportedAt)) / DAY_MS));
  return { total: risk + reports + age, risk, reports, age };
}

/** [PRI-2] What sorts incidents by priority at any time: points in milliseconds, less the moment of the report. */
export function priorityRank(incident: Incident): number {
  const points = RISK_POINTS[incident.risk] + reportPoints(incident);
  return points * DAY_MS - Date.parse(incident.reportedAt);
}

function reportPoints({ timesReported }: Incident): number {
  return Math.min(REPORT_POINTS_MAX, REPORT_POINTS * Math.max(0, timesReported - 1));
}
