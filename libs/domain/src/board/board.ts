/** What somebody may do with what is on a board. The values are the words of the wire. */
export const BoardRole = { Write: 'escritura', Read: 'lectura' } as const;
export type BoardRole = (typeof BoardRole)[keyof typeof BoardRole];

/** Somebody as boards show them. */
export interface BoardPerson {
  readonly email: string;
  readonly name: string;
}

/** Somebody who was invited. */
export interface BoardGuest extends BoardPerson {
  readonly role: BoardRole;
}

/** Everything about a whiteboard but what is drawn on it. Times are ISO 8601 UTC. */
export interface Board {
  readonly id: string;
  readonly name: string;
  /** The incident it belongs to; `null` for a board that stands free. */
  readonly incidentId: string | null;
  /** Who made it; on an incident's board that gives no rights. */
  readonly owner: BoardPerson;
  readonly guests: readonly BoardGuest[];
  readonly archived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** Characters of a board's name at most; an incident's title fits. */
export const BOARD_NAME_MAX = 120;

/** Guests of one board at most, so that the board and everybody's lists change in one transaction. */
export const GUESTS_MAX = 50;

/** What is to be changed of a board; absent stays. */
export interface BoardChange {
  readonly name?: string;
  readonly archived?: boolean;
}

const OF_INCIDENT = 'inc-';

/** The id of an incident's board: everybody who opens it first means the same one. */
export function incidentBoardId(incidentId: string): string {
  return `${OF_INCIDENT}${incidentId}`;
}

/** The incident whose board this id names; `undefined` for the id of a free board. */
export function incidentOfBoardId(id: string): string | undefined {
  return id.startsWith(OF_INCIDENT) ? id.slice(OF_INCIDENT.length) : undefined;
}
