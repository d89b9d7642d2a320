import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem.js';
import { placeProblem } from './problem-fields.js';

const fields = ['titulo', 'nivel_riesgo', 'email'] as const;

const body = {
  type: 'about:blank',
  title: 'x',
  status: 400,
  instance: 'urn:uuid:x',
  error: 'x',
};

function invalid(...errors: { pointer: string; detail: string }[]) {
  const code = 'invalid-request';
  return new Problem(400, code, { ...body, code, errors });
}

describe('placing a problem on a form', () => {
  it('puts each sentence at the field its pointer names, in any spelling', () => {
    const problem = invalid(
      { pointer: '#/titulo', detail: 'es muy corto' },
      { pointer: '/Nivel_Riesgo', detail: 'no existe' },
    );

    expect(placeProblem(problem, fields)).toEqual({
      fields: [
        { field: 'titulo', message: 'es muy corto' },
        { field: 'nivel_riesgo', message: 'no existe' },
      ],
      hasRest: false,
    });
  });

  it('keeps the first of several sentences about one field', () => {
    const problem = invalid(
      { pointer: '#/titulo', detail: 'uno' },
      { pointer: '#/titulo', detail: 'dos' },
    );

    expect(placeProblem(problem, fields).fields).toEqual([{ field: 'titulo', message: 'uno' }]);
  });

  it('says that something is left over when a pointer is about no field', () => {
    const problem = invalid(
      { pointer: '#/titulo', detail: 'a' },
      { pointer: '#/extra', detail: 'b' },
    );

    expect(placeProblem(problem, fields).hasRest).toBe(true);
  });

  it('leaves a refusal without pointers to the form', () => {
    expect(placeProblem(new Problem(409, 'other', undefined), fields)).toEqual({
      fields: [],
      hasRest: true,
    });
  });

  it('places a refusal that is about one field by its code', () => {
    const taken = new Problem(409, 'user-exists', { ...body, code: 'user-exists' });
    const words = { field: 'email', message: 'Ese correo ya tiene cuenta' } as const;

    expect(placeProblem(taken, fields, { 'user-exists': words })).toEqual({
      fields: [words],
      hasRest: false,
    });
  });
});
