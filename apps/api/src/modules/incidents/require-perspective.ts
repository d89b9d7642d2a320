import {
  IncidentNotFoundError,
  perspectiveOf,
  type Incident,
  type Perspective,
  type VisibilityPolicy,
} from '@vigia/domain/incident';
import type { Actor } from '@vigia/domain/user';

/** [VIS-1] How much somebody sees of an incident; one that they may not know of does not exist for them. */
export function requirePerspective(
  incident: Incident,
  actor: Actor,
  policy: VisibilityPolicy,
): Perspective {
  const perspective = perspectiveOf(incident, actor, policy);
  if (perspective === undefined) throw new IncidentNotFoundError(incident.id);
  return perspective;
}
