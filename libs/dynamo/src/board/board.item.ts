import { BoardRole, type Board, type BoardGuest } from '@vigia/domain/board';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { boardKey, boardOrder, boardPersonKey } from '../keys.js';

/** A board as it is stored. */
export interface BoardItem {
  readonly id: string;
  readonly nombre: string;
  readonly incidente_id: string | undefined;
  readonly propietario: string;
  readonly propietario_nombre: string;
  readonly invitados: readonly StoredGuest[];
  readonly archivado: boolean;
  readonly fecha_creacion: string;
  readonly fecha_actualizacion: string;
  readonly version: number;
  /** Keys of the index; an incident's board is on no list. */
  readonly lista: string | undefined;
  readonly orden: string | undefined;
}

/** The place of a free board in the list of one person. */
export interface BoardPersonItem {
  readonly id: string;
  readonly lista: string;
  readonly orden: string;
}

interface StoredGuest {
  readonly email: string;
  readonly nombre: string;
  readonly rol: BoardRole;
}

const ROLES = Object.values(BoardRole);

/** The list of everybody's free boards, or of one person's. */
export function listKey(email: string | undefined, archived: boolean): string {
  const list = email === undefined ? 'tableros' : `persona#${email}`;
  return archived ? `archivo#${list}` : list;
}

/** The item of a board. */
export function toBoardItem(board: Board): BoardItem {
  const isListed = board.incidentId === null;
  return {
    ...boardKey(board.id),
    nombre: board.name,
    incidente_id: board.incidentId ?? undefined,
    propietario: board.owner.email,
    propietario_nombre: board.owner.name,
    invitados: board.guests.map(({ email, name, role }) => ({ email, nombre: name, rol: role })),
    archivado: board.archived,
    fecha_creacion: board.createdAt,
    fecha_actualizacion: board.updatedAt,
    version: board.version,
    lista: isListed ? listKey(undefined, board.archived) : undefined,
    orden: isListed ? boardOrder(board.updatedAt, board.id) : undefined,
  };
}

/** Everybody who has a free board in their list: its owner and its guests; nobody has an incident's. */
export function peopleOf({ incidentId, owner, guests }: Board): readonly string[] {
  if (incidentId !== null) return [];
  return [...new Set([owner, ...guests].map(({ email }) => email))];
}

/** The item that puts a board into the list of one person. */
export function toBoardPersonItem(board: Board, email: string): BoardPersonItem {
  return {
    ...boardPersonKey(board.id, email),
    lista: listKey(email, board.archived),
    orden: boardOrder(board.updatedAt, board.id),
  };
}

/** The board of an item. */
export function fromBoardItem(item: Item): Board {
  const read = new ItemReader(item, 'boardCatalog', ['id']);
  return {
    id: read.text('id'),
    name: read.text('nombre'),
    incidentId: read.textOr('incidente_id', null),
    owner: { email: read.text('propietario'), name: read.text('propietario_nombre') },
    guests: read.entries('invitados', readGuest),
    archived: item['archivado'] === true,
    createdAt: read.time('fecha_creacion'),
    updatedAt: read.time('fecha_actualizacion'),
    version: read.wholeOr('version', 1),
  };
}

function readGuest({ email, nombre, rol }: Item): BoardGuest | undefined {
  const role = oneOf(ROLES)(String(rol));
  return typeof email === 'string' && typeof nombre === 'string' && role !== undefined
    ? { email, name: nombre, role }
    : undefined;
}
