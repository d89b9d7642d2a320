import { queryOptions } from '@tanstack/react-query';
import { Unreachable } from '../../../shared/api/problem.js';
import type { Language } from '../../../shared/i18n/i18n.js';
import { hasWords } from '../../../shared/i18n/plain-text.js';

/** A floor of the campus to draw on; a static picture of this deployment. */
export interface FloorPlan {
  readonly key: string;
  readonly building: string;
  readonly floor: string;
  readonly name: Readonly<Record<Language, string>>;
  /** Rooms and corners on it, as people call them. */
  readonly places: readonly string[];
  readonly width: number;
  readonly height: number;
}

const folder = '/campus';

export const floorPlansQuery = queryOptions({
  queryKey: ['floor-plans'],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<readonly FloorPlan[]> => {
    const response = await fetch(`${folder}/plans.json`, { signal }).catch((cause: unknown) => {
      throw new Unreachable(cause);
    });
    // A campus without plans has no such file; the door answers with the app's page then.
    if (!response.ok || !response.headers.get('Content-Type')?.includes('json')) return [];
    return (await response.json()) as readonly FloorPlan[];
  },
});

/** Where the picture of a plan is. */
export function planAddress(key: string): string {
  return `${folder}/plans/${key}.svg`;
}

/** The plans for a place, the likeliest first: of the very place, of its floor, of the same building, all others. */
export function plansFor(
  plans: readonly FloorPlan[],
  place: { readonly floor: string; readonly place: string } | undefined,
): readonly FloorPlan[] {
  if (place === undefined) return plans;
  const said = withoutMarks(place.place);
  const score = ({ floor, places }: FloorPlan): number =>
    (floor === place.floor ? 2 : 0) +
    (places.some((each) => hasWords(said, withoutMarks(each))) ? 1 : 0);
  const [best, ...others] = plans.toSorted((a, b) => score(b) - score(a));
  if (best === undefined || score(best) === 0) return plans;
  const isNear = ({ building }: FloorPlan): boolean => building === best.building;
  return [best, ...others.filter(isNear), ...others.filter((each) => !isNear(each))];
}

/** "Biblioteca, zona de lectura" is said without its comma as well. */
function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, ' ');
}
