/** Days an account event is kept. */
export const AUDIT_DAYS = 365;

/** What can happen to an account. */
export const AccountEventKind = {
  Registered: 'registro',
  Verified: 'verificacion',
  LoggedIn: 'ingreso',
  LoginFailed: 'ingreso_fallido',
  LoggedOut: 'salida',
  SessionRevoked: 'sesion_revocada',
  PasswordReset: 'clave_restablecida',
  PasswordChanged: 'clave_cambiada',
  Invited: 'invitacion',
  InvitationRevoked: 'invitacion_revocada',
  Approved: 'aprobacion',
  RoleChanged: 'cambio_de_rol',
  Deactivated: 'desactivacion',
  Reactivated: 'reactivacion',
  Renamed: 'cambio_de_nombre',
  TotpSet: 'totp_activado',
  TotpRemoved: 'totp_quitado',
  ShiftChanged: 'turno_cambiado',
  AutoAssignmentSwitched: 'asignacion_automatica',
  WebhookAdded: 'webhook_creado',
  WebhookChanged: 'webhook_cambiado',
  WebhookRemoved: 'webhook_quitado',
  WebhookSecretRotated: 'webhook_secreto_nuevo',
  Linked: 'vinculacion',
  Unlinked: 'desvinculacion',
  Exported: 'exportacion',
} as const;
export type AccountEventKind = (typeof AccountEventKind)[keyof typeof AccountEventKind];

/** Where a request came from, as far as the server can tell. */
export interface Source {
  readonly ip: string;
  /** What the client says it is. */
  readonly agent: string;
}

/** Something that happened to an account: who did it to whom, when and from where. */
export interface AccountEvent {
  /** A ULID, so events sort by time. */
  readonly id: string;
  readonly kind: AccountEventKind;
  /** The address of the account it happened to. */
  readonly account: string;
  /** The address of who did it; null while nobody has proved who they are. */
  readonly actor: string | null;
  readonly at: string;
  readonly source: Source;
  /** What else is worth knowing, for example the new role. */
  readonly detail: string | null;
}
