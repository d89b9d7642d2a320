import { api, unwrap } from '../../../shared/api/client.js';
import { type ChangeTerms, changeHeaders } from '../../../shared/api/change-headers.js';
import type { Incident, Risk } from '../../../shared/api/models.js';

/** One thing a person does to an incident, with what they say about it. */
export type Move =
  | {
      readonly action: 'asignar';
      readonly workerEmail: string;
      /** One of those the server suggested: it keeps its reasons with the assignment. */
      readonly isSuggested?: boolean;
    }
  | { readonly action: 'iniciar' | 'reanudar' }
  | {
      readonly action: 'resolver';
      readonly note: string;
      /** Ids of those that arrived. */
      readonly photos: readonly string[];
    }
  | { readonly action: 'pausar'; readonly reason: string }
  | { readonly action: 'declinar'; readonly reason: string }
  | { readonly action: 'marcar'; readonly point: string; readonly isDone: boolean }
  | { readonly action: 'cerrar' | 'rechazar' | 'reabrir'; readonly reason: string }
  | { readonly action: 'confirmar' }
  | { readonly action: 'valorar'; readonly score: number; readonly text: string }
  | { readonly action: 'editar'; readonly changes: IncidentChanges }
  | {
      readonly action: 'fotografiar';
      readonly photos: readonly string[];
      readonly moment: PhotoMoment;
    };

/** When a photo was taken: for the report, before the work, after it. */
export type PhotoMoment = Incident['fotos'][number]['momento'];

export interface IncidentChanges {
  readonly titulo?: string;
  readonly descripcion?: string;
  readonly tipo?: string;
  readonly piso?: string;
  readonly lugar_especifico?: string;
  readonly nivel_riesgo?: Risk;
}

/** Makes the move, once under its key. */
export function makeMove(id: string, move: Move, terms: ChangeTerms): Promise<Incident> {
  const params = { path: { id }, header: changeHeaders(terms) };
  switch (move.action) {
    case 'asignar':
      return unwrap(
        api.PUT('/incidentes/{id}/asignar', {
          params,
          body: {
            trabajador_email: move.workerEmail,
            ...(move.isSuggested && { sugerido: true }),
          },
        }),
      );
    case 'iniciar':
      return unwrap(api.PUT('/incidentes/{id}/estado', { params, body: { estado: 'en_proceso' } }));
    case 'resolver':
      return unwrap(
        api.PUT('/incidentes/{id}/estado', {
          params,
          body: {
            estado: 'resuelto',
            nota: move.note,
            ...(move.photos.length > 0 && { fotos: [...move.photos] }),
          },
        }),
      );
    case 'pausar':
      return unwrap(api.PUT('/incidentes/{id}/pausar', { params, body: { motivo: move.reason } }));
    case 'reanudar':
      return unwrap(api.PUT('/incidentes/{id}/reanudar', { params }));
    case 'declinar':
      return unwrap(
        api.PUT('/incidentes/{id}/declinar', { params, body: { motivo: move.reason } }),
      );
    case 'marcar':
      return unwrap(
        api.PUT('/incidentes/{id}/lista/{clave}', {
          params: { ...params, path: { id, clave: move.point } },
          body: { hecho: move.isDone },
        }),
      );
    case 'cerrar':
      return unwrap(api.PUT('/incidentes/{id}/cerrar', { params, body: { motivo: move.reason } }));
    case 'rechazar':
      return unwrap(
        api.PUT('/incidentes/{id}/rechazar', { params, body: { motivo: move.reason } }),
      );
    case 'reabrir':
      return unwrap(api.PUT('/incidentes/{id}/reabrir', { params, body: { motivo: move.reason } }));
    case 'confirmar':
      return unwrap(api.PUT('/incidentes/{id}/confirmar', { params, body: {} }));
    case 'valorar':
      return unwrap(
        api.PUT('/incidentes/{id}/satisfaccion', {
          params,
          body: { puntos: move.score, texto: move.text },
        }),
      );
    case 'editar':
      return unwrap(api.PUT('/incidentes/{id}', { params, body: move.changes }));
    case 'fotografiar':
      return unwrap(
        api.POST('/incidentes/{id}/fotos', {
          params,
          body: { fotos: [...move.photos], momento: move.moment },
        }),
      );
  }
}
