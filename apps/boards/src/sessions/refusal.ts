/** Why a socket is closed: the code and word of SPEC.md. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** Every way to be closed. */
export const REFUSALS = {
  draining: { code: 1012, reason: 'draining' },
  notReady: { code: 1013, reason: 'not-ready' },
  malformed: { code: 4400, reason: 'malformed' },
  ticketInvalid: { code: 4401, reason: 'ticket-invalid' },
  notReading: { code: 4408, reason: 'not-reading' },
  accessEnded: { code: 4410, reason: 'access-ended' },
  tooLarge: { code: 4413, reason: 'too-large' },
  tooFast: { code: 4429, reason: 'too-fast' },
  tooManySessions: { code: 4429, reason: 'too-many-sessions' },
  sessionOver: { code: 4440, reason: 'session-over' },
} as const satisfies Record<string, Refusal>;

/** A change that is not taken. */
export function changeRefused(detail: string): Refusal {
  return { code: 4400, reason: `change-refused: ${detail}` };
}

/** A change in somebody else's name. */
export function forged(detail: string): Refusal {
  return { code: 4403, reason: `forged: ${detail}` };
}

/** A change that the board has no room for. */
export function boardFull(detail: string): Refusal {
  return { code: 4409, reason: `board-full: ${detail}` };
}

/** Carries a refusal through the engine's hooks; without a stack, for it is no fault of ours. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: number;
  readonly reason: string;

  constructor({ code, reason }: Refusal) {
    // The engine prints what has a message.
    super('');
    this.code = code;
    this.reason = reason;
    this.stack = `RefusedError: ${reason}`;
  }
}
