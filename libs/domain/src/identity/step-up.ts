import { StepUpRequiredError } from './identity.errors.js';
import type { Session } from './session.js';

/** How long somebody counts as proved anew. */
export const STEP_UP_MINUTES = 10;

/** [TOT-4] Refuses what is grave, unless somebody logged in or proved themselves anew in this session lately. */
export function requireStepUp(session: Pick<Session, 'provedAt'>, at: string): void {
  const age = Date.parse(at) - Date.parse(session.provedAt);
  if (age > STEP_UP_MINUTES * 60_000) throw new StepUpRequiredError();
}
