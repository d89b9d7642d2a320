const arrived = new Map<string, number>();

/** Notes that a version of an incident came in live, so that lists can point at it for a moment. */
export function noteArrival(id: string, version: number): void {
  arrived.set(id, version);
}

export function hasArrived(id: string, version: number): boolean {
  return arrived.get(id) === version;
}
