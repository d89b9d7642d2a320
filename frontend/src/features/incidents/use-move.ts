import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { Intention } from '../../shared/api/intention.js';
import type { Incident } from '../../shared/api/models.js';
import { isProblem, Problem } from '../../shared/api/problem.js';
import { useViewer } from '../../shared/api/viewer.js';
import type { ChosenFile, WaitingMove } from '../../shared/outbox/entry.js';
import { useDoDeed } from '../../shared/outbox/use-outbox.js';
import { paths } from '../../shared/config/paths.js';
import { toast } from '../../shared/ui/toast.js';
import { incidentKeys } from './api/incident-queries.js';
import { makeMove, type Move } from './api/moves.js';
import { dropIncident, takeIncident } from './incident-cache.js';

/** A move, with the photos that were chosen for it, whether they have arrived or not. */
export type MoveToMake = Move & { readonly files?: readonly ChosenFile[] };

/**
 * Makes moves on an incident; whatever the server says of it, the screen shows it afterwards. What a worker does waits
 * on the device where there is no network; then it answers `waiting`.
 */
export function useMove(incident: Incident) {
  const client = useQueryClient();
  const viewer = useViewer();
  const doDeed = useDoDeed();
  const [intention] = useState(() => new Intention());
  const { id, titulo, version } = incident;
  return useMutation({
    mutationFn: async ({ files = [], ...move }: MoveToMake): Promise<Incident | 'waiting'> => {
      const directly = () =>
        makeMove(id, move, { version, key: intention.keyFor([move, version]) });
      const waitable = waitingMoveOf(move);
      if (waitable === undefined) return directly();
      const made = await doDeed(
        { subject: id, title: titulo, act: { kind: 'move', move: waitable }, seen: incident },
        files,
        async () => ({ kind: 'incident', incident: await directly() }),
      );
      if (made === 'waiting') return made;
      if (made.kind !== 'incident') throw new Error('A move makes an incident.');
      return made.incident;
    },
    onSuccess: (fresh, { action }) => {
      intention.settle();
      if (fresh === 'waiting') {
        // What is one press shows on the button itself.
        if (hasDialog.includes(action)) {
          const body = i18next.t('outbox.willGo');
          toast({ title: i18next.t('outbox.kept'), body, to: paths.incident(id) });
        }
        return;
      }
      // Whoever gives an incident back sees less of it from then on.
      if (action === 'declinar') dropIncident(client, id);
      else takeIncident(client, fresh, viewer);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.status < 500) intention.settle();
      const current = currentIncident(error);
      if (current) takeIncident(client, current, viewer);
      else if (error.status < 500) {
        void client.invalidateQueries({ queryKey: incidentKeys.one(id) });
      }
    },
  });
}

const hasDialog: readonly Move['action'][] = ['pausar', 'resolver', 'fotografiar'];

/** The move as it can wait; undefined for those that are only made while one is connected. */
function waitingMoveOf(move: Move): WaitingMove | undefined {
  switch (move.action) {
    case 'iniciar':
    case 'reanudar':
    case 'pausar':
    case 'marcar':
      return move;
    case 'resolver':
      return { action: move.action, note: move.note };
    case 'fotografiar':
      return { action: move.action, moment: move.moment };
    default:
      return undefined;
  }
}

/** Somebody else changed the incident between looking and moving. */
export function isConcurrentChange(error: unknown): error is Problem {
  return isProblem(error, 'concurrent-change');
}

/** The incident as it is now, which a refusal for a concurrent change brings along. */
function currentIncident(problem: Problem): Incident | undefined {
  const { incidente } = (problem.body ?? {}) as { incidente?: Incident };
  return incidente;
}
