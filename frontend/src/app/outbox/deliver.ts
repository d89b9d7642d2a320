import { say } from '../../features/conversation/api/messages.js';
import { logWork } from '../../features/incidents/field-work/work-queries.js';
import { makeMove, type Move } from '../../features/incidents/api/moves.js';
import { sendReport } from '../../features/report/api/report.js';
import type { ChangeTerms } from '../../shared/api/change-headers.js';
import type { Incident } from '../../shared/api/models.js';
import { isProblem, Problem, Unreachable } from '../../shared/api/problem.js';
import type { Entry, Made, WaitingMove } from '../../shared/outbox/entry.js';
import { type PhotoKeeping, sendPhotos, withoutUploads } from '../../shared/outbox/send-photos.js';

/** A connection in a basement may neither answer nor break. */
const patienceMs = 30_000;

/** Sends what somebody did: its photos first, then itself, under its own key and as nobody else. */
export async function deliver(entry: Entry, keeping: PhotoKeeping): Promise<Made> {
  try {
    return await inTime(carryOut(await sendPhotos(entry, keeping)));
  } catch (error) {
    const areForgotten =
      error instanceof Problem && forgotten.includes(error.code) && entry.photos.length > 0;
    if (!areForgotten) throw error;
    const anew = withoutUploads(entry);
    await keeping.keep(anew);
    return inTime(carryOut(await sendPhotos(anew, keeping)));
  }
}

const forgotten: readonly string[] = ['photo-not-found', 'photo-not-ready'];

async function carryOut({ id, person, subject, act, photos, version }: Entry): Promise<Made> {
  const terms: ChangeTerms = { key: id, as: person };
  const ids = photos.flatMap((photo) => (photo.id === undefined ? [] : [photo.id]));
  switch (act.kind) {
    case 'report':
      return anIncident(await sendReport({ ...act.report, fotos: ids }, terms));
    case 'message':
      return {
        kind: 'message',
        incidentId: subject,
        message: await say(subject, act.words, terms),
      };
    case 'work':
      return { kind: 'work', incidentId: subject, entry: await logWork(subject, act.work, terms) };
    case 'move': {
      const move = withPhotos(act.move, ids);
      if (version === undefined) return anIncident(await makeMove(subject, move, terms));
      try {
        return anIncident(await makeMove(subject, move, { ...terms, version }));
      } catch (error) {
        if (!isAddition(act.move) || !isProblem(error, 'concurrent-change')) throw error;
        return anIncident(await makeMove(subject, move, terms));
      }
    }
  }
}

/** [OFF-3] What adds and takes nothing away is as right on a newer version. */
function isAddition({ action }: WaitingMove): boolean {
  return action === 'fotografiar' || action === 'marcar';
}

function withPhotos(move: WaitingMove, photos: readonly string[]): Move {
  return move.action === 'resolver' || move.action === 'fotografiar' ? { ...move, photos } : move;
}

function anIncident(incident: Incident): Made {
  return { kind: 'incident', incident };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Unreachable('No answer in time.'));
    }, patienceMs);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
