import type { AuditErrorCode } from '@vigia/domain/audit';
import type { BoardErrorCode } from '@vigia/domain/board';
import type { ConversationErrorCode } from '@vigia/domain/conversation';
import type { DeviceErrorCode } from '@vigia/domain/device';
import type { IdentityErrorCode } from '@vigia/domain/identity';
import type { IncidentErrorCode } from '@vigia/domain/incident';
import type { PhotoErrorCode } from '@vigia/domain/photo';
import type { Language, SharedErrorCode } from '@vigia/domain/shared';
import type { PreferencesErrorCode } from '@vigia/domain/notification';
import type { TriageErrorCode } from '@vigia/domain/triage';
import type { ShiftErrorCode, UserErrorCode } from '@vigia/domain/user';
import type { WebhookErrorCode } from '@vigia/domain/webhook';
import type { WorkErrorCode } from '@vigia/domain/work-log';

export type { Language };

/** The same sentence in every language; `{name}` stands for a parameter of the refusal. */
export type Text = Readonly<Record<Language, string>>;

/** How a refusal looks over HTTP. */
export interface ProblemRow {
  readonly status: number;
  /** The same for every occurrence. */
  readonly title: Text;
  /** What happened this time; its Spanish form is what old clients read in `error`. */
  readonly detail: Text;
}

/** Codes of the refusals that come from HTTP itself, not from the business. */
export type HttpErrorCode =
  | 'invalid-request'
  | 'malformed-json'
  | 'unsupported-media-type'
  | 'payload-too-large'
  | 'route-not-found'
  | 'csrf-refused'
  | 'rate-limited'
  | 'not-ready'
  | 'internal';

/** Every code a client can meet. */
export type ProblemCode =
  | SharedErrorCode
  | UserErrorCode
  | ShiftErrorCode
  | IncidentErrorCode
  | PhotoErrorCode
  | ConversationErrorCode
  | WorkErrorCode
  | BoardErrorCode
  | AuditErrorCode
  | WebhookErrorCode
  | DeviceErrorCode
  | PreferencesErrorCode
  | TriageErrorCode
  | IdentityErrorCode
  | HttpErrorCode;

/** Every code with its status and words. Docs: docs/problems.md has one row per code. */
export const PROBLEMS = {
  // Who is asking
  'not-authenticated': row(
    401,
    ['No autenticado', 'Not authenticated'],
    ['No autenticado', 'The request carries no valid session.'],
  ),
  'credentials-invalid': row(
    401,
    ['Credenciales inválidas', 'Invalid credentials'],
    ['Credenciales inválidas', 'The address or the password is wrong.'],
  ),
  'session-expired': row(
    401,
    ['Sesión terminada', 'Session ended'],
    ['La sesión terminó. Vuelve a iniciar sesión.', 'The session ended. Log in again.'],
  ),
  'refresh-reused': row(
    401,
    ['Sesión cerrada por seguridad', 'Session closed for safety'],
    [
      'El token de renovación ya fue usado. Por seguridad, la sesión se cerró.',
      'The refresh token was used before. The session was closed for safety.',
    ],
  ),
  'session-not-found': row(
    404,
    ['Sesión no encontrada', 'Session not found'],
    ['No tienes esa sesión abierta.', 'You have no such session open.'],
  ),
  'link-invalid': row(
    400,
    ['Enlace inválido', 'Invalid link'],
    [
      'El enlace ya fue usado, venció o no existe.',
      'The link was used, has expired or never existed.',
    ],
  ),
  'link-needs-password': row(
    400,
    ['Falta la contraseña', 'A password is missing'],
    [
      'Escribe la contraseña con la que se registró esta cuenta o elige una nueva.',
      'Type the password this account was registered with, or choose a new one.',
    ],
  ),
  'link-password-wrong': row(
    403,
    ['No es esa contraseña', 'Not that password'],
    [
      'No es la contraseña con la que se registró esta cuenta. Si no la registraste tú, elige una nueva.',
      'It is not the password this account was registered with. If you did not register it, choose a new one.',
    ],
  ),
  'password-too-common': row(
    400,
    ['Contraseña demasiado común', 'Password too common'],
    [
      'Esa contraseña es de las primeras que alguien probaría. Usa varias palabras que no vayan juntas.',
      'That password is one of the first somebody would try. Use several words that do not belong together.',
    ],
  ),
  'provider-unavailable': row(
    503,
    ['El proveedor no responde', 'The provider does not answer'],
    [
      'El proveedor de identidad no responde. Entra con tu contraseña o intenta más tarde.',
      'The identity provider does not answer. Log in with your password or try again later.',
    ],
  ),
  'provider-cancelled': row(
    401,
    ['Ingreso cancelado', 'Login cancelled'],
    [
      'No terminaste de entrar en el proveedor de identidad.',
      'You did not finish logging in at the identity provider.',
    ],
  ),
  'provider-login-invalid': row(
    401,
    ['Ingreso vencido', 'Login expired'],
    [
      'Este ingreso venció, ya fue usado o no empezó aquí. Empieza de nuevo.',
      'This login has expired, was used or did not begin here. Begin again.',
    ],
  ),
  'provider-mail-unverified': row(
    403,
    ['Correo sin verificar', 'Address not verified'],
    [
      'El proveedor de identidad no confirma tu correo.',
      'The identity provider does not say that your address is verified.',
    ],
  ),
  'provider-mail-foreign': row(
    403,
    ['Correo de otro dominio', 'Address of another domain'],
    [
      'Las cuentas de ese dominio no entran por el proveedor de identidad.',
      'Accounts of that domain do not log in by the identity provider.',
    ],
  ),
  'provider-other-identity': row(
    403,
    ['Cuenta vinculada a otra identidad', 'Account linked to another identity'],
    [
      'La cuenta con tu correo está vinculada a otra identidad del proveedor. Entra con tu contraseña o avisa a un administrador.',
      'The account with your address is linked to another identity at the provider. Log in with your password or tell an admin.',
    ],
  ),
  'account-unverified': row(
    403,
    ['Cuenta sin verificar', 'Account not verified'],
    [
      'Tu cuenta no está verificada. Abre el enlace que enviamos a tu correo.',
      'Your account is not verified. Open the link that we sent to your mailbox.',
    ],
  ),
  'account-awaiting-approval': row(
    403,
    ['Cuenta por aprobar', 'Account awaiting approval'],
    [
      'Tu cuenta espera la aprobación de un administrador.',
      'Your account waits for the approval of an admin.',
    ],
  ),
  'account-lacks-second-factor': row(
    403,
    ['Falta el segundo paso', 'Second factor missing'],
    [
      'Configura el segundo paso de tu cuenta para continuar.',
      'Set up the second factor of your account to go on.',
    ],
  ),
  'code-required': row(
    401,
    ['Código requerido', 'Code required'],
    [
      'Escribe el código de tu aplicación de autenticación.',
      'Type the code of your authenticator app.',
    ],
  ),
  'code-invalid': row(
    401,
    ['Código inválido', 'Invalid code'],
    [
      'El código no es válido o ya fue usado. Espera el siguiente.',
      'The code is not valid or was used before. Wait for the next one.',
    ],
  ),
  'step-up-required': row(
    403,
    ['Confirma que eres tú', 'Confirm that it is you'],
    [
      'Confirma tu contraseña o un código para continuar.',
      'Confirm your password or a code to go on.',
    ],
  ),
  'second-factor-on': row(
    409,
    ['Segundo paso activo', 'Second factor is on'],
    ['El segundo paso ya está activo', 'The second factor is on already.'],
  ),
  'second-factor-off': row(
    409,
    ['Sin segundo paso', 'No second factor'],
    ['La cuenta no tiene segundo paso', 'The account has no second factor.'],
  ),
  'second-factor-required': row(
    409,
    ['Segundo paso obligatorio', 'Second factor required'],
    ['Quien administra necesita el segundo paso', 'Admins need a second factor.'],
  ),
  'account-deactivated': row(
    403,
    ['Cuenta desactivada', 'Account deactivated'],
    [
      'Tu cuenta está desactivada. Contacta a un administrador.',
      'Your account is deactivated. Contact an admin.',
    ],
  ),

  // Accounts
  'user-not-found': row(
    404,
    ['Usuario no encontrado', 'User not found'],
    ['Usuario no encontrado', 'No account has this address.'],
  ),
  'user-exists': row(
    409,
    ['El usuario ya existe', 'User exists'],
    ['El usuario ya existe', 'An account has this address already.'],
  ),
  'speciality-required': row(
    400,
    ['Especialidad requerida', 'Speciality required'],
    ['Especialidad es requerida para trabajadores', 'A worker needs a speciality.'],
  ),
  'user-not-verified': row(
    409,
    ['Correo sin verificar', 'Address not verified'],
    ['El usuario todavía no verificó su correo', 'The user has not verified the address yet.'],
  ),
  'account-not-waiting': row(
    409,
    ['Cuenta no pendiente', 'Account not waiting'],
    ['La cuenta no espera aprobación', 'The account does not wait for approval.'],
  ),
  'only-admins-list-users': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden listar usuarios', 'Only admins may list users.'],
  ),
  'only-admins-approve': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden aprobar cuentas', 'Only admins may approve accounts.'],
  ),
  'only-admins-deactivate': row(
    403,
    ['Solo administradores', 'Admins only'],
    [
      'Solo administradores pueden desactivar o reactivar cuentas',
      'Only admins may switch accounts off and on.',
    ],
  ),
  'own-account': row(
    409,
    ['Tu propia cuenta', 'Your own account'],
    ['No puedes desactivar tu propia cuenta', 'You may not switch off your own account.'],
  ),

  'only-admins-reset-second-factors': row(
    403,
    ['Solo administradores', 'Admins only'],
    [
      'Solo administradores pueden quitar el segundo paso de otra persona',
      'Only admins may take somebody’s second factor away.',
    ],
  ),
  'own-second-factor': row(
    409,
    ['Tu propio segundo paso', 'Your own second factor'],
    [
      'El tuyo se quita en tu cuenta, o lo quita otra persona de la administración',
      'Remove your own on your account page, or let another admin do it.',
    ],
  ),
  'invitation-not-found': row(
    404,
    ['Invitación no encontrada', 'Invitation not found'],
    ['La invitación ya no está abierta', 'The invitation is not open any more.'],
  ),

  'only-admins-invite': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden invitar personas', 'Only admins may invite people.'],
  ),
  'only-admins-change-roles': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden cambiar el tipo de una cuenta', 'Only admins may change roles.'],
  ),
  'own-role': row(
    409,
    ['Tu propia cuenta', 'Your own account'],
    ['No puedes cambiar el tipo de tu propia cuenta', 'You may not change your own role.'],
  ),
  'shift-of-others': row(
    403,
    ['Turno de otra persona', 'Somebody else’s shift'],
    [
      'Solo administradores y el propio trabajador pueden ver y cambiar un turno',
      'Only admins and the worker themselves may see and change a shift.',
    ],
  ),
  'only-admins-set-maximum': row(
    403,
    ['Solo administradores', 'Admins only'],
    [
      'Solo administradores pueden cambiar el máximo de incidentes abiertos',
      'Only admins may change the maximum of open incidents.',
    ],
  ),
  'only-staff-have-shifts': row(
    409,
    ['Sin turno', 'No shift'],
    ['Solo el personal tiene turno', 'Only the staff have shifts.'],
  ),
  'worker-has-open-incidents': row(
    409,
    ['Incidentes abiertos', 'Open incidents'],
    [
      'Tiene {count} incidentes abiertos. Asígnalos antes a otra persona.',
      'The worker has {count} open incidents. Assign them to somebody else first.',
    ],
  ),

  // The audit trail
  'only-admins-audit': row(
    403,
    ['Solo administradores', 'Admins only'],
    [
      'Solo administradores pueden ver el registro de cuentas',
      'Only admins may see what happened to accounts.',
    ],
  ),

  // Webhooks
  'only-admins-manage-webhooks': row(
    403,
    ['Solo administradores', 'Admins only'],
    [
      'Solo administradores pueden ver y cambiar webhooks',
      'Only admins may see and change webhooks.',
    ],
  ),
  'webhook-not-found': row(
    404,
    ['Webhook no encontrado', 'Webhook not found'],
    ['Webhook no encontrado', 'There is no such webhook.'],
  ),
  'webhook-delivery-not-found': row(
    404,
    ['Entrega no encontrada', 'Delivery not found'],
    ['Entrega no encontrada', 'There is no such delivery.'],
  ),
  'too-many-webhooks': row(
    409,
    ['Demasiados webhooks', 'Too many webhooks'],
    ['Puede haber {max} webhooks como máximo.', 'There may be {max} webhooks at most.'],
  ),
  'webhook-address-refused': row(
    400,
    ['Dirección no permitida', 'Address refused'],
    [
      'La dirección debe ser https, sin usuario, contraseña ni fragmento.',
      'The address must be https, without user, password or fragment.',
    ],
  ),

  // Devices
  'push-off': row(
    409,
    ['Sin avisos en dispositivos', 'No notices on devices'],
    ['Aquí no hay avisos en dispositivos.', 'This deployment tells devices nothing.'],
  ),
  'push-address-refused': row(
    400,
    ['Dirección no permitida', 'Address refused'],
    [
      'La dirección del servicio de avisos debe ser https y pública.',
      'The address of the push service must be https and public.',
    ],
  ),
  'device-not-found': row(
    404,
    ['Dispositivo no encontrado', 'Device not found'],
    ['Dispositivo no encontrado', 'There is no such device.'],
  ),
  'push-unavailable': row(
    503,
    ['El servicio de avisos no responde', 'The push service does not answer'],
    [
      'El servicio de avisos de este dispositivo no responde. Intenta más tarde.',
      'The push service of this device does not answer. Try again later.',
    ],
  ),

  // Incidents
  'incident-not-found': row(
    404,
    ['Incidente no encontrado', 'Incident not found'],
    ['Incidente no encontrado', 'There is no such incident.'],
  ),
  'move-not-allowed': row(
    409,
    ['Cambio no permitido', 'Move not allowed'],
    [
      "Un incidente en estado '{from}' no permite '{action}'",
      "An incident in state '{from}' does not allow '{action}'.",
    ],
  ),
  'reopen-window-over': row(
    409,
    ['Plazo vencido', 'Reopen window over'],
    [
      'Solo se puede reabrir dentro de {days} días',
      'An incident can be reopened within {days} days only.',
    ],
  ),
  'rating-window-over': row(
    409,
    ['Plazo vencido', 'Rating window over'],
    [
      'Solo se puede valorar dentro de {days} días del cierre',
      'An incident can be rated within {days} days of its closing only.',
    ],
  ),
  'only-reporter-rates': row(
    403,
    ['Solo quien lo reportó', 'Reporter only'],
    ['Solo quien reportó el incidente puede valorarlo', 'Only its reporter may rate an incident.'],
  ),
  'checklist-point-not-found': row(
    404,
    ['Punto no encontrado', 'Point not found'],
    [
      'La lista de este tipo de incidente no tiene ese punto',
      'The checklist of this kind of incident has no such point.',
    ],
  ),
  'only-students-report': row(
    403,
    ['Solo estudiantes', 'Students only'],
    ['Solo estudiantes pueden crear incidentes', 'Only students may report incidents.'],
  ),
  'only-admins-edit': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden editar incidentes', 'Only admins may edit incidents.'],
  ),
  'only-admins-assign': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden asignar incidentes', 'Only admins may assign incidents.'],
  ),
  'only-admins-close': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden cerrar incidentes', 'Only admins may close incidents.'],
  ),
  'only-admins-reject': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores pueden rechazar incidentes', 'Only admins may reject incidents.'],
  ),
  'incident-merged': row(
    409,
    ['Incidente unido a otro', 'Merged incident'],
    [
      'Este incidente está unido a otro. Sepáralo primero.',
      'This incident is merged into another one. Separate it first.',
    ],
  ),
  'incident-not-merged': row(
    409,
    ['Incidente no unido', 'Incident not merged'],
    ['Este incidente no está unido a otro.', 'This incident is merged into no other one.'],
  ),
  'incident-has-duplicates': row(
    409,
    ['Tiene duplicados', 'It has duplicates'],
    [
      'Hay incidentes unidos a este. Sepáralos antes de unirlo a otro.',
      'Others are merged into this incident. Separate them before you merge it.',
    ],
  ),
  'merge-target-refused': row(
    409,
    ['No se puede unir a ese', 'It cannot be merged into that one'],
    [
      'Solo se puede unir a otro incidente que no esté cerrado, rechazado ni unido.',
      'It can only be merged into another incident that is not closed, rejected or merged.',
    ],
  ),
  'too-many-duplicates': row(
    409,
    ['Demasiados duplicados', 'Too many duplicates'],
    ['A un incidente se unen como máximo {max}.', 'At most {max} incidents are merged into one.'],
  ),
  'only-admins-triage': row(
    403,
    ['Solo administradores', 'Admins only'],
    ['Solo administradores ordenan la cola de incidentes', 'Only admins put the queue in order.'],
  ),
  'filter-not-found': row(
    404,
    ['Filtro no encontrado', 'Filter not found'],
    ['No tienes ese filtro guardado', 'You saved no such filter.'],
  ),
  'filter-name-taken': row(
    409,
    ['Nombre repetido', 'Name taken'],
    ['Ya tienes un filtro con ese nombre', 'Another of your filters has this name.'],
  ),
  'too-many-filters': row(
    409,
    ['Demasiados filtros', 'Too many filters'],
    ['Puedes guardar hasta {max} filtros', 'You can save up to {max} filters.'],
  ),
  'too-many-muted': row(
    409,
    ['Demasiados silenciados', 'Too many muted'],
    [
      'Puedes silenciar hasta {max} incidentes. Vuelve a escuchar alguno antes.',
      'You can mute up to {max} incidents. Listen to one of them again first.',
    ],
  ),
  'only-workers-progress': row(
    403,
    ['Solo trabajadores', 'Workers only'],
    ['Solo trabajadores pueden actualizar su estado', 'Only workers may report progress.'],
  ),
  'not-assigned-to-you': row(
    403,
    ['No asignado a ti', 'Not assigned to you'],
    ['Este incidente no está asignado a ti', 'The incident is not assigned to you.'],
  ),
  'only-reporter-reopens': row(
    403,
    ['Solo quien lo reportó', 'Reporter only'],
    [
      'Solo quien lo reportó o un administrador puede reabrir el incidente',
      'Only its reporter or an admin may reopen the incident.',
    ],
  ),
  'only-reporter-confirms': row(
    403,
    ['Solo quien lo reportó', 'Reporter only'],
    [
      'Solo quien lo reportó puede confirmar la solución',
      'Only its reporter may confirm the solution.',
    ],
  ),
  'assignee-not-worker': row(
    400,
    ['No es trabajador', 'Not a worker'],
    ['Solo se puede asignar a usuarios de tipo trabajador', 'Only workers can be assigned.'],
  ),
  'assignee-not-active': row(
    409,
    ['Trabajador no activo', 'Worker not active'],
    ['La cuenta del trabajador no está activa', 'The account of the worker is not active.'],
  ),
  'assignee-not-found': row(
    404,
    ['Trabajador no encontrado', 'Worker not found'],
    ['Trabajador no encontrado', 'No account has the address of the worker.'],
  ),

  // Photos
  'photo-not-found': row(
    404,
    ['Foto no encontrada', 'Photo not found'],
    ['Foto no encontrada', 'There is no such photo.'],
  ),
  'photo-not-uploaded': row(
    409,
    ['Foto sin subir', 'Photo not uploaded'],
    ['La foto todavía no se ha subido', 'The photo has not been uploaded yet.'],
  ),
  'photo-too-large': row(
    413,
    ['Foto demasiado pesada', 'Photo too large'],
    ['Cada foto puede pesar hasta {megabytes} MB', 'A photo may have up to {megabytes} MB.'],
  ),
  'photo-type-unsupported': row(
    415,
    ['Formato de foto no aceptado', 'Photo type not accepted'],
    [
      'El archivo no es una foto que se pueda leer aquí. Formatos aceptados: {accepted}',
      'The file is no photo that can be read here. Accepted: {accepted}.',
    ],
  ),
  'photo-unreadable': row(
    422,
    ['Foto dañada', 'Photo damaged'],
    [
      'La foto está dañada o incompleta. Vuelve a elegirla.',
      'The photo is damaged or cut off. Choose it again.',
    ],
  ),
  'photo-too-many-pixels': row(
    422,
    ['Foto con demasiados píxeles', 'Too many pixels'],
    [
      'La foto puede tener hasta {megapixels} megapíxeles',
      'A photo may have up to {megapixels} megapixels.',
    ],
  ),
  'photo-not-ready': row(
    409,
    ['Foto sin completar', 'Photo not complete'],
    ['La foto todavía no está lista', 'The photo is not complete.'],
  ),
  'photo-taken': row(
    409,
    ['Foto ya usada', 'Photo used already'],
    ['La foto ya está en un incidente', 'The photo is on an incident already.'],
  ),
  'too-many-photos': row(
    409,
    ['Demasiadas fotos', 'Too many photos'],
    [
      'Un incidente puede tener hasta {max} fotos de cada momento',
      'An incident may have up to {max} photos of each moment.',
    ],
  ),
  'only-parties-add-photos': row(
    403,
    ['Sin permiso para agregar fotos', 'No part in the incident'],
    [
      'Solo quien lo reportó, el trabajador asignado o un administrador puede agregar fotos',
      'Only its reporter, its worker or an admin may add photos.',
    ],
  ),
  'only-staff-photographs-work': row(
    403,
    ['Solo personal', 'Staff only'],
    [
      'Solo el trabajador asignado o un administrador puede agregar fotos de antes y después',
      'Only its worker or an admin may add photos of before and after the work.',
    ],
  ),
  'only-other-students-join': row(
    403,
    ['Solo otros estudiantes', 'Other students only'],
    [
      'Solo estudiantes que no lo reportaron pueden sumarse a un incidente',
      'Only students who did not report it may join an incident.',
    ],
  ),
  'incident-ended': row(
    409,
    ['El incidente terminó', 'The incident is over'],
    [
      'El incidente ya fue resuelto, cerrado o rechazado',
      'The incident was resolved, closed or rejected already.',
    ],
  ),
  'only-parties-converse': row(
    403,
    ['Sin permiso para conversar', 'No part in the incident'],
    [
      'Solo quien lo reportó, el trabajador asignado y los administradores conversan sobre el incidente',
      'Only its reporter, its worker and admins talk about the incident.',
    ],
  ),
  'only-staff-writes-notes': row(
    403,
    ['Solo personal', 'Staff only'],
    [
      'Solo el trabajador asignado y los administradores escriben notas internas',
      'Only its worker and admins write internal notes.',
    ],
  ),
  'mention-not-allowed': row(
    400,
    ['Mención no permitida', 'Mention not allowed'],
    [
      'Solo el personal menciona, y solo a administradores o al trabajador asignado',
      'Only the staff mentions, and only admins or the assigned worker.',
    ],
  ),
  'too-many-messages': row(
    409,
    ['Demasiados mensajes', 'Too many messages'],
    [
      'Un incidente puede tener hasta {max} mensajes de cada tipo',
      'An incident may have up to {max} messages of each kind.',
    ],
  ),
  'only-staff-logs-work': row(
    403,
    ['Solo personal', 'Staff only'],
    [
      'Solo el trabajador asignado y los administradores registran y ven el trabajo',
      'Only its worker and admins log and see work.',
    ],
  ),
  'too-many-work-entries': row(
    409,
    ['Demasiados registros', 'Too many entries'],
    [
      'Un incidente puede tener hasta {max} registros de trabajo',
      'An incident may have up to {max} entries of work.',
    ],
  ),
  'incident-takes-no-photos': row(
    409,
    ['El incidente no recibe fotos', 'No photos any more'],
    [
      'Un incidente cerrado o rechazado no recibe fotos',
      'A closed or rejected incident takes no photos.',
    ],
  ),

  // Boards
  'board-not-found': row(
    404,
    ['Tablero no encontrado', 'Board not found'],
    ['Tablero no encontrado', 'There is no such board.'],
  ),
  'only-staff-create-boards': row(
    403,
    ['Solo administradores y trabajadores', 'Staff only'],
    [
      'Solo administradores y trabajadores pueden crear tableros',
      'Only admins and workers may make boards.',
    ],
  ),
  'board-not-yours': row(
    403,
    ['Tablero de otra persona', 'Board of somebody else'],
    [
      'Solo quien administra el tablero puede renombrarlo, archivarlo o invitar',
      'Only who manages the board may rename it, archive it or invite.',
    ],
  ),
  'board-read-only': row(
    403,
    ['Tablero de solo lectura', 'Board is read-only'],
    ['En este tablero solo puedes leer', 'You may only read this board.'],
  ),
  'guest-is-owner': row(
    409,
    ['Es su propio tablero', 'Its own owner'],
    ['El tablero ya es de esa persona', 'The board is that person’s own.'],
  ),
  'guest-not-active': row(
    409,
    ['Cuenta no activa', 'Account not active'],
    ['La cuenta de esa persona no está activa', 'The account of that person is not active.'],
  ),
  'only-reporter-invited': row(
    409,
    ['Solo quien lo reportó', 'Reporter only'],
    [
      'Al tablero de un incidente solo se puede invitar a quien lo reportó',
      'To the board of an incident only its reporter can be invited.',
    ],
  ),
  'too-many-guests': row(
    409,
    ['Demasiados invitados', 'Too many guests'],
    ['Un tablero puede tener hasta {max} invitados', 'A board may have up to {max} guests.'],
  ),

  // Writes and lists
  'concurrent-change': row(
    409,
    ['Cambio simultáneo', 'Concurrent change'],
    [
      'Alguien más lo cambió mientras tanto. Revisa la versión actual.',
      'Somebody else changed it in the meantime. Look at the current version.',
    ],
  ),
  'idempotency-key-reused': row(
    409,
    ['Clave de idempotencia repetida', 'Idempotency key reused'],
    [
      'La clave de idempotencia ya se usó con otra solicitud',
      'The idempotency key was used for a different request.',
    ],
  ),
  'receipt-exists': row(
    409,
    ['Solicitud ya procesada', 'Request carried out before'],
    ['La solicitud ya fue procesada', 'The request was carried out before.'],
  ),
  'invalid-cursor': row(
    400,
    ['Cursor inválido', 'Invalid cursor'],
    ['El cursor no pertenece a esta lista', 'The cursor does not belong to this list.'],
  ),

  // HTTP
  'invalid-request': row(
    400,
    ['Solicitud inválida', 'Invalid request'],
    [
      'La solicitud no es válida. Revisa los campos señalados.',
      'The request is not valid. Check the fields pointed at.',
    ],
  ),
  'malformed-json': row(
    400,
    ['JSON mal formado', 'Malformed JSON'],
    ['El cuerpo no es JSON válido', 'The body is not valid JSON.'],
  ),
  'unsupported-media-type': row(
    415,
    ['Formato no soportado', 'Unsupported media type'],
    [
      'El cuerpo debe ser JSON en UTF-8 sin comprimir (Content-Type: application/json)',
      'The body must be uncompressed JSON in UTF-8 (Content-Type: application/json).',
    ],
  ),
  'payload-too-large': row(
    413,
    ['Solicitud demasiado grande', 'Payload too large'],
    ['El cuerpo es demasiado grande', 'The body is too large.'],
  ),
  'route-not-found': row(
    404,
    ['Ruta no encontrada', 'Route not found'],
    ['Ruta no encontrada', 'There is no such route.'],
  ),
  'csrf-refused': row(
    403,
    ['Origen no permitido', 'Origin not allowed'],
    [
      'La solicitud viene de un sitio que no está permitido',
      'The request comes from a site that is not allowed.',
    ],
  ),
  'rate-limited': row(
    429,
    ['Demasiados intentos', 'Too many attempts'],
    [
      'Demasiados intentos. Espera {seconds} segundos.',
      'Too many attempts. Wait {seconds} seconds.',
    ],
  ),
  'not-ready': row(
    503,
    ['Servicio no disponible', 'Service unavailable'],
    [
      'El servicio no está disponible en este momento. Intenta de nuevo en unos segundos.',
      'The service is not available right now. Try again in a few seconds.',
    ],
  ),
  internal: row(
    500,
    ['Error interno del servidor', 'Internal server error'],
    ['Error interno del servidor', 'Internal server error.'],
  ),
} satisfies Readonly<Record<ProblemCode, ProblemRow>>;

/** Whether somebody's code is one of ours. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** The sentence with its parameters filled in; a placeholder without a value stays visible. */
export function fill(
  template: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** The language an Accept-Language header asks for: the better of Spanish and English, Spanish when in doubt. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const best = { es: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const [range = '', ...params] = part.split(';').map((piece) => piece.trim());
    const language = range.split('-')[0];
    if (language !== 'es' && language !== 'en') continue;
    const q = params.find((param) => param.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (weight > best[language]) best[language] = weight;
  }
  return best.en > best.es ? 'en' : 'es';
}

function row(
  status: number,
  [titleEs, titleEn]: readonly [string, string],
  [detailEs, detailEn]: readonly [string, string],
): ProblemRow {
  return {
    status,
    title: { es: titleEs, en: titleEn },
    detail: { es: detailEs, en: detailEn },
  };
}
