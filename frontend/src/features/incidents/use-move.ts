import {
  mutationOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';
import { Intention } from '../../shared/api/intention.js';
import type { Incident, User } from '../../shared/api/models.js';
import { isProblem, Problem } from '../../shared/api/problem.js';
import { useViewer } from '../../shared/api/viewer.js';
import { incidentKeys } from './api/incident-queries.js';
import { makeMove, type Move } from './api/moves.js';
import { dropIncident, takeIncident } from './incident-cache.js';

/** Makes moves on an incident; whatever the server says of it, the screen shows it afterwards. */
export function useMove(incident: Incident) {
  const client = useQueryClient();
  const viewer = useViewer();
  const [intention] = useState(() => new Intention());
  return useMutation(moving(client, incident, viewer, intention));
}

/** What making a move does to everything already loaded. */
export function moving(
  client: QueryClient,
  incident: Incident,
  viewer: User,
  intention: Intention,
) {
  return mutationOptions({
    mutationFn: (move: Move) =>
      makeMove(incident, move, intention.keyFor([move, incident.version])),
    onSuccess: (fresh, { action }) => {
      intention.settle();
      // Whoever gives an incident back sees less of it from then on.
      if (action === 'declinar') dropIncident(client, incident.id);
      else takeIncident(client, fresh, viewer);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.status < 500) intention.settle();
      const current = currentIncident(error);
      if (current) takeIncident(client, current, viewer);
      else if (error.status < 500) {
        void client.invalidateQueries({ queryKey: incidentKeys.one(incident.id) });
      }
    },
  });
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
