import { PreferencesRepository, choose } from '@vigia/domain/notification';
import { UserRepository } from '@vigia/domain/user';
import { startPushService, type PushSubscriptionInfo } from '@vigia/embedded/push-service';
import { generate } from 'otplib';
import { MuteLinks } from '../../src/modules/preferences/mute-links.js';
import { ProviderLoginService } from '../../src/modules/auth/oidc/provider-login.service.js';
import { PASSWORD, type Person } from './people.js';
import { uploaded, completed } from './photos.js';
import { KINDS, REPORT, type Kind, type Stage } from './stage.js';

/** A call that succeeds when the right person makes it, everything it needs prepared afresh. */
export interface PreparedCall {
  readonly path: string;
  readonly body?: object;
}

interface SuccessfulCall {
  /** Who succeeds. */
  readonly by: Kind;
  readonly prepare: (stage: Stage) => PreparedCall | Promise<PreparedCall>;
}

/** One per operation of the whole api; the matrix and the tour fail when an operation is missing here. */
export const CALLS: Readonly<Record<string, SuccessfulCall>> = {
  getHealth: { by: 'nobody', prepare: () => ({ path: '/health' }) },
  getLiveness: { by: 'nobody', prepare: () => ({ path: '/health/live' }) },
  getReadiness: { by: 'nobody', prepare: () => ({ path: '/health/ready' }) },
  getPublicConfig: { by: 'nobody', prepare: () => ({ path: '/config/publica' }) },
  getCampus: { by: 'student', prepare: () => ({ path: '/campus' }) },

  register: {
    by: 'nobody',
    prepare: ({ api }) => ({
      path: '/auth/register',
      body: { email: api.people.address('estudiante'), password: PASSWORD, nombre: 'Ana' },
    }),
  },
  verifyEmail: {
    by: 'nobody',
    prepare: async ({ api }) => {
      const { email } = await api.people.student({ verified: false });
      return {
        path: '/auth/verify',
        body: { token: await api.mailbox.token(email), password: PASSWORD },
      };
    },
  },
  resendVerification: {
    by: 'nobody',
    prepare: ({ api }) => ({
      path: '/auth/verify/resend',
      body: { email: api.people.address('estudiante') },
    }),
  },
  forgotPassword: {
    by: 'nobody',
    prepare: ({ api }) => ({
      path: '/auth/password/forgot',
      body: { email: api.people.address('estudiante') },
    }),
  },
  resetPassword: {
    by: 'nobody',
    prepare: async ({ api }) => {
      const { email } = await api.people.student();
      await api.post('/auth/password/forgot', { body: { email } });
      const token = await api.mailbox.token(email, 2);
      return { path: '/auth/password/reset', body: { token, nueva_password: PASSWORD } };
    },
  },
  login: {
    by: 'nobody',
    prepare: (stage) => ({
      path: '/auth/login',
      body: { email: stage.person('student').email, password: PASSWORD },
    }),
  },
  refreshSession: {
    by: 'nobody',
    prepare: async (stage) => {
      const { email, name, role } = stage.person('student');
      const { refreshToken } = await stage.api.people.login(email, name, role);
      return { path: '/auth/refresh', body: { refresh_token: refreshToken } };
    },
  },
  // The provider of this api does not answer, which is told by where they lead.
  beginProviderLogin: { by: 'nobody', prepare: () => ({ path: '/auth/oidc/inicio' }) },
  returnFromProvider: { by: 'nobody', prepare: () => ({ path: '/auth/oidc/retorno' }) },
  finishProviderLogin: {
    by: 'nobody',
    prepare: async (stage) => {
      const { email, name } = stage.person('student');
      const identity = { issuer: 'http://127.0.0.1:9', subject: email };
      const logins = stage.api.app.get(ProviderLoginService);
      const token = await logins.wait({ person: { identity, email, name } });
      return { path: '/auth/oidc/codigo', body: { token, codigo: '123456' } };
    },
  },
  unlinkProvider: { by: 'student', prepare: () => ({ path: '/me/proveedor' }) },
  logout: { by: 'student', prepare: () => ({ path: '/auth/logout' }) },
  createSocketTicket: { by: 'student', prepare: () => ({ path: '/auth/ws-ticket' }) },

  listSessions: { by: 'student', prepare: () => ({ path: '/me/sesiones' }) },
  endSession: {
    by: 'student',
    prepare: async (stage) => {
      const { email, name, role } = stage.person('student');
      const other = await stage.api.people.login(email, name, role);
      return { path: `/me/sesiones/${String(other.cookie.split(/[=.]/)[1])}` };
    },
  },
  endAllSessions: { by: 'student', prepare: () => ({ path: '/me/sesiones' }) },

  getMe: { by: 'student', prepare: () => ({ path: '/me' }) },
  changeProfile: {
    by: 'student',
    prepare: () => ({ path: '/me', body: { nombre: 'Ana Rojas', idioma: 'es' } }),
  },
  changePassword: {
    by: 'student',
    prepare: () => ({
      path: '/auth/password/change',
      body: { password: PASSWORD, nueva_password: PASSWORD },
    }),
  },
  listUsers: { by: 'admin', prepare: () => ({ path: '/users?tipo=trabajador' }) },
  deactivateUser: {
    by: 'admin',
    prepare: async ({ api }) => ({
      path: `/users/${(await api.people.student()).email}/desactivar`,
    }),
  },
  reactivateUser: {
    by: 'admin',
    prepare: async ({ api }) => ({
      path: `/users/${(await api.people.student()).email}/reactivar`,
    }),
  },
  approveUser: {
    by: 'admin',
    prepare: async ({ api }) => {
      const { email } = await api.people.worker({ foreign: true });
      return { path: `/users/${email}/aprobar` };
    },
  },

  inviteUser: {
    by: 'admin',
    prepare: ({ api }) => ({
      path: '/invitaciones',
      body: {
        email: api.people.address('trabajador', true),
        tipo: 'trabajador',
        especialidad: 'TI',
      },
    }),
  },
  listInvitations: { by: 'admin', prepare: () => ({ path: '/invitaciones' }) },
  revokeInvitation: {
    by: 'admin',
    prepare: async (stage) => {
      const { path, body } = await CALLS['inviteUser']!.prepare(stage);
      await stage.api.post(path, { as: stage.person('admin'), body });
      return { path: `/invitaciones/${(body as { email: string }).email}` };
    },
  },
  resetSecondFactor: {
    by: 'admin',
    prepare: async ({ api }) => {
      const student = await api.people.student();
      await setUpSecondFactor(api, student);
      return { path: `/users/${student.email}/segundo-paso` };
    },
  },
  lookAtInvitation: {
    by: 'nobody',
    prepare: async (stage) => ({
      path: '/auth/invitacion',
      body: { token: await invitation(stage) },
    }),
  },
  acceptInvitation: {
    by: 'nobody',
    prepare: async (stage) => ({
      path: '/auth/invitacion/aceptar',
      body: { token: await invitation(stage), nombre: 'Leo', password: PASSWORD },
    }),
  },
  changeRole: {
    by: 'admin',
    prepare: async ({ api }) => {
      const { email } = await api.people.student();
      return { path: `/users/${email}/rol`, body: { tipo: 'trabajador', especialidad: 'TI' } };
    },
  },

  beginSecondFactor: {
    by: 'other student',
    prepare: async (stage) => {
      await forgetSecondFactors(stage);
      return { path: '/me/segundo-paso' };
    },
  },
  confirmSecondFactor: {
    by: 'other student',
    prepare: async (stage) => {
      await forgetSecondFactors(stage);
      const as = stage.person('other student');
      const { body } = await stage.api.post('/me/segundo-paso', { as });
      const { secreto: secret } = body as { secreto: string };
      const epoch = Math.floor(stage.api.clock.nowMs() / 1000);
      return {
        path: '/me/segundo-paso/confirmar',
        body: { codigo: await generate({ secret, epoch }) },
      };
    },
  },
  removeSecondFactor: {
    by: 'other student',
    prepare: async (stage) => {
      const { path, body } = await CALLS['confirmSecondFactor']!.prepare(stage);
      await stage.api.post(path, { as: stage.person('other student'), body });
      return { path: '/me/segundo-paso' };
    },
  },
  proveIdentity: {
    by: 'student',
    prepare: () => ({ path: '/auth/confirmar', body: { password: PASSWORD } }),
  },

  listAccountEvents: { by: 'admin', prepare: () => ({ path: '/auditoria' }) },
  exportAccountEvents: { by: 'admin', prepare: () => ({ path: '/auditoria/exportar' }) },

  registerDevice: {
    by: 'student',
    prepare: async (stage) => ({ path: '/dispositivos', body: await subscription(stage) }),
  },
  forgetDevice: {
    by: 'student',
    prepare: () => ({ path: '/dispositivos', body: { endpoint: 'https://push.example/1' } }),
  },
  probeDevice: {
    by: 'student',
    prepare: async (stage) => {
      const body = await subscription(stage);
      await stage.api.put('/dispositivos', { as: stage.person('student'), body });
      return { path: '/dispositivos/prueba', body: { endpoint: body.endpoint } };
    },
  },
  listWebhooks: { by: 'admin', prepare: () => ({ path: '/webhooks' }) },
  addWebhook: {
    by: 'admin',
    prepare: async (stage) => {
      await forgetWebhooks(stage);
      return { path: '/webhooks', body: WEBHOOK };
    },
  },
  changeWebhook: {
    by: 'admin',
    prepare: async (stage) => ({ path: await addedWebhook(stage), body: { activo: false } }),
  },
  removeWebhook: { by: 'admin', prepare: async (stage) => ({ path: await addedWebhook(stage) }) },
  rotateWebhookSecret: {
    by: 'admin',
    prepare: async (stage) => ({ path: `${await addedWebhook(stage)}/secreto` }),
  },
  probeWebhook: {
    by: 'admin',
    prepare: async (stage) => ({ path: `${await addedWebhook(stage)}/prueba` }),
  },
  listWebhookDeliveries: {
    by: 'admin',
    prepare: async (stage) => ({ path: `${await addedWebhook(stage)}/entregas` }),
  },
  resendWebhookDelivery: {
    by: 'admin',
    prepare: async (stage) => {
      const path = await addedWebhook(stage);
      const as = stage.person('admin');
      const { body } = await stage.api.post(`${path}/prueba`, { as });
      const { evento_id: id } = body as { evento_id: string };
      return { path: `${path}/entregas/${id}/reenviar` };
    },
  },

  reportIncident: { by: 'student', prepare: () => ({ path: '/incidentes', body: REPORT }) },
  listIncidents: { by: 'student', prepare: () => ({ path: '/incidentes' }) },
  getIncident: { by: 'student', prepare: async (stage) => ({ path: await stage.assigned() }) },
  listActivity: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/actividad` }),
  },
  getSummary: { by: 'admin', prepare: () => ({ path: '/incidentes/resumen' }) },
  changeManyIncidents: {
    by: 'admin',
    prepare: async (stage) => ({
      path: '/incidentes/lote',
      body: {
        accion: 'cerrar',
        ids: [idOf(await stage.pending())],
        motivo: 'Duplicado',
      },
    }),
  },
  mergeIncident: {
    by: 'admin',
    prepare: async (stage) => ({
      path: `${await stage.pending()}/unir`,
      body: { en: idOf(await stage.pending()) },
    }),
  },
  separateIncident: {
    by: 'admin',
    prepare: async (stage) => {
      const duplicate = await stage.pending();
      await stage.api.post(`${duplicate}/unir`, {
        as: stage.person('admin'),
        body: { en: idOf(await stage.pending()) },
      });
      return { path: `${duplicate}/separar` };
    },
  },
  listDuplicates: {
    by: 'admin',
    prepare: async (stage) => ({ path: `${await stage.pending()}/unidos` }),
  },
  listFilters: { by: 'admin', prepare: () => ({ path: '/filtros' }) },
  saveFilter: {
    by: 'admin',
    prepare: async (stage) => {
      await forgetFilters(stage);
      return { path: '/filtros', body: { nombre: 'Urgentes', filtro: { riesgo: 'alto' } } };
    },
  },
  changeFilter: {
    by: 'admin',
    prepare: async (stage) => ({
      path: await savedFilter(stage),
      body: { nombre: 'Otro', filtro: {} },
    }),
  },
  removeFilter: { by: 'admin', prepare: async (stage) => ({ path: await savedFilter(stage) }) },
  editIncident: {
    by: 'admin',
    prepare: async (stage) => ({ path: await stage.pending(), body: { titulo: 'Otra fuga' } }),
  },
  assignIncident: {
    by: 'admin',
    prepare: async (stage) => ({
      path: `${await stage.pending()}/asignar`,
      body: { trabajador_email: stage.person('worker').email },
    }),
  },
  suggestWorkers: {
    by: 'admin',
    prepare: async (stage) => ({ path: `${await stage.pending()}/sugerencias` }),
  },
  getAutoAssignment: { by: 'admin', prepare: () => ({ path: '/asignacion-automatica' }) },
  changeAutoAssignment: {
    by: 'admin',
    prepare: () => ({ path: '/asignacion-automatica', body: { TI: false } }),
  },
  getShift: {
    by: 'worker',
    prepare: (stage) => ({ path: `/users/${stage.person('worker').email}/turno` }),
  },
  changeShift: {
    by: 'worker',
    prepare: (stage) => ({
      path: `/users/${stage.person('worker').email}/turno`,
      body: { dias: ['lun'], desde: '08:00', hasta: '17:00', edificios: ['central'] },
    }),
  },
  progressIncident: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.assigned()}/estado`,
      body: { estado: 'en_proceso' },
    }),
  },
  closeIncident: {
    by: 'admin',
    prepare: async (stage) => ({
      path: `${await stage.pending()}/cerrar`,
      body: { motivo: 'Duplicado' },
    }),
  },
  rejectIncident: {
    by: 'admin',
    prepare: async (stage) => ({
      path: `${await stage.pending()}/rechazar`,
      body: { motivo: 'No es del campus' },
    }),
  },
  reopenIncident: {
    by: 'student',
    prepare: async (stage) => ({
      path: `${await stage.resolved()}/reabrir`,
      body: { motivo: 'Sigue goteando' },
    }),
  },
  confirmIncident: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.resolved()}/confirmar`, body: {} }),
  },
  rateIncident: {
    by: 'student',
    prepare: async (stage) => ({
      path: `${await stage.resolved()}/satisfaccion`,
      body: { puntos: 4 },
    }),
  },
  pauseIncident: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.started()}/pausar`,
      body: { motivo: 'Falta un repuesto' },
    }),
  },
  resumeIncident: {
    by: 'worker',
    prepare: async (stage) => ({ path: `${await stage.paused()}/reanudar` }),
  },
  declineIncident: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.assigned()}/declinar`,
      body: { motivo: 'Se necesita una grúa' },
    }),
  },
  tickPoint: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.assigned()}/lista/zona`,
      body: { hecho: true },
    }),
  },

  findDuplicates: {
    by: 'student',
    prepare: () => ({ path: '/incidentes/parecidos', body: { titulo: 'Fuga de agua' } }),
  },
  joinIncident: {
    by: 'other student',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/tambien` }),
  },
  leaveIncident: {
    by: 'other student',
    prepare: async (stage) => {
      const path = `${await stage.assigned()}/tambien`;
      await stage.api.post(path, { as: stage.person('other student') });
      return { path };
    },
  },
  listFollowed: { by: 'other student', prepare: () => ({ path: '/seguidos' }) },

  listMessages: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/mensajes` }),
  },
  writeMessage: {
    by: 'student',
    prepare: async (stage) => ({
      path: `${await stage.assigned()}/mensajes`,
      body: { texto: '¿Cuándo vienen?' },
    }),
  },
  listMentionable: {
    by: 'worker',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/mencionables` }),
  },
  listWork: {
    by: 'worker',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/trabajo` }),
  },
  logWork: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.assigned()}/trabajo`,
      body: { minutos: 45, nota: 'Se cambió la junta.' },
    }),
  },

  beginPhoto: {
    by: 'student',
    prepare: () => ({ path: '/fotos', body: { tipo: 'image/jpeg', bytes: 1000 } }),
  },
  completePhoto: {
    by: 'student',
    prepare: async (stage) => ({
      path: `/fotos/${await uploaded(stage.api, stage.person('student'))}/completar`,
    }),
  },
  addPhotos: {
    by: 'student',
    prepare: async (stage) => ({
      path: `${await stage.assigned()}/fotos`,
      body: { fotos: [await completed(stage.api, stage.person('student'))] },
    }),
  },
  getPhoto: { by: 'student', prepare: async (stage) => ({ path: await stage.photo() }) },
  getThumbnail: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.photo()}/miniatura` }),
  },

  listBoards: { by: 'worker', prepare: () => ({ path: '/tableros' }) },
  createBoard: {
    by: 'worker',
    prepare: () => ({ path: '/tableros', body: { nombre: 'Plan de evacuación' } }),
  },
  getBoard: { by: 'student', prepare: async (stage) => ({ path: await stage.board() }) },
  changeBoard: {
    by: 'worker',
    prepare: async (stage) => ({ path: await stage.board(), body: { nombre: 'Otro plan' } }),
  },
  createBoardTicket: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.board()}/ticket` }),
  },
  inviteGuest: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.board()}/invitados/${stage.person('other student').email}`,
      body: { rol: 'lectura' },
    }),
  },
  removeGuest: {
    by: 'worker',
    prepare: async (stage) => ({
      path: `${await stage.board()}/invitados/${stage.person('student').email}`,
    }),
  },
  listBoardComments: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.board()}/comentarios` }),
  },
  writeBoardComment: {
    by: 'student',
    prepare: async (stage) => ({
      path: `${await stage.board()}/comentarios`,
      body: { pin: '1z4x-3', texto: 'Aquí gotea.' },
    }),
  },
  openIncidentBoard: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/tablero` }),
  },

  listNotifications: { by: 'student', prepare: () => ({ path: '/notificaciones' }) },
  getPreferences: { by: 'student', prepare: () => ({ path: '/preferencias' }) },
  choosePreferences: {
    by: 'student',
    prepare: async (stage) => ({
      path: '/preferencias',
      body: {
        temas: [],
        descanso: null,
        resumen: '07:30',
        telefono: null,
        version: await sameVersion(stage),
      },
    }),
  },
  muteIncident: {
    by: 'student',
    prepare: async (stage) => ({ path: `${await stage.assigned()}/silencio` }),
  },
  unmuteIncident: {
    by: 'student',
    prepare: async (stage) => {
      const path = `${await stage.assigned()}/silencio`;
      await stage.api.put(path, { as: stage.person('student') });
      return { path };
    },
  },
  listMuted: { by: 'student', prepare: () => ({ path: '/silenciados' }) },
  muteByLink: {
    by: 'nobody',
    prepare: async (stage) => {
      const [, , id = ''] = (await stage.assigned()).split('/');
      const link = await stage.api.app.get(MuteLinks).linkFor(stage.person('student').email, id);
      return { path: '/silencio/enlace', body: { token: link.split('#')[1] } };
    },
  },
  markNotificationsRead: {
    by: 'student',
    prepare: () => ({ path: '/notificaciones/leidas', body: { ids: [] } }),
  },
};

/** Sets a second factor up as a person does. */
async function setUpSecondFactor(api: Stage['api'], as: Person): Promise<void> {
  const { body } = await api.post('/me/segundo-paso', { as });
  const epoch = Math.floor(api.clock.nowMs() / 1000);
  const codigo = await generate({ secret: (body as { secreto: string }).secreto, epoch });
  await api.post('/me/segundo-paso/confirmar', { as, body: { codigo } });
}

/** The id in the path of an incident. */
function idOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

/** What browsers subscribe at; it ends with the process. */
const pushService = startPushService();

async function subscription({ api }: Stage): Promise<PushSubscriptionInfo> {
  return (await pushService).subscribe(api.config.vapid?.publicKey ?? '');
}

/** Nobody listens there. */
const WEBHOOK = { nombre: 'Afuera', url: 'http://127.0.0.1:9/', eventos: ['resuelto'] };

async function addedWebhook(stage: Stage): Promise<string> {
  await forgetWebhooks(stage);
  const as = stage.person('admin');
  const { body } = await stage.api.post('/webhooks', { as, body: WEBHOOK });
  return `/webhooks/${(body as { id: string }).id}`;
}

async function forgetWebhooks(stage: Stage): Promise<void> {
  const as = stage.person('admin');
  const { body } = await stage.api.get('/webhooks', { as });
  for (const { id } of (body as { webhooks: { id: string }[] }).webhooks) {
    await stage.api.call('DELETE', `/webhooks/${id}`, { as });
  }
}

async function savedFilter(stage: Stage): Promise<string> {
  const { path, body } = await CALLS['saveFilter']!.prepare(stage);
  const { body: saved } = await stage.api.post(path, { as: stage.person('admin'), body });
  return `/filtros/${(saved as { id: string }).id}`;
}

async function forgetFilters(stage: Stage): Promise<void> {
  const as = stage.person('admin');
  const { body } = await stage.api.get('/filtros', { as });
  for (const { id } of body as { id: string }[]) {
    await stage.api.call('DELETE', `/filtros/${id}`, { as });
  }
}

/** The token of a fresh invitation. */
async function invitation(stage: Stage): Promise<string> {
  const { path, body } = await CALLS['inviteUser']!.prepare(stage);
  await stage.api.post(path, { as: stage.person('admin'), body });
  return stage.api.mailbox.token((body as { email: string }).email);
}

/** Takes the second factor of everybody on stage away, whoever set one up. */
async function forgetSecondFactors(stage: Stage): Promise<void> {
  const users = stage.api.app.get(UserRepository);
  for (const kind of KINDS) {
    const person = stage.find(kind);
    const user = person && (await users.find(person.email));
    if (user?.secondFactor === undefined) continue;
    const { secondFactor: _gone, ...rest } = user;
    await users.save({ ...rest, version: user.version + 1 });
  }
}

/** Brings the preferences of everybody on the stage to one version, whatever they chose before. */
async function sameVersion(stage: Stage): Promise<number> {
  const repository = stage.api.app.get(PreferencesRepository);
  const emails = KINDS.flatMap((kind) => (kind === 'nobody' ? [] : stage.person(kind).email));
  const all = await repository.findSeveral(emails);
  const newest = Math.max(...all.map(({ version }) => version));
  for (let one of all) {
    while (one.version < newest) {
      one = choose(one, {});
      await repository.save(one);
    }
  }
  return newest;
}
