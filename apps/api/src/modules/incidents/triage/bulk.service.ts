import { Injectable, Logger } from '@nestjs/common';
import type { Incident } from '@vigia/domain/incident';
import { DomainError, ReceiptRepository } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { isProblemCode, type ProblemCode } from '@vigia/platform';
import { RepeatedRequests } from '../../../idempotency/repeated-requests.js';
import { IncidentMovesService, type MoveRequest } from '../incident-moves.service.js';
import { IncidentWriter } from '../incident-writer.js';
import { IncidentsService } from '../incidents.service.js';
import { inLanes } from '../../../lanes/in-lanes.js';

/** What to do to each of many incidents. */
export type BulkOrder =
  | { readonly action: 'asignar'; readonly workerEmail: string }
  | { readonly action: 'cerrar' | 'rechazar'; readonly reason: string };

/** Who wants it done to which incidents. */
export interface BulkRequest {
  readonly actor: Actor;
  readonly order: BulkOrder;
  readonly ids: readonly string[];
  readonly key: string | undefined;
}

/** Why nothing happened to one incident. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What became of one incident. */
export interface BulkOutcome {
  readonly id: string;
  readonly result: Incident | Refusal;
}

/** What is remembered of a request: what was refused; the rest was done, and has receipts of its own. */
type Refused = Readonly<Record<string, Refusal>>;

const ROUTE = 'POST /incidentes/lote';
/** Many at once would only wait for each other: for the row of the worker, and those of the counters. */
const LANES = 4;

/** Thrown where something failed that may go well the next time, so that no receipt says it was refused. */
class UnsettledError extends Error {
  constructor(readonly outcomes: readonly BulkOutcome[]) {
    super('Something failed that is no refusal.');
  }
}

/** Does one thing to many incidents. */
@Injectable()
export class BulkService {
  readonly #logger = new Logger(BulkService.name);

  constructor(
    private readonly moves: IncidentMovesService,
    private readonly writer: IncidentWriter,
    private readonly incidents: IncidentsService,
    private readonly repeated: RepeatedRequests,
    private readonly receipts: ReceiptRepository,
  ) {}

  /**
   * [BLK-1] Each incident is a change of its own, refused on its own. [BLK-2] Under a key each is changed once, however
   * often the request comes and wherever it was cut short, and a finished one is answered as the first time.
   */
  async carryOut(request: BulkRequest): Promise<readonly BulkOutcome[]> {
    const { actor, ids, key, order } = request;
    let outcomes: readonly BulkOutcome[] | undefined;
    try {
      const repeatable = { caller: actor.email, route: ROUTE, key, body: { order, ids } };
      const refused = await this.repeated.once<Refused>(repeatable, async (seal) => {
        const done = await this.changeAll(request);
        const told = refusedOf(done);
        const receipt = seal(told);
        if (receipt !== undefined) await this.receipts.store(receipt);
        outcomes = done;
        return told;
      });
      return outcomes ?? (await this.recallAll(request, refused));
    } catch (error) {
      if (error instanceof UnsettledError) return error.outcomes;
      throw error;
    }
  }

  private async changeAll(request: BulkRequest): Promise<readonly BulkOutcome[]> {
    const results = new Map<string, Incident | Refusal>();
    const failures: unknown[] = [];
    await inLanes(request.ids, LANES, async (id) => {
      try {
        results.set(id, await this.change(request, id));
      } catch (error) {
        if (error instanceof DomainError && isProblemCode(error.code)) {
          results.set(id, { code: error.code, params: error.params });
        } else {
          this.#logger.error({ err: error, incident: id }, 'one of many changes failed');
          results.set(id, { code: 'internal', params: {} });
          failures.push(error);
        }
      }
    });
    const outcomes = inOrder(request.ids, results);
    if (failures.length > 0) throw new UnsettledError(outcomes);
    return outcomes;
  }

  private change({ actor, key, order }: BulkRequest, incidentId: string): Promise<Incident> {
    const move: MoveRequest = { actor, incidentId, versions: undefined, key: itemKey(key) };
    switch (order.action) {
      case 'asignar':
        return this.moves.assign(move, order.workerEmail);
      case 'cerrar':
        return this.moves.close(move, order.reason);
      case 'rechazar':
        return this.moves.reject(move, order.reason);
    }
  }

  /** What each became the first time; as it is now where nobody remembers. */
  private async recallAll(
    { actor, ids, key, order }: BulkRequest,
    refused: Refused,
  ): Promise<readonly BulkOutcome[]> {
    const outcomes = new Map<string, Incident | Refusal>(Object.entries(refused));
    await inLanes(
      ids.filter((id) => !outcomes.has(id)),
      LANES,
      async (incidentId) => {
        const change = { actor, incidentId, route: order.action, key: itemKey(key) };
        const first = await this.writer.recall(change);
        outcomes.set(incidentId, first ?? (await this.incidents.find(actor, incidentId)));
      },
    );
    return inOrder(ids, outcomes);
  }
}

/** The key of one change in a request; no caller can send it, because it has a space. */
function itemKey(key: string | undefined): string | undefined {
  return key && `lote ${key}`;
}

function inOrder(
  ids: readonly string[],
  results: ReadonlyMap<string, Incident | Refusal>,
): readonly BulkOutcome[] {
  return ids.flatMap((id) => {
    const result = results.get(id);
    return result === undefined ? [] : [{ id, result }];
  });
}

export function isRefusal(result: Incident | Refusal): result is Refusal {
  return 'code' in result;
}

function refusedOf(outcomes: readonly BulkOutcome[]): Refused {
  return Object.fromEntries(
    outcomes.flatMap(({ id, result }) => (isRefusal(result) ? [[id, result] as const] : [])),
  );
}
