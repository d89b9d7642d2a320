import type { Answer, Campus, Kind, QuestionSet, Risk } from '../../shared/api/models.js';
import { findPlace, type Place } from '../../shared/places/campus.js';

/** What a student has told so far. */
export interface ReportValues {
  readonly titulo: string;
  readonly descripcion: string;
  /** Key of the kind of incident. */
  readonly tipo: string;
  readonly respuestas: Readonly<Record<string, Answer>>;
  readonly lugar: Place | null;
  /** How to find it, beyond what the catalogue knows. */
  readonly detalle: string;
  readonly nivel_riesgo: Risk;
}

export const emptyReport: ReportValues = {
  titulo: '',
  descripcion: '',
  tipo: '',
  respuestas: {},
  lugar: null,
  detalle: '',
  nivel_riesgo: 'medio',
};

export const steps = ['photos', 'where', 'what', 'check'] as const;
export type Step = (typeof steps)[number];

/** What may be wrong with a report, by where it is mended. */
export type ReportField =
  'lugar' | 'detalle' | 'titulo' | 'descripcion' | 'tipo' | 'respuestas' | 'nivel_riesgo';

export const stepOfField: Readonly<Record<ReportField, Step>> = {
  lugar: 'where',
  detalle: 'where',
  titulo: 'what',
  descripcion: 'what',
  tipo: 'what',
  respuestas: 'what',
  nivel_riesgo: 'what',
};

/** The fields of a step that still want something. */
export function missingIn(
  step: Step,
  values: ReportValues,
  campus: Campus,
): readonly ReportField[] {
  switch (step) {
    case 'where':
      return values.lugar !== null && findPlace(campus.edificios, values.lugar) ? [] : ['lugar'];
    case 'what':
      return [
        ...(values.titulo.trim() === '' ? (['titulo'] as const) : []),
        ...(kindOf(values, campus) === undefined ? (['tipo'] as const) : []),
        ...(wrongAnswers(values, campus).length > 0 ? (['respuestas'] as const) : []),
      ];
    case 'photos':
    case 'check':
      return [];
  }
}

/** The last step at or before the asked one whose earlier steps are all complete. */
export function reachable(asked: Step, values: ReportValues, campus: Campus): Step {
  const wanted = steps.slice(0, steps.indexOf(asked));
  return wanted.find((step) => missingIn(step, values, campus).length > 0) ?? asked;
}

/** Whether there is anything worth keeping in it. */
export function isEmpty(values: ReportValues): boolean {
  return JSON.stringify(values) === JSON.stringify(emptyReport);
}

export function kindOf({ tipo }: ReportValues, campus: Campus): Kind | undefined {
  return campus.tipos.find(({ clave }) => clave === tipo);
}

/** The answers to what is asked for the chosen kind; those to questions of another kind are left out. */
export function answersNow(
  { respuestas }: ReportValues,
  questions: QuestionSet | null | undefined,
): Readonly<Record<string, Answer>> {
  const asked = questions?.esquema.properties ?? {};
  return Object.fromEntries(
    Object.entries(respuestas).filter(
      ([key, answer]) =>
        key in asked && answer !== '' && !(Array.isArray(answer) && answer.length === 0),
    ),
  );
}

/** Keys of the questions whose answers are missing or out of bounds. */
export function wrongAnswers(values: ReportValues, campus: Campus): readonly string[] {
  const questions = kindOf(values, campus)?.preguntas;
  if (!questions) return [];
  const answers = answersNow(values, questions);
  const { properties, required } = questions.esquema;
  const isWrong = (key: string) => {
    const answer = answers[key];
    const question = properties[key];
    if (answer === undefined || question === undefined) return required.includes(key);
    if (question.type !== 'integer' && question.type !== 'number') return false;
    return (
      typeof answer !== 'number' ||
      !Number.isFinite(answer) ||
      (question.type === 'integer' && !Number.isInteger(answer)) ||
      answer < (question.minimum ?? -Infinity) ||
      answer > (question.maximum ?? Infinity)
    );
  };
  return Object.keys(properties).filter(isWrong);
}
