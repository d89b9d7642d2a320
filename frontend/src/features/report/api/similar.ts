import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Campus, Duplicate } from '../../../shared/api/models.js';
import { kindOf, type ReportValues } from '../report-values.js';
import { toLocation } from './report.js';

/** Fewer words say too little to compare. */
const wordsLeast = 2;
const wordLeast = 3;

/** Open incidents that may be the one being reported; nothing while there is too little to compare. */
export function similarQuery(values: ReportValues, campus: Campus) {
  const kind = kindOf(values, campus);
  const body = {
    titulo: values.titulo.trim(),
    ...(values.descripcion.trim() !== '' && { descripcion: values.descripcion.trim() }),
    ...(kind && { tipo: kind.nombre.es }),
    ...(values.lugar && { lugar: toLocation(values.lugar, campus) }),
  };
  return queryOptions({
    queryKey: ['similar', body],
    queryFn: async ({ signal }): Promise<readonly Duplicate[]> =>
      (await unwrap(api.POST('/incidentes/parecidos', { body, signal }))).parecidos,
    enabled: saysEnough(body.titulo),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

function saysEnough(title: string): boolean {
  return title.split(/\s+/).filter(({ length }) => length >= wordLeast).length >= wordsLeast;
}
