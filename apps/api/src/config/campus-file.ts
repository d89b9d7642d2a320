import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Building, Catalogue, Category, Floor, QuestionSet } from '@vigia/domain/campus';
import { RISK_LEVELS, type RiskLevel } from '@vigia/domain/incident';
import type { Speciality } from '@vigia/domain/shared';
import { Ajv, type ErrorObject } from 'ajv';

interface NamedEntry {
  readonly clave: string;
  readonly nombre: { readonly es: string; readonly en: string };
}

interface CampusFile {
  readonly edificios: readonly (NamedEntry & { readonly pisos: readonly FloorEntry[] })[];
  readonly tipos: readonly CategoryEntry[];
  readonly riesgos: readonly (NamedEntry & {
    readonly clave: RiskLevel;
    readonly ayuda: { readonly es: string; readonly en: string };
  })[];
}

interface FloorEntry extends NamedEntry {
  readonly plano: string | null;
  readonly ambientes: readonly (NamedEntry & {
    readonly x: number | null;
    readonly y: number | null;
  })[];
}

interface CategoryEntry extends NamedEntry {
  readonly icono: string;
  readonly especialidad: Speciality | null;
  readonly preguntas: readonly {
    readonly version: number;
    readonly esquema: QuestionSet['schema'];
  }[];
  readonly lista: readonly NamedEntry[];
}

const FAULTS_TOLD = 10;
/** Beside the sources and beside what is built of them alike. */
const SCHEMA = new URL('../../campus/catalogue.schema.json', import.meta.url);

/** [CAM-4] The catalogue in a file, as its schema describes it; an error names everything that is wrong with it. */
export function readCampusFile(path: string): Catalogue {
  const text = readFile(resolve(path));
  const file: unknown = parse(text);
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile<CampusFile>(
    JSON.parse(readFileSync(SCHEMA, 'utf8')) as object,
  );
  if (!validate(file)) refuse((validate.errors ?? []).map(faultText));
  const inconsistent = inconsistencies(file);
  if (inconsistent.length > 0) refuse(inconsistent);
  return toCatalogue(file, createHash('sha256').update(text).digest('hex').slice(0, 16));
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error('must be the path of a file that can be read');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('must name a file of JSON');
  }
}

function refuse(faults: readonly string[]): never {
  const told = [...new Set(faults)];
  const more = told.length > FAULTS_TOLD ? [`and ${String(told.length - FAULTS_TOLD)} more`] : [];
  const lines = [...told.slice(0, FAULTS_TOLD), ...more];
  throw new Error(`names a file that is no catalogue:\n  - ${lines.join('\n  - ')}`);
}

function faultText({ instancePath, message = 'is not valid', params }: ErrorObject): string {
  const { additionalProperty: extra } = params as { additionalProperty?: string };
  return `${instancePath || '/'} ${message}${extra === undefined ? '' : `: ${extra}`}`;
}

/** What no schema can say: keys are unique, plans are of one floor, questions are in order and their words are named. */
function inconsistencies({ edificios, tipos, riesgos }: CampusFile): readonly string[] {
  const floors = edificios.flatMap(({ pisos }) => pisos);
  const plans = floors.flatMap(({ plano }) => (plano === null ? [] : [plano]));
  const risks = riesgos.map(({ clave }) => clave);
  return [
    ...repeated('/edificios', edificios),
    ...edificios.flatMap(({ clave, pisos }) => [
      ...repeated(`/edificios ${clave}`, pisos),
      ...pisos.flatMap((floor) => floorFaults(`/edificios ${clave} ${floor.clave}`, floor)),
    ]),
    ...twice(plans).map((plan) => `the plan ${plan} is of more than one floor`),
    ...repeated('/tipos', tipos),
    ...twice(tipos.map(({ nombre }) => nombre.es)).map((name) => `/tipos has ${name} twice`),
    ...tipos.flatMap((entry) => categoryFaults(`/tipos ${entry.clave}`, entry)),
    ...(risks.join() === RISK_LEVELS.join() ? [] : [`/riesgos must be ${RISK_LEVELS.join(', ')}`]),
  ];
}

function floorFaults(where: string, { plano, ambientes }: FloorEntry): readonly string[] {
  const half = ambientes.filter(({ x, y }) => (x === null) !== (y === null));
  const nowhere = plano === null ? ambientes.filter(({ x }) => x !== null) : [];
  return [
    ...repeated(where, ambientes),
    ...half.map(({ clave }) => `${where} ${clave} must have both x and y, or neither`),
    ...nowhere.map(({ clave }) => `${where} ${clave} has a point, but its floor has no plan`),
  ];
}

function categoryFaults(where: string, { preguntas, lista }: CategoryEntry): readonly string[] {
  const versions = preguntas.map(({ version }) => version);
  const isRising = versions.every((version, at) => at === 0 || version > Number(versions[at - 1]));
  return [
    ...repeated(where, lista),
    ...(isRising ? [] : [`${where} must have its questions in the order of their versions`]),
    ...preguntas.flatMap(({ version, esquema }) =>
      questionFaults(`${where} questions ${String(version)}`, esquema),
    ),
  ];
}

function questionFaults(where: string, { properties, required }: QuestionSet['schema']): string[] {
  const unknown = required.filter((key) => !Object.hasOwn(properties, key));
  return [
    ...unknown.map((key) => `${where} require ${key}, which is none of them`),
    ...Object.entries(properties).flatMap(([key, question]) => {
      const words = question.items?.enum ?? question.enum ?? [];
      const named = Object.keys(question['x-opciones'] ?? {});
      const isNamed = words.length === named.length && words.every((word) => named.includes(word));
      return isNamed ? [] : [`${where} must name each word of ${key} in x-opciones, and no other`];
    }),
  ];
}

function repeated(where: string, entries: readonly NamedEntry[]): readonly string[] {
  return twice(entries.map(({ clave }) => clave)).map((key) => `${where} has ${key} twice`);
}

function twice(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => words.indexOf(word) !== at);
}

function toCatalogue({ edificios, tipos, riesgos }: CampusFile, version: string): Catalogue {
  return {
    version,
    buildings: edificios.map(({ clave, nombre, pisos }): Building => ({
      key: clave,
      name: nombre,
      floors: pisos.map(toFloor),
    })),
    categories: tipos.map(({ clave, nombre, icono, especialidad, preguntas, lista }): Category => ({
      key: clave,
      name: nombre,
      icon: icono,
      speciality: especialidad,
      questions: preguntas.map((asked) => ({ version: asked.version, schema: asked.esquema })),
      checklist: lista.map((point) => ({ key: point.clave, name: point.nombre })),
    })),
    risks: riesgos.map(({ clave, nombre, ayuda }) => ({ risk: clave, name: nombre, help: ayuda })),
  };
}

function toFloor({ clave, nombre, plano, ambientes }: FloorEntry): Floor {
  return {
    key: clave,
    name: nombre,
    plan: plano,
    rooms: ambientes.map((room) => ({
      key: room.clave,
      name: room.nombre,
      at: room.x === null || room.y === null ? null : { x: room.x, y: room.y },
    })),
  };
}
