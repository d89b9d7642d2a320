import type { Notification } from '@vigia/domain/notification';

/** Rows without those that tell a group what `among` tells the same reader personally: a student’s own report. */
export function withoutTwins(
  rows: readonly Notification[],
  among: readonly Notification[] = rows,
): readonly Notification[] {
  const personal = new Set(among.filter(isPersonal).map(eventOf));
  return rows.filter((row) => isPersonal(row) || !personal.has(eventOf(row)));
}

function isPersonal({ audience }: Notification): boolean {
  return audience.startsWith('user#');
}

function eventOf({ incidentId, kind, at }: Notification): string {
  return [incidentId, kind, at].join(' ');
}
