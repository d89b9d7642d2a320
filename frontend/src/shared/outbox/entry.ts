import type { Incident, IncidentMessage, Report, WorkDraft, WorkEntry } from '../api/models.js';

/** A move on an incident that can wait for the network; its photos go with the entry. */
export type WaitingMove =
  | { readonly action: 'iniciar' | 'reanudar' }
  | { readonly action: 'pausar'; readonly reason: string }
  | { readonly action: 'marcar'; readonly point: string; readonly isDone: boolean }
  | { readonly action: 'resolver'; readonly note: string }
  | { readonly action: 'fotografiar'; readonly moment: Incident['fotos'][number]['momento'] };

/** What a person did, and the server has not answered yet. */
export type Act =
  | {
      readonly kind: 'report';
      readonly report: Omit<Report, 'fotos'>;
      /** What the form held, to be mended there when it is refused. */
      readonly form: unknown;
    }
  | { readonly kind: 'move'; readonly move: WaitingMove }
  | {
      readonly kind: 'message';
      readonly words: Pick<IncidentMessage, 'texto' | 'interno'> & { readonly menciones: string[] };
    }
  | { readonly kind: 'work'; readonly work: WorkDraft };

/** What the server made of it. */
export type Made =
  | { readonly kind: 'incident'; readonly incident: Incident }
  | {
      readonly kind: 'message';
      readonly incidentId: string;
      readonly message: IncidentMessage;
    }
  | { readonly kind: 'work'; readonly incidentId: string; readonly entry: WorkEntry };

/** A photo that goes with an entry; its bytes are kept beside it. */
export interface WaitingPhoto {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** An upload that was begun: it may have arrived without our knowing. */
  readonly begun?: string;
  /** Its id, once the server has it. */
  readonly id?: string;
}

/** Why the server did not take it, as it said. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly body?: unknown;
  /** What the incident is now; null where the person sees it no longer. */
  readonly theirs?: Incident | null;
}

/** One thing a person did, kept on the device until the server has answered. */
export interface Entry {
  /** Also the idempotency key. */
  readonly id: string;
  readonly person: string;
  /** Entries go out in this order. */
  readonly order: number;
  readonly at: string;
  /** The incident it is about; the entry itself for a report. */
  readonly subject: string;
  readonly title: string;
  readonly act: Act;
  readonly photos: readonly WaitingPhoto[];
  /** The incident as the person saw it when they decided. */
  readonly seen?: Incident;
  /** The version it is based on: that of `seen`, moved on by what this device itself has changed since. */
  readonly version?: number;
  readonly state: 'waiting' | 'conflict' | 'refused';
  /** When it went out first: an answer may have been lost since. */
  readonly triedAt?: string;
  readonly refusal?: Refusal;
}

/** What somebody does now. */
export type Deed = Pick<Entry, 'subject' | 'title' | 'act'> & {
  readonly id: string;
  readonly seen?: Incident;
};

/** A photo as it was chosen; with its id where it arrived already. */
export interface ChosenFile {
  readonly key: string;
  readonly file: File;
  readonly id?: string;
}

/** Days after which nobody knows any more whether a request was carried out; the server remembers a little longer. */
const rememberedDays = 25;

/** Whether it went out so long ago, without an answer, that sending it again could do it twice. */
export function isUncertain({ triedAt, act }: Entry, now: number): boolean {
  if (triedAt === undefined || act.kind === 'move') return false;
  return now - Date.parse(triedAt) > rememberedDays * 86_400_000;
}

/** What goes out next: the oldest that waits, unless an older one about the same is held back or needs its person. */
export function nextOf(entries: readonly Entry[], held: ReadonlySet<string>): Entry | undefined {
  const blocked = new Set(held);
  for (const entry of entries) {
    if (blocked.has(entry.subject)) continue;
    if (entry.state === 'waiting') return entry;
    blocked.add(entry.subject);
  }
  return undefined;
}

/** Whether it asks its person for a decision. */
export function needsPerson({ state }: Entry): boolean {
  return state !== 'waiting';
}
