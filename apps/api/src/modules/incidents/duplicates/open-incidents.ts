import { Injectable, Logger } from '@nestjs/common';
import { IncidentRepository, OPEN_STATUSES, isOpen, type Incident } from '@vigia/domain/incident';
import { NotificationRepository, roleAudience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { Clock, rewindUlid, ulidFloor } from '@vigia/platform';
import { CURSOR_OVERLAP_MS } from '@vigia/wire';
import { Config } from '../../../config/config.js';
import { OpenIncidentIndex } from './open-incident-index.js';

const FILL_PAGE = 500;
const NEWS_PAGE = 200;
/** Behind by more than so many pages, filling anew is cheaper. */
const NEWS_PAGES = 10;
/** As many as one read takes. */
const READ_AT_ONCE = 100;
const ADMINS = roleAudience(Role.Admin);

interface News {
  /** Ids of incidents. */
  readonly changed: readonly string[];
  readonly cursor: string;
  readonly seen: Set<string>;
}

/**
 * The index of open incidents of this task, as fresh as its last look: everything that happens to an incident is told to
 * admins in the same write, so their newest rows say what to read again.
 */
@Injectable()
export class OpenIncidents {
  readonly #logger = new Logger(OpenIncidents.name);
  #index: OpenIncidentIndex | undefined;
  /** The newest row that was looked at. */
  #cursor = '';
  /** Rows within the overlap that were looked at already. */
  #seen = new Set<string>();
  #current: Promise<OpenIncidentIndex> | undefined;
  #next: Promise<OpenIncidentIndex> | undefined;

  constructor(
    private readonly incidents: IncidentRepository,
    private readonly notifications: NotificationRepository,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * [DUP-3] The index with everything that was stored before the call. Calls at one time share a look; one that comes
   * during a look waits for the next, which begins after it.
   */
  async fresh(): Promise<OpenIncidentIndex> {
    if (this.#current === undefined) {
      this.#current = this.look().finally(() => (this.#current = undefined));
      return this.#current;
    }
    this.#next ??= this.#current
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.fresh();
      });
    return this.#next;
  }

  private async look(): Promise<OpenIncidentIndex> {
    const index = this.#index;
    if (index === undefined) return this.fill();
    const news = await this.news();
    if (news === undefined) return this.fill();
    for (let from = 0; from < news.changed.length; from += READ_AT_ONCE) {
      const ids = news.changed.slice(from, from + READ_AT_ONCE);
      for (const incident of await this.incidents.findSeveral(ids)) put(index, incident);
    }
    this.#cursor = news.cursor;
    this.#seen = news.seen;
    return index;
  }

  /** What happened since the last look; `undefined` when it was too much to read. */
  private async news(): Promise<News | undefined> {
    const seen = new Set<string>();
    const changed = new Set<string>();
    let from = rewindUlid(this.#cursor, CURSOR_OVERLAP_MS);
    for (let page = 0; page < NEWS_PAGES; page += 1) {
      const rows = await this.notifications.listSince(ADMINS, from, NEWS_PAGE);
      for (const { id, incidentId } of rows) {
        seen.add(id);
        if (!this.#seen.has(id) && incidentId !== '') changed.add(incidentId);
      }
      from = rows.at(-1)?.id ?? from;
      if (rows.length < NEWS_PAGE) {
        const cursor = from > this.#cursor ? from : this.#cursor;
        return { changed: [...changed], seen, cursor };
      }
    }
    return undefined;
  }

  private async fill(): Promise<OpenIncidentIndex> {
    const startedMs = this.clock.nowMs();
    const index = new OpenIncidentIndex(this.config.campus.catalogue);
    for (const status of OPEN_STATUSES) {
      let cursor: string | undefined;
      do {
        const page = await this.incidents.listAll({
          filter: { statuses: [status] },
          order: 'newest',
          limit: FILL_PAGE,
          ...(cursor !== undefined && { cursor }),
        });
        // An incident that changed its status meanwhile may come twice; the rows since tell which is right.
        for (const incident of page.items) put(index, incident);
        cursor = page.next;
      } while (cursor !== undefined);
    }
    this.#cursor = ulidFloor(startedMs);
    this.#seen = new Set();
    this.#index = index;
    const ms = this.clock.nowMs() - startedMs;
    this.#logger.log({ incidents: index.size, ms }, 'open incidents read');
    return index;
  }
}

function put(index: OpenIncidentIndex, incident: Incident): void {
  if (isOpen(incident)) index.put(incident);
  else index.remove(incident.id);
}
