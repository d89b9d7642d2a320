import { useMemo } from 'react';
import type { Incident } from '../../../shared/api/models.js';
import { useOutboxView } from '../../../shared/outbox/use-outbox.js';
import { withWaiting } from './with-waiting.js';

/** Incidents as they will be once what waits on this device has gone out. */
export function useWithWaiting(incidents: readonly Incident[]): readonly Incident[] {
  const { entries } = useOutboxView();
  return useMemo(
    () => incidents.map((incident) => withWaiting(incident, entries)),
    [incidents, entries],
  );
}
