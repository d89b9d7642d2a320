import { DEMO_PASSWORD, type DemoAccount } from './demo-accounts.js';

/** Somebody with a demo account who is logged in, and does what a browser does. */
export class DemoPerson {
  readonly #cookies = new Map<string, string>();

  private constructor(private readonly url: string) {}

  static async logIn(url: string, { email }: DemoAccount): Promise<DemoPerson> {
    const person = new DemoPerson(url);
    await person.send('POST', '/auth/login', { email, password: DEMO_PASSWORD });
    return person;
  }

  /** Calls the api; an answer that is no success is an error. */
  async send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: this.url,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
      this.#cookies.set(name, value);
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The id of one of the person's incidents, found by its title. */
  async incident(title: string): Promise<string> {
    const incidents = await this.send<readonly { id: string; titulo: string }[]>(
      'GET',
      '/incidentes',
    );
    const found = incidents.find(({ titulo }) => titulo === title);
    if (found === undefined) throw new Error(`There is no incident "${title}".`);
    return found.id;
  }

  /** Uploads a JPEG and gives its id. */
  async upload(photo: Uint8Array<ArrayBuffer>): Promise<string> {
    const { foto_id, subida } = await this.send<{
      readonly foto_id: string;
      readonly subida: { url: string; campos: { nombre: string; valor: string }[] };
    }>('POST', '/fotos', { tipo: 'image/jpeg', bytes: photo.length });
    const form = new FormData();
    for (const { nombre, valor } of subida.campos) form.append(nombre, valor);
    form.append('file', new Blob([photo]));
    const sent = await fetch(new URL(subida.url, this.url), { method: 'POST', body: form });
    if (!sent.ok) throw new Error(`The upload of a photo answered ${sent.status}.`);
    await this.send('POST', `/fotos/${foto_id}/completar`);
    return foto_id;
  }
}
