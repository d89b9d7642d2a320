/** Somebody who has the same trouble as the reporter of an incident, and is told what happens to it. */
export interface Following {
  readonly incidentId: string;
  readonly email: string;
  readonly since: string;
}

/** A following that begins or ends. */
export interface FollowChange {
  readonly following: Following;
  readonly begins: boolean;
}
