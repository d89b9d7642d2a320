import {
  LANGUAGES,
  Role,
  parseSpeciality,
  type Language,
  type Speciality,
} from '@vigia/domain/shared';
import {
  AccountStatus,
  normaliseEmail,
  type ProviderIdentity,
  type SecondFactor,
  type User,
} from '@vigia/domain/user';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { readShift, toStoredShift, type StoredShift } from './shift-attribute.js';

/** An account as it is stored; the words of the contract, so that items of the old system read alike. */
export interface UserItem {
  readonly email: string;
  readonly user_id: string;
  readonly nombre: string;
  readonly tipo: Role;
  readonly especialidad: Speciality | undefined;
  readonly estado: AccountStatus;
  readonly password_hash: string;
  readonly created_at: string;
  readonly carga_abierta: number;
  readonly ultima_asignacion: string | undefined;
  readonly turno: StoredShift | undefined;
  readonly sesiones_desde: string | undefined;
  readonly idioma: Language | undefined;
  readonly version: number;
  readonly segundo_paso: StoredSecondFactor | undefined;
  readonly identidad: StoredIdentity | undefined;
}

/** Who the account is at the identity provider. */
interface StoredIdentity {
  readonly emisor: string;
  readonly sujeto: string;
}

/** The second factor as it is stored with its account. */
interface StoredSecondFactor {
  readonly secreto: string;
  readonly activo: boolean;
  readonly ultimo_paso: number;
  readonly respaldo: readonly string[];
}

/** What belongs to the incidents. */
type LoadAttribute = 'carga_abierta' | 'ultima_asignacion';

/** What a change of the account stores: all but its key and its load, which belongs to the incidents. */
export function toAccountAttributes(user: User): Omit<UserItem, 'email' | LoadAttribute> {
  return {
    user_id: user.id,
    nombre: user.name,
    tipo: user.role,
    especialidad: user.speciality ?? undefined,
    estado: user.status,
    password_hash: user.passwordHash,
    created_at: user.createdAt,
    sesiones_desde: user.sessionsSince ?? undefined,
    turno: user.shift && toStoredShift(user.shift),
    idioma: user.language,
    version: user.version,
    segundo_paso: user.secondFactor && toStored(user.secondFactor),
    identidad: user.identity && { emisor: user.identity.issuer, sujeto: user.identity.subject },
  };
}

/** The item of an account. */
export function toUserItem(user: User): UserItem {
  return {
    email: user.email,
    ...toAccountAttributes(user),
    carga_abierta: user.openLoad,
    ultima_asignacion: user.lastAssignedAt,
  };
}

/** The account of an item; one of the old system has proved no address, so it starts unverified. */
export function fromUserItem(item: Item): User {
  const read = new ItemReader(item, 'users', ['email']);
  const secondFactor = item['segundo_paso'] as Item | undefined;
  const identity = item['identidad'] as Item | undefined;
  const lastAssignedAt = read.timeOrNull('ultima_asignacion');
  const shift = read.part('turno', readShift);
  const language = read.wordOr('idioma', oneOf(LANGUAGES), undefined);
  return {
    id: read.text('user_id'),
    email: normaliseEmail(read.text('email')),
    name: read.text('nombre'),
    role: read.word('tipo', oneOf(Object.values(Role))),
    speciality: read.wordOr('especialidad', parseSpeciality, null),
    status: read.wordOr('estado', oneOf(Object.values(AccountStatus)), AccountStatus.Unverified),
    passwordHash: read.text('password_hash'),
    createdAt: read.time('created_at'),
    openLoad: read.wholeOr('carga_abierta', 0),
    ...(lastAssignedAt !== null && { lastAssignedAt }),
    ...(shift !== null && { shift }),
    sessionsSince: read.timeOrNull('sesiones_desde'),
    version: read.wholeOr('version', 1),
    ...(language !== undefined && { language }),
    ...(secondFactor !== undefined && { secondFactor: fromStored(secondFactor) }),
    ...(identity !== undefined && { identity: identityOf(identity) }),
  };
}

function toStored({ secret, isOn, lastStep, recoveryHashes }: SecondFactor): StoredSecondFactor {
  return { secreto: secret, activo: isOn, ultimo_paso: lastStep, respaldo: recoveryHashes };
}

function fromStored(item: Item): SecondFactor {
  const read = new ItemReader(item, 'users', []);
  return {
    secret: read.text('secreto'),
    isOn: item['activo'] === true,
    lastStep: read.wholeOr('ultimo_paso', 0),
    recoveryHashes: read.texts('respaldo'),
  };
}

function identityOf(item: Item): ProviderIdentity {
  const read = new ItemReader(item, 'users', []);
  return { issuer: read.text('emisor'), subject: read.text('sujeto') };
}
