import type { Incident } from '../../frontend/src/shared/api/models.js';
import type { HeadlessTab } from '../../frontend/src/testing/headless-tab.js';
import { incidentKeys } from '../../frontend/src/features/incidents/api/incident-queries.js';
import { inboxQuery } from '../../frontend/src/features/notifications/api/inbox-queries.js';
import { PEOPLE, WORKER } from './people.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

const REASON = 'Porque sí.';
const RESTART_MS = 3_000;

/** One thing that happens: `who` and `which` choose among what there is at that moment. */
export interface Step {
  readonly what: keyof typeof STEPS;
  readonly who: number;
  readonly which: number;
  /** How long the world goes on before the next one. */
  readonly gapMs: number;
}

type Happening = (world: World, step: Step) => Promise<void> | void;

/** Something a person does in one of the open tabs. */
function byPerson(
  act: (app: HeadlessTab, world: World, step: Step, tab: Tab) => Promise<void> | void,
): Happening {
  return (world, step) => {
    const tab = pick(world.tabs, step.who);
    if (tab === undefined) return;
    world.tell(`${tab.name} ${step.what} (${step.which})`);
    return tab.do(() => act(tab.app, world, step, tab));
  };
}

/** A move on one of the incidents that there are, which the person must have open. */
function aMove(move: Parameters<HeadlessTab['move']>[1]): Happening {
  return byPerson((app, world, { which }) => {
    const incident = onScreen(app, world, which);
    return incident && app.move(incident, move);
  });
}

/** Everything that can happen, with what it does. */
export const STEPS = {
  report: byPerson((app, world, { which }, { place }) => {
    if (place.user.role !== 'estudiante') return;
    return app.report({
      titulo: `Falla ${world.store.incidents.size + 1}.${world.story.length}`,
      descripcion: 'No hay luz.',
      tipo: 'Eléctrico',
      tipo_trabajador_requerido: 'Electricista',
      nivel_riesgo: which % 3 === 0 ? 'crítico' : 'bajo',
      piso: '2',
      lugar_especifico: 'A-201',
      fotos: [],
    });
  }),
  assign: aMove({ action: 'asignar', workerEmail: WORKER }),
  start: aMove({ action: 'iniciar' }),
  pause: aMove({ action: 'pausar', reason: REASON }),
  resume: aMove({ action: 'reanudar' }),
  resolve: aMove({ action: 'resolver', note: 'Listo.', photos: [] }),
  decline: aMove({ action: 'declinar', reason: REASON }),
  close: aMove({ action: 'cerrar', reason: REASON }),
  reject: aMove({ action: 'rechazar', reason: REASON }),
  reopen: aMove({ action: 'reabrir', reason: REASON }),
  confirm: aMove({ action: 'confirmar' }),
  edit: aMove({ action: 'editar', changes: { descripcion: 'Tampoco hay agua.' } }),
  say: byPerson((app, world, { which }) => {
    const id = incidentId(world, which);
    return id === undefined ? undefined : app.say(id, `Dicho ${world.story.length}`, false);
  }),
  note: byPerson((app, world, { which }, { place }) => {
    const id = incidentId(world, which);
    if (id === undefined || place.user.role === 'estudiante') return;
    return app.say(id, `Nota ${world.story.length}`, true);
  }),
  join: byPerson((app, world, { which }, { place }) => {
    const id = incidentId(world, which);
    if (id === undefined || place.user.role !== 'estudiante') return;
    return app.join(id, true);
  }),
  unjoin: byPerson((app, world, { which }, { place }) => {
    const id = incidentId(world, which);
    if (id === undefined || place.user.role !== 'estudiante') return;
    for (const tab of world.tabs) tab.hasLeft ||= tab.place.user === place.user;
    return app.join(id, false);
  }),
  visit: byPerson((app, world, { which }) => {
    const id = incidentId(world, which);
    if (id !== undefined) app.visit(id);
  }),
  leave: byPerson((app, _, { which }) => {
    const id = pick(app.pages, which);
    if (id !== undefined) app.leave(id);
  }),
  read: byPerson(async (app, world, { which }, { place }) => {
    const unread = app.client.getQueryData(inboxQuery.queryKey)?.items.filter((one) => !one.leida);
    const one = pick(unread ?? [], which);
    if (one === undefined) return;
    await app.markRead({ ids: [one.id] });
    world.confirmRead(place, [one.id]);
  }),
  readAll: byPerson(async (app, world, _, { place }) => {
    const items = app.client.getQueryData(inboxQuery.queryKey)?.items ?? [];
    const [newest] = items;
    const ids = items.filter(({ leida }) => !leida).map(({ id }) => id);
    if (newest === undefined) return;
    await app.markRead({ ids, hasta: newest.id });
    world.confirmRead(place, ids);
  }),
  open: (world, { who, which }) => {
    const user = pick(PEOPLE, who);
    if (user === undefined || world.tabs.length >= TABS_MAX) return;
    const tab = world.openTab({ user, device: which % 2, aheadMs: (which - 3) * 3_600_000 });
    world.tell(`${tab.name} opens`);
  },
  shut: byPerson((_app, world, _, tab) => world.closeTab(tab)),
  logOut: byPerson((_app, world, _, tab) => world.logOut(tab)),
  cut: byPerson((_app, _world, { which }, tab) => tab.cut(which % 2 === 0)),
  look: byPerson((app) => app.look(true)),
  lookAway: byPerson((app) => app.look(false)),
  mute: byPerson((app, world, { which }) => {
    const id = incidentId(world, which);
    return id === undefined ? undefined : app.mute(id, true);
  }),
  offline: byPerson((_app, _world, _step, tab) => tab.setOnline(false)),
  online: byPerson((_app, _world, _step, tab) => tab.setOnline(true)),
  kill: (world, { who, which }) => {
    world.tell(`api ${who % world.tasks.length} is killed`);
    world.killTask(who, which * RESTART_MS);
  },
  dieWriting: (world, { who }) => {
    const task = world.tasks[who % world.tasks.length];
    world.tell(`api ${who % world.tasks.length} will die of its next write`);
    if (task) task.diesOfNextWrite = true;
  },
  revive: (world) => {
    world.revive();
  },
  restartGateway: (world) => {
    world.tell('the gateway is killed and starts again');
    world.gateway.restart();
  },
} satisfies Record<string, Happening>;

const TABS_MAX = 7;

function pick<T>(from: readonly T[], which: number): T | undefined {
  return from[which % from.length];
}

function incidentId(world: World, which: number): string | undefined {
  return pick([...world.store.incidents.keys()], which);
}

/** As a person finds it: on its page, or in a list. */
function onScreen(app: HeadlessTab, world: World, which: number): Incident | undefined {
  const id = incidentId(world, which);
  if (id === undefined) return undefined;
  return app.client.getQueryData<Incident>(incidentKeys.one(id)) ?? app.listed(id);
}
