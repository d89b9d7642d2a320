import { hasArrived } from '../realtime/arrivals.js';

/** A wash of colour over a row or card whose news came in live; put it inside something `relative isolate`. */
export function Arrival({ id, version }: { id: string; version: number }) {
  if (!hasArrived(id, version)) return null;
  return (
    <span
      key={version}
      aria-hidden
      className="pointer-events-none absolute inset-0 -z-10 animate-arrive rounded-[inherit]"
    />
  );
}
