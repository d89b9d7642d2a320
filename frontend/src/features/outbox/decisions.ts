import { type Entry, type WaitingMove } from '../../shared/outbox/entry.js';

/** Whether what was meant can still be done to the incident as it is now. */
export function isStillPossible({ act, refusal, photos }: Entry): boolean {
  const now = refusal?.theirs;
  if (act.kind !== 'move' || !now) return false;
  const { move } = act;
  if (move.action !== 'fotografiar') return now.acciones.includes(move.action);
  const left =
    move.moment === 'reporte'
      ? now.fotos_restantes
      : (now.fotos_trabajo_restantes?.[move.moment] ?? 0);
  return left >= photos.length;
}

/** Whether anything would be left to send; a photo that is gone was all there was to add. */
export function isWorthAnotherTry({ act, refusal, photos }: Entry): boolean {
  const isAllPhotos = act.kind === 'move' && act.move.action === 'fotografiar';
  return refusal?.code !== 'photo-lost' || !isAllPhotos || photos.length > 1;
}

/** What goes with an entry that is given up: the steps decided on top of it. Photos, ticks and words stand for themselves. */
export function givenUpWith(entry: Entry, entries: readonly Entry[]): readonly Entry[] {
  if (entry.act.kind !== 'move' || !isStep(entry.act.move)) return [];
  return entries.filter(
    ({ subject, order, act }) =>
      subject === entry.subject && order > entry.order && act.kind === 'move' && isStep(act.move),
  );
}

function isStep({ action }: WaitingMove): boolean {
  return action !== 'fotografiar' && action !== 'marcar';
}
