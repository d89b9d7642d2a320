import { api, unwrap } from '../../../shared/api/client.js';
import { type ChangeTerms, changeHeaders } from '../../../shared/api/change-headers.js';
import type { Campus, Incident, Report } from '../../../shared/api/models.js';
import { findPlace, type Place } from '../../../shared/places/campus.js';
import { answersNow, kindOf, type ReportValues } from '../report-values.js';

/** What is sent for the values of the form: places and kinds by their keys, with the words old readers want. */
export function toReport(values: ReportValues, campus: Campus, photos: readonly string[]): Report {
  const kind = kindOf(values, campus);
  const answers = Object.entries(answersNow(values, kind?.preguntas));
  const title = values.titulo.trim();
  const specific = specificPlace(values, campus);
  return {
    titulo: title,
    // Who has nothing to add says it all in the title.
    descripcion: values.descripcion.trim() || title,
    tipo: kind?.nombre.es ?? '',
    tipo_trabajador_requerido: kind?.especialidad ?? '',
    nivel_riesgo: values.nivel_riesgo,
    ...(values.lugar && { lugar: toLocation(values.lugar, campus) }),
    ...(specific !== '' && { lugar_especifico: specific }),
    ...(kind?.preguntas &&
      answers.length > 0 && {
        respuestas: {
          version: kind.preguntas.version,
          valores: answers.map(([clave, valor]) => ({ clave, valor })),
        },
      }),
    fotos: [...photos],
  };
}

/** A place as the server takes it: the point goes with the plan of its floor. */
export function toLocation(place: Place, campus: Campus) {
  const plan = findPlace(campus.edificios, place)?.floor.plano ?? null;
  return {
    edificio: place.edificio,
    piso: place.piso,
    ...(place.ambiente !== null && { ambiente: place.ambiente }),
    ...(plan !== null &&
      place.punto !== null && { plano: plan, x: place.punto.x, y: place.punto.y }),
  };
}

/** The server says a place by its names; only what the student adds has to be said here. */
function specificPlace({ lugar, detalle }: ReportValues, campus: Campus): string {
  const detail = detalle.trim();
  if (detail === '') return '';
  const found = lugar && findPlace(campus.edificios, lugar);
  const named = found?.room?.nombre.es ?? found?.building.nombre.es;
  return named === undefined ? detail : `${named}, ${detail}`;
}

/** Reports an incident; the same key reports it once, however often it is sent. */
export function sendReport(report: Report, terms: ChangeTerms): Promise<Incident> {
  return unwrap(
    api.POST('/incidentes', { params: { header: changeHeaders(terms) }, body: report }),
  );
}
