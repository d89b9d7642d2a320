import { activeAssignee, type Incident } from './incident.js';

/** By how much a worker's open load changes. */
export interface LoadChange {
  readonly email: string;
  readonly by: 1 | -1;
}

/** [INC-19] A worker's open load counts the incidents that are assigned or in progress with them. */
export function loadChanges(before: Incident | undefined, after: Incident): readonly LoadChange[] {
  const from = before === undefined ? undefined : activeAssignee(before);
  const to = activeAssignee(after);
  if (from === to) return [];
  const changes: LoadChange[] = [];
  if (from !== undefined) changes.push({ email: from, by: -1 });
  if (to !== undefined) changes.push({ email: to, by: 1 });
  return changes;
}
