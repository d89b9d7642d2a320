import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../../shared/api/client.js';
import { Intention } from '../../../shared/api/intention.js';
import type { BulkResult } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { takeIncident } from '../incident-cache.js';
import type { BulkAction } from '../triage/targets.js';

/** One thing done to many incidents. */
export interface Bulk {
  readonly action: BulkAction;
  readonly ids: readonly string[];
  readonly workerEmail?: string;
  readonly reason?: string;
}

/** Does the same to many incidents, each for itself; what became of them is on the screen afterwards. */
export function useBulk() {
  const client = useQueryClient();
  const viewer = useViewer();
  const [intention] = useState(() => new Intention());
  return useMutation({
    mutationFn: async (bulk: Bulk): Promise<readonly BulkResult[]> => {
      const { action, ids, workerEmail, reason } = bulk;
      const { resultados } = await unwrap(
        api.POST('/incidentes/lote', {
          params: { header: { 'Idempotency-Key': intention.keyFor(bulk) } },
          body: {
            accion: action,
            ids: [...ids],
            ...(workerEmail !== undefined && { trabajador_email: workerEmail }),
            ...(reason !== undefined && { motivo: reason }),
          },
        }),
      );
      return resultados;
    },
    onSuccess: (results) => {
      intention.settle();
      for (const { incidente } of results) {
        if (incidente) takeIncident(client, incidente, viewer);
      }
    },
    onError: (error) => {
      if (error instanceof Problem && error.status < 500) intention.settle();
    },
  });
}
