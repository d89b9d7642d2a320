import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Campus, Incident } from '../../../shared/api/models.js';
import { kindOf, type ReportValues } from '../report-values.js';
import { toLocation } from './report.js';

/** An open incident that may be the one being reported, and why. */
export interface Similar {
  readonly incidente: Incident;
  readonly puntos: number;
  readonly razones: readonly {
    readonly clave: 'texto' | 'lugar' | 'tipo' | 'tiempo';
    readonly texto: { readonly es: string; readonly en: string };
  }[];
}

interface Found {
  readonly parecidos: readonly Similar[];
}

/** Fewer words say too little to compare. */
const wordsLeast = 2;
const wordLeast = 3;

/** Open incidents that may be the one being reported; nothing while there is too little to compare. */
export function similarQuery(values: ReportValues, campus: Campus) {
  const body = {
    titulo: values.titulo.trim(),
    ...(values.descripcion.trim() !== '' && { descripcion: values.descripcion.trim() }),
    ...(values.tipo !== '' && { tipo: kindOf(values, campus)?.nombre.es ?? '' }),
    ...(values.lugar && { lugar: toLocation(values.lugar, campus) }),
  };
  return queryOptions({
    queryKey: ['similar', body],
    queryFn: async ({ signal }): Promise<readonly Similar[]> =>
      (await unwrap<Found>(api.POST('/incidentes/parecidos' as never, { body, signal } as never)))
        .parecidos,
    enabled: saysEnough(body.titulo),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export function saysEnough(title: string): boolean {
  return title.split(/\s+/).filter(({ length }) => length >= wordLeast).length >= wordsLeast;
}
