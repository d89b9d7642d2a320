/** Every address of the app; screens link through these and never spell one out. */
export const paths = {
  home: '/',
  login: '/entrar',
  register: '/registro',
  checkMail: '/revisa-tu-correo',
  verify: '/verificar',
  waiting: '/en-espera',
  report: '/reportar',
  incidents: '/incidentes',
  incident: (id: string): string => `/incidentes/${encodeURIComponent(id)}`,
  incidentBoard: (id: string): string => `/incidentes/${encodeURIComponent(id)}/pizarra`,
  boards: '/tableros',
  board: (id: string): string => `/tableros/${encodeURIComponent(id)}`,
  people: '/personas',
  inbox: '/avisos',
  account: '/cuenta',
} as const;
