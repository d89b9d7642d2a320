/** A point on a floor plan, as parts of its width and height from its upper left corner: 0 to 1. */
export interface PlanPoint {
  /** Key of the plan in the campus catalogue. */
  readonly plan: string;
  readonly x: number;
  readonly y: number;
}

/** A place of the campus catalogue, by its keys there. */
export interface Location {
  readonly building: string;
  readonly floor: string;
  readonly room: string | null;
  readonly point: PlanPoint | null;
}
