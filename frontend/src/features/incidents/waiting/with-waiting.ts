import type { Incident } from '../../../shared/api/models.js';
import type { Entry, WaitingMove } from '../../../shared/outbox/entry.js';

/**
 * [OFF-6] An incident as it will be once what waits on this device has gone out. What needs its person's decision, and
 * whatever comes after that, changes nothing.
 */
export function withWaiting(incident: Incident, entries: readonly Entry[]): Incident {
  const about = entries.filter(({ subject }) => subject === incident.id);
  const first = about.findIndex(({ state }) => state !== 'waiting');
  const goesOut = first === -1 ? about : about.slice(0, first);
  let after = incident;
  for (const { act, at, photos } of goesOut) {
    if (act.kind === 'move') after = moved(after, act.move, { at, photos: photos.length });
  }
  return after;
}

/** Moves that can follow one that waits: the others need a server that knows of it. */
const followable: readonly Incident['acciones'][number][] = [
  'iniciar',
  'pausar',
  'reanudar',
  'marcar',
  'resolver',
];

interface Circumstances {
  readonly at: string;
  readonly photos: number;
}

function moved(before: Incident, move: WaitingMove, { at, photos }: Circumstances): Incident {
  const offered = before.acciones.filter((action) => followable.includes(action));
  const instead = (
    gone: readonly Incident['acciones'][number][],
    come: readonly Incident['acciones'][number][],
  ): Incident['acciones'] => [
    ...offered.filter((action) => !gone.includes(action) && !come.includes(action)),
    ...come,
  ];
  switch (move.action) {
    case 'iniciar':
      return {
        ...before,
        estado: 'en_proceso',
        fecha_inicio: at,
        acciones: instead(['iniciar'], ['pausar', 'resolver']),
      };
    case 'pausar':
      return {
        ...before,
        pausa: { desde: at, motivo: move.reason },
        acciones: instead(['pausar'], ['reanudar']),
      };
    case 'reanudar':
      return { ...before, pausa: null, acciones: instead(['reanudar'], ['pausar']) };
    case 'marcar': {
      const others = before.lista.filter((point) => point !== move.point);
      return {
        ...before,
        acciones: offered,
        lista: move.isDone ? [...others, move.point] : others,
      };
    }
    case 'resolver':
      return {
        ...before,
        estado: 'resuelto',
        pausa: null,
        nota_resolucion: move.note,
        fecha_resolucion: at,
        acciones: [],
      };
    case 'fotografiar':
      return withFewerLeft(before, move.moment, photos);
  }
}

function withFewerLeft(
  incident: Incident,
  moment: Extract<WaitingMove, { readonly action: 'fotografiar' }>['moment'],
  photos: number,
): Incident {
  const { fotos_restantes: ofReport, fotos_trabajo_restantes: ofWork } = incident;
  if (moment === 'reporte') return { ...incident, fotos_restantes: Math.max(0, ofReport - photos) };
  if (!ofWork) return incident;
  const left = Math.max(0, ofWork[moment] - photos);
  return { ...incident, fotos_trabajo_restantes: { ...ofWork, [moment]: left } };
}
