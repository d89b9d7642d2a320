import { forgetDraft } from './draft.js';
import { forgetLastPlace } from './last-place.js';

/** Takes off this device what a person was reporting, and where they reported from. */
export async function forgetReport(email: string): Promise<void> {
  forgetLastPlace(email);
  await forgetDraft(email);
}
