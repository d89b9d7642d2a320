import { api, unwrap } from '../../../shared/api/client.js';
import { changeHeaders } from '../../../shared/api/change-headers.js';
import type { Incident, Risk } from '../../../shared/api/models.js';

export interface Report {
  readonly titulo: string;
  readonly descripcion: string;
  readonly tipo: string;
  readonly piso: string;
  readonly lugar_especifico: string;
  readonly nivel_riesgo: Risk;
  readonly tipo_trabajador_requerido: string;
  readonly fotos: readonly string[];
}

export function reportIncident(report: Report, key: string): Promise<Incident> {
  return unwrap(
    api.POST('/incidentes', {
      params: { header: changeHeaders({ key }) },
      body: { ...report, fotos: [...report.fotos], foto: '' },
    }),
  );
}
