import { EventEmitter } from 'node:events';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeTime, isValid, monotonicFactory } from 'ulid';
import { readMail, type Mail } from './mail.js';

const EXTENSION = '.eml';

/** A folder of mails, one file each, named so that they sort by arrival. */
export class MailFolder {
  readonly #mails = new Map<string, Promise<Mail>>();
  readonly #newId = monotonicFactory();
  readonly #arrivals = new EventEmitter().setMaxListeners(0);

  private constructor(
    private readonly folder: string,
    private ids: string[],
  ) {}

  /** Opens the folder with the mails it has; makes it when there is none. */
  static async open(folder: string): Promise<MailFolder> {
    await mkdir(folder, { recursive: true });
    const ids = (await readdir(folder))
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length))
      .filter((id) => isValid(id))
      .sort();
    return new MailFolder(folder, ids);
  }

  /** Keeps a mail; when this returns, the file is whole. */
  async add(raw: Buffer): Promise<Mail> {
    const id = this.#newId();
    const draft = join(this.folder, `${id}.tmp`);
    await writeFile(draft, raw);
    await rename(draft, this.#path(id));
    this.ids.push(id);
    const mail = await this.#read(id);
    this.#arrivals.emit('mail', mail);
    return mail;
  }

  /** Every mail, newest first; only those to `address` when one is given. */
  async list(address?: string): Promise<Mail[]> {
    const mails = await Promise.all(this.ids.toReversed().map((id) => this.#read(id)));
    const wanted = address?.trim().toLowerCase();
    return wanted ? mails.filter(({ to }) => to.includes(wanted)) : mails;
  }

  async find(id: string): Promise<Mail | undefined> {
    return this.ids.includes(id) ? this.#read(id) : undefined;
  }

  /** Calls back for each mail that arrives, until the returned function is called. */
  onArrival(listener: (mail: Mail) => void): () => void {
    this.#arrivals.on('mail', listener);
    return () => this.#arrivals.off('mail', listener);
  }

  #read(id: string): Promise<Mail> {
    let mail = this.#mails.get(id);
    if (!mail) {
      mail = readFile(this.#path(id)).then((raw) => readMail(id, new Date(decodeTime(id)), raw));
      this.#mails.set(id, mail);
    }
    return mail;
  }

  #path(id: string): string {
    return join(this.folder, id + EXTENSION);
  }
}
