import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
  readonly 'x-problem-codes'?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** As in the document, for example `/incidentes/{id}`. */
  readonly path: string;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  /** Names of the query's parameters. */
  readonly query: readonly string[];
  /** Fields of the JSON body, absent when it takes none. */
  readonly body?: Readonly<Record<string, FieldSchema>>;
}

export interface FieldSchema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly minimum?: number;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly responses: Operation['responses'];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly schema: { readonly $ref: string } };
    };
  };
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What the API says of itself, as a judge of its answers. */
export class Contract {
  readonly operations: readonly Operation[];
  readonly #ajv: Ajv;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    this.operations = operationsOf(document);
    this.#ajv = new Ajv({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv) => void)(this.#ajv);
    this.#ajv.addSchema({ ...closed(document), $id: 'openapi' });
  }

  /** The operation that a call reaches, if it is documented. */
  find(method: string, path: string): Operation | undefined {
    const [pathname = ''] = path.split('?');
    const matches = this.operations.filter(
      (operation) =>
        operation.method === method.toUpperCase() && patternOf(operation.path).test(pathname),
    );
    // `/notificaciones/leidas` before `/notificaciones/{id}`
    return matches.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  /** Throws when the answer is not what the document promises. */
  check(operation: Operation, answer: Answer): void {
    const where = `${operation.method} ${operation.path} -> ${String(answer.status)}`;
    const documented = operation.responses[String(answer.status)];
    if (documented === undefined) throw new Error(`${where} is not documented: ${answer.text}`);
    const types = Object.keys(documented.content ?? {});
    if (types.length === 0) {
      if (answer.text !== '') throw new Error(`${where} has a body that is not documented.`);
      return;
    }
    if (!types.includes(answer.type)) {
      throw new Error(`${where} is ${answer.type}, documented is ${types.join(', ')}.`);
    }
    // What a picture shows is for other tests to say.
    if (!answer.type.endsWith('json')) return;
    const body = JSON.parse(answer.text) as { readonly code?: string };
    const codes = documented['x-problem-codes'];
    if (codes !== undefined && !codes.includes(body.code ?? '')) {
      throw new Error(`${where} is ${String(body.code)}, documented are ${codes.join(', ')}.`);
    }
    const validate = this.validator(operation, answer);
    if (!validate(body)) {
      throw new Error(`${where}: ${this.#ajv.errorsText(validate.errors)}\n${answer.text}`);
    }
  }

  private validator({ path, method }: Operation, { status, type }: Answer): ValidateFunction {
    const steps = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
    ];
    const pointer = [...steps, 'schema'].map(escapeStep).join('/');
    const known = this.#validators.get(pointer);
    if (known !== undefined) return known;
    const validate = this.#ajv.compile({ $ref: `openapi#/${pointer}` });
    this.#validators.set(pointer, validate);
    return validate;
  }
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, DescribedOperation>).map(([method, described]) => {
      const { operationId, responses, parameters = [], requestBody } = described;
      const reference = requestBody?.content['application/json'].schema.$ref;
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        responses,
        query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
        ...(reference !== undefined && { body: fieldsOf(document, reference) }),
      };
    }),
  );
}

function fieldsOf(document: OpenAPIObject, reference: string): Record<string, FieldSchema> {
  const schema = document.components?.schemas?.[reference.split('/').at(-1) ?? ''];
  if (schema === undefined || !('properties' in schema)) throw new Error(`No ${reference}.`);
  return schema.properties as Record<string, FieldSchema>;
}

/** Objects of the document promise what they list and nothing else, so a leaked member fails; problems may carry more. */
function closed(document: OpenAPIObject): object {
  const copy = structuredClone(document);
  for (const [name, schema] of Object.entries(copy.components?.schemas ?? {})) {
    if (name !== 'ProblemDto' && 'type' in schema && schema.type === 'object') {
      schema.additionalProperties = false;
    }
  }
  return copy;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

function escapeStep(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
