import { useViewer } from '../../../shared/api/viewer.js';
import type { Incident } from '../../../shared/api/models.js';
import { Checklist } from './checklist.js';
import { WorkSection } from './work-section.js';

/** What only those who look after an incident see of the work on it. */
export function WorkSections({ incident }: { incident: Incident }) {
  const viewer = useViewer();
  const isMine = incident.asignado_a === viewer.email;
  if (viewer.tipo !== 'admin' && !isMine) return null;
  return (
    <>
      <Checklist incident={incident} isMine={isMine} />
      <WorkSection incident={incident} />
    </>
  );
}
