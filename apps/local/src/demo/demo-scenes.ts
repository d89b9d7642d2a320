import { drawOn } from './board-pen.js';
import { DEMO_ACCOUNTS, type DemoPerson as Name } from './demo-accounts.js';
import {
  DEMO_BOARDS,
  INCIDENT_BOARD_TITLE,
  incidentDrawing,
  type DemoBoard,
  type DemoDrawing,
} from './demo-boards.js';
import { DemoPerson } from './demo-person.js';
import { DEMO_PHOTOS, photograph, type DemoPhotos } from './demo-photos.js';

/** Adds photos and boards to the demo, as its people do it: through the running system at this address. */
export async function addDemoScenes(url: string): Promise<void> {
  const scenes = new Scenes(url);
  await Promise.all([
    ...DEMO_PHOTOS.map((photos) => scenes.addPhotos(photos)),
    ...DEMO_BOARDS.map((board) => scenes.addBoard(board)),
  ]);
}

class Scenes {
  readonly #people = new Map<Name, Promise<DemoPerson>>();

  constructor(private readonly url: string) {}

  async addPhotos({ incident, by, scenes }: DemoPhotos): Promise<void> {
    const jpegs = scenes.map(photograph);
    const person = await this.#as(by);
    const id = await person.incident(incident);
    const fotos = await Promise.all(jpegs.map(async (jpeg) => person.upload(await jpeg)));
    await person.send('POST', `/incidentes/${id}/fotos`, { fotos });
    if (incident === INCIDENT_BOARD_TITLE) await this.#drawOnIncident(id, fotos[0] ?? '');
  }

  async addBoard({ name, owner, guests, drawings }: DemoBoard): Promise<void> {
    const person = await this.#as(owner);
    const { id } = await person.send<{ readonly id: string }>('POST', '/tableros', {
      nombre: name,
    });
    for (const { who, role } of guests) {
      const { email } = DEMO_ACCOUNTS[who];
      await person.send('PUT', `/tableros/${id}/invitados/${email}`, { rol: role });
    }
    for (const drawing of drawings) await this.#draw(id, drawing);
  }

  async #drawOnIncident(incidentId: string, photoId: string): Promise<void> {
    const drawing = incidentDrawing(photoId);
    const person = await this.#as(drawing.by);
    const board = await person.send<{ readonly id: string }>(
      'POST',
      `/incidentes/${incidentId}/tablero`,
    );
    await this.#draw(board.id, drawing);
  }

  async #draw(boardId: string, { by, objects }: DemoDrawing): Promise<void> {
    const person = await this.#as(by);
    const { ticket } = await person.send<{ readonly ticket: string }>(
      'POST',
      `/tableros/${boardId}/ticket`,
    );
    const socket = `${this.url.replace('http', 'ws')}/boards/tableros/socket`;
    await drawOn(socket, boardId, ticket, objects);
  }

  /** Everybody logs in once. */
  #as(name: Name): Promise<DemoPerson> {
    let person = this.#people.get(name);
    if (person === undefined) {
      person = DemoPerson.logIn(this.url, DEMO_ACCOUNTS[name]);
      this.#people.set(name, person);
    }
    return person;
  }
}
