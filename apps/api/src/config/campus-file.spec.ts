import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCampusFile } from './campus-file.js';

const DEMO = join(import.meta.dirname, '../../campus/demo.json');
const PLANS = join(import.meta.dirname, '../../../../frontend/public/campus/plans.json');

const folder = mkdtempSync(join(tmpdir(), 'vigia-campus-'));
afterAll(() => rmSync(folder, { recursive: true }));

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test may put anything anywhere
type Loose = any;

function fileOf(text: string): string {
  const path = join(mkdtempSync(join(folder, '-')), 'campus.json');
  writeFileSync(path, text);
  return path;
}

function changed(change: (file: Loose) => void): string {
  const file: Loose = JSON.parse(readFileSync(DEMO, 'utf8'));
  change(file);
  return fileOf(JSON.stringify(file));
}

describe('readCampusFile', () => {
  it('reads the demo campus', () => {
    const catalogue = readCampusFile(DEMO);

    expect(catalogue.version).toMatch(/^[0-9a-f]{16}$/);
    expect(catalogue.risks.map(({ risk }) => risk)).toEqual(['bajo', 'medio', 'alto', 'crítico']);
    for (const { checklist, questions } of catalogue.categories) {
      expect(checklist.length).toBeGreaterThanOrEqual(3);
      expect(checklist.length).toBeLessThanOrEqual(6);
      for (const { schema } of questions) {
        expect(Object.keys(schema.properties).length).toBeGreaterThanOrEqual(2);
        expect(Object.keys(schema.properties).length).toBeLessThanOrEqual(4);
      }
    }
  });

  it('has another version whenever anything is another', () => {
    const before = readCampusFile(DEMO).version;
    const after = readCampusFile(changed((file) => (file.edificios[0].nombre.en = 'Main')));

    expect(after.version).not.toBe(before);
  });

  it('names every plan of the web app on the floor that it shows, and no other', () => {
    const plans = JSON.parse(readFileSync(PLANS, 'utf8')) as {
      key: string;
      building: string;
      floor: string;
      places: string[];
    }[];
    const floors = readCampusFile(DEMO).buildings.flatMap(({ name, floors }) =>
      floors.map((floor) => ({ ...floor, building: name.es })),
    );

    expect(floors.flatMap(({ plan }) => plan ?? []).sort()).toEqual(
      plans.map(({ key }) => key).sort(),
    );
    for (const { key, building, floor } of plans) {
      expect(floors.find(({ plan }) => plan === key)).toMatchObject({
        building,
        name: { es: floor },
      });
      const picture = join(PLANS, '..', 'plans', `${key}.svg`);
      expect(readFileSync(picture, 'utf8')).toContain('<svg');
    }
  });

  it.each<[string, string]>([
    ['/nowhere/campus.json', 'must be the path of a file that can be read'],
    [fileOf('{'), 'must name a file of JSON'],
  ])('[CAM-4] refuses %s', (path, message) => {
    expect(() => readCampusFile(path)).toThrow(message);
  });

  it.each<[string, (file: Loose) => void]>([
    ['/ must have required property', (f) => delete f.edificios],
    ['/ must NOT have additional properties: extra', (f) => (f.extra = 1)],
    ['/edificios/0/clave must match pattern', (f) => (f.edificios[0].clave = 'Ñ')],
    ['/edificios has central twice', (f) => f.edificios.push(f.edificios[0])],
    ['/edificios central has 1 twice', (f) => f.edificios[0].pisos.push(f.edificios[0].pisos[0])],
    [
      'the plan central-1 is of more than one',
      (f) => (f.edificios[0].pisos[1].plano = 'central-1'),
    ],
    [
      '/edificios central 1 auditorio must have both x and y',
      (f) => (f.edificios[0].pisos[0].ambientes[0].x = null),
    ],
    [
      '/edificios central 1 auditorio has a point, but its floor has no plan',
      (f) => (f.edificios[0].pisos[0].plano = null),
    ],
    ['/tipos/0/especialidad must be equal', (f) => (f.tipos[0].especialidad = 'Plomero')],
    ['/tipos has Otro twice', (f) => (f.tipos[0].nombre.es = 'Otro')],
    [
      '/tipos tecnologia must have its questions in the order',
      (f) => f.tipos[2].preguntas.reverse(),
    ],
    [
      '/tipos mobiliario questions 1 require peso, which is none of them',
      (f) => f.tipos[5].preguntas[0].esquema.required.push('peso'),
    ],
    [
      '/tipos mobiliario questions 1 must name each word of mueble',
      (f) => f.tipos[5].preguntas[0].esquema.properties.mueble.enum.push('cama'),
    ],
    [
      '/tipos/5/preguntas/0/esquema/properties/mueble',
      (f) => (f.tipos[5].preguntas[0].esquema.properties.mueble.type = 'object'),
    ],
    ['/riesgos must be bajo, medio, alto, crítico', (f) => f.riesgos.reverse()],
  ])('[CAM-4] says: %s', (message, change) => {
    expect(() => readCampusFile(changed(change))).toThrow(message);
  });

  it('[CAM-4] tells at most ten faults', () => {
    const path = changed((file) => {
      for (const kind of file.tipos) kind.lista.push(...kind.lista);
    });

    expect(() => readCampusFile(path)).toThrow(/and \d+ more/);
  });
});
