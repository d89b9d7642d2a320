import { parseRisk, type RiskLevel } from '@vigia/domain/incident';
import { ProblemException } from '@vigia/platform/nest';

/** The risk of a request, which may be sent under its preferred name, under the old one, or under both alike. */
export function riskOf({
  nivel_riesgo: preferred,
  Nivel_Riesgo: old,
}: {
  readonly nivel_riesgo?: string;
  readonly Nivel_Riesgo?: string;
}): RiskLevel | undefined {
  const [risk, oldRisk] = [parseRisk(preferred ?? ''), parseRisk(old ?? '')];
  if (risk !== undefined && oldRisk !== undefined && risk !== oldRisk) {
    const detail = { es: 'contradice a nivel_riesgo', en: 'contradicts nivel_riesgo' };
    throw new ProblemException('invalid-request', {
      errors: [{ pointer: '#/Nivel_Riesgo', detail }],
    });
  }
  return risk ?? oldRisk;
}
