import { Injectable } from '@nestjs/common';
import {
  findPlace,
  type Catalogue,
  type Category,
  type LocationFault,
  type Place,
  type QuestionSet,
} from '@vigia/domain/campus';
import type { Answers, Location } from '@vigia/domain/incident';
import type { Text } from '@vigia/platform';
import { ProblemException } from '@vigia/platform/nest';
import { Ajv, type ValidateFunction } from 'ajv';
import { Config } from '../config/config.js';
import type { GivenAnswersDto } from './given-answers.dto.js';
import type { PlaceDto } from './place.dto.js';

const FIELDS: Readonly<Record<LocationFault, string>> = {
  building: 'edificio',
  floor: 'piso',
  room: 'ambiente',
  plan: 'plano',
};

/** Reads what requests say in the words of the campus catalogue. */
@Injectable()
export class CampusForms {
  readonly #catalogue: Catalogue;
  readonly #ajv = new Ajv().addVocabulary(['x-nombre', 'x-opciones']);
  readonly #validators = new Map<object, ValidateFunction>();

  constructor({ campus }: Config) {
    this.#catalogue = campus.catalogue;
  }

  /** [CAM-1] */
  place(dto: PlaceDto): { readonly location: Location; readonly place: Place } {
    const { edificio, piso, ambiente, plano, x, y } = dto;
    const given = [plano, x, y].filter((part) => part !== undefined && part !== null);
    if (given.length !== 0 && given.length !== 3) {
      refuse(`#/lugar/${FIELDS.plan}`, {
        es: 'va junto con x e y, o no va ninguno de los tres',
        en: 'comes together with x and y, or none of the three does',
      });
    }
    const hasPoint = typeof plano === 'string' && typeof x === 'number' && typeof y === 'number';
    const location: Location = {
      building: edificio,
      floor: piso,
      room: ambiente ?? null,
      point: hasPoint ? { plan: plano, x, y } : null,
    };
    const place = findPlace(this.#catalogue, location);
    if (typeof place === 'string') refuse(`#/lugar/${FIELDS[place]}`, NOT_HERE);
    return { location, place };
  }

  /** [CAM-3] Answers to one version of the questions of a category, each of the kind that its question asks for. */
  answers({ version, valores }: GivenAnswersDto, category: Category | undefined): Answers {
    const asked = category?.questions ?? [];
    if (asked.length === 0) refuse('#/respuestas', NO_QUESTIONS);
    const questions = asked.find((known) => known.version === version);
    if (questions === undefined) refuse('#/respuestas/version', NO_SUCH_VERSION);
    const { properties, required } = questions.schema;
    const values = new Map<string, (typeof valores)[number]['valor']>();
    valores.forEach(({ clave, valor }, at) => {
      const fault = values.has(clave) ? TWICE : this.faultOf(properties, clave, valor);
      if (fault !== undefined) refuse(`#/respuestas/valores/${String(at)}`, fault);
      values.set(clave, valor);
    });
    const missing = required.find((key) => !values.has(key));
    if (missing !== undefined) {
      const name = properties[missing]?.['x-nombre'] ?? { es: missing, en: missing };
      refuse('#/respuestas/valores', {
        es: `falta la respuesta a «${name.es}»`,
        en: `lacks the answer to “${name.en}”`,
      });
    }
    return { version, values: Object.fromEntries(values) };
  }

  private faultOf(
    properties: QuestionSet['schema']['properties'],
    key: string,
    value: unknown,
  ): Text | undefined {
    const question = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (question === undefined) return UNKNOWN;
    const validate = this.#validators.get(question) ?? this.#ajv.compile(question);
    this.#validators.set(question, validate);
    if (validate(value)) return undefined;
    return FAULTS[validate.errors?.[0]?.keyword ?? ''] ?? NOT_VALID;
  }
}

const NOT_HERE: Text = { es: 'no está en el catálogo', en: 'is not in the catalogue' };
const NO_QUESTIONS: Text = { es: 'el tipo no tiene preguntas', en: 'the kind has no questions' };
const NO_SUCH_VERSION: Text = {
  es: 'no es una versión de las preguntas de este tipo',
  en: 'is no version of the questions of this kind',
};
const UNKNOWN: Text = {
  es: 'no responde a ninguna de las preguntas',
  en: 'answers none of the questions',
};
const TWICE: Text = { es: 'responde dos veces a lo mismo', en: 'answers the same twice' };
const NOT_VALID: Text = { es: 'no es una respuesta válida', en: 'is no valid answer' };

/** What is wrong with an answer, by the keyword of JSON Schema that it breaks. */
const FAULTS: Readonly<Record<string, Text>> = {
  type: { es: 'es de otro tipo que la pregunta', en: 'is of another type than the question' },
  enum: { es: 'no es una de las opciones', en: 'is none of the options' },
  uniqueItems: { es: 'repite una opción', en: 'names an option twice' },
  maxLength: { es: 'es demasiado largo', en: 'is too long' },
  minimum: { es: 'es demasiado pequeño', en: 'is too small' },
  maximum: { es: 'es demasiado grande', en: 'is too large' },
};

function refuse(pointer: string, detail: Text): never {
  throw new ProblemException('invalid-request', { errors: [{ pointer, detail }] });
}
