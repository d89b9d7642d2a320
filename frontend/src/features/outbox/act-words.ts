import type { TFunction } from 'i18next';
import type { Problem } from '../../shared/api/problem.js';
import { type Entry, type WaitingMove } from '../../shared/outbox/entry.js';

/** What somebody did, in two or three words. */
export function actWords({ act, photos }: Entry, t: TFunction<'outbox'>): string {
  if (act.kind !== 'move') return t(`act.${act.kind}`);
  const { move } = act;
  switch (move.action) {
    case 'marcar':
      return t(move.isDone ? 'act.ticked' : 'act.unticked');
    case 'fotografiar':
      return t('act.photographed', { count: photos.length });
    default:
      return t(`act.${move.action}`);
  }
}

/** What they wrote themselves, which is worth more than the press of a button; undefined where there is nothing. */
export function ownText({ act }: Entry): string | undefined {
  switch (act.kind) {
    case 'report':
      return act.report.descripcion === act.report.titulo ? undefined : act.report.descripcion;
    case 'message':
      return act.words.texto;
    case 'work': {
      const { minutos, materiales = [], nota } = act.work;
      const things = materiales.map(
        ({ nombre, cantidad, unidad }) => `${nombre} (${String(cantidad)} ${unidad})`,
      );
      return [minutos > 0 && `${String(minutos)} min`, ...things, nota].filter(Boolean).join(' · ');
    }
    case 'move':
      return textOfMove(act.move);
  }
}

function textOfMove(move: WaitingMove): string | undefined {
  if (move.action === 'resolver') return move.note;
  return move.action === 'pausar' ? move.reason : undefined;
}

/** What the server said of an entry that it did not take; undefined where it explained nothing. */
export function serverWords({ refusal }: Entry): string | undefined {
  const { detail, title, errors } = (refusal?.body ?? {}) as Partial<Problem['body'] & object>;
  return errors?.[0]?.detail ?? detail ?? title;
}
