import type { RiskLevel } from '../incident/index.js';
import type { Speciality } from '../shared/index.js';

/** What something is called, in both languages. */
export interface Words {
  readonly es: string;
  readonly en: string;
}

/** Something with a key that is stored, and a name that is shown. */
interface Named {
  readonly key: string;
  readonly name: Words;
}

/** A room or corner that people know by name. */
export interface Room extends Named {
  /** Where its name stands on the plan of its floor, as parts of width and height; null where nobody said. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** A floor of a building; keys of rooms are unique within it. */
export interface Floor extends Named {
  /** Key of its plan among those of the web app. */
  readonly plan: string | null;
  readonly rooms: readonly Room[];
}

/** A building; keys of floors are unique within it. */
export interface Building extends Named {
  readonly floors: readonly Floor[];
}

/** A question of a category, as the JSON Schema of its answer. */
export interface Question {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly 'x-nombre': Words;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string'; readonly enum: readonly string[] };
  readonly 'x-opciones'?: Readonly<Record<string, Words>>;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** All questions of a category at one time, as the JSON Schema of their answers. */
export interface QuestionSet {
  readonly version: number;
  readonly schema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, Question>>;
    readonly required: readonly string[];
    readonly additionalProperties: false;
  };
}

/** A kind of incident. */
export interface Category extends Named {
  /** A word by which a client chooses its picture. */
  readonly icon: string;
  /** The trade that usually solves it. */
  readonly speciality: Speciality | null;
  /** The oldest first; the last one is asked, the others explain older answers. */
  readonly questions: readonly QuestionSet[];
  /** What its worker goes through. */
  readonly checklist: readonly Named[];
}

/** A risk in plain language. */
export interface RiskHelp {
  readonly risk: RiskLevel;
  readonly name: Words;
  readonly help: Words;
}

/** Everything that a campus tells about itself: places, kinds of incident, risks. */
export interface Catalogue {
  /** Another one whenever anything in it is. */
  readonly version: string;
  readonly buildings: readonly Building[];
  readonly categories: readonly Category[];
  readonly risks: readonly RiskHelp[];
}

/** The category that a word of a report names by its key or its Spanish name. */
export function categoryOf(
  { categories }: Pick<Catalogue, 'categories'>,
  word: string,
): Category | undefined {
  return categories.find(({ key, name }) => key === word || name.es === word);
}
