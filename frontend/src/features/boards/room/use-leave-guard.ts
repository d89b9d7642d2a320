import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import type { SessionState } from '../core/index.js';

/** Whether leaving now would lose something: work that neither the board nor this device has. */
export function wouldLose({ unsaved, problem, connection }: SessionState): boolean {
  return unsaved > 0 && problem === 'not-kept' && connection !== 'ended';
}

/** Asks before leaving, only when leaving would lose something. */
export function useLeaveGuard(isLosing: boolean) {
  useEffect(() => {
    if (!isLosing) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isLosing]);
  return useBlocker(isLosing);
}
