import { describe, expect, it } from 'vitest';
import type { Location } from '../incident/index.js';
import { categoryOf, type Catalogue, type QuestionSet } from './catalogue.js';
import { findPlace, floorNames, placeWords, type Place } from './place.js';

const same = (word: string) => ({ es: word, en: `${word} (en)` });
const asked = (version: number): QuestionSet => ({
  version,
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
});

const CATALOGUE: Catalogue = {
  version: 'v',
  buildings: [
    {
      key: 'a',
      name: same('Pabellón A'),
      floors: [
        {
          key: 'p2',
          name: same('2'),
          plan: 'a-2',
          rooms: [{ key: 'a205', name: same('Aula A205'), at: { x: 0.3, y: 0.7 } }],
        },
        { key: 'p3', name: same('3'), plan: null, rooms: [] },
      ],
    },
    {
      key: 'b',
      name: same('Pabellón B'),
      floors: [{ key: 'p2', name: same('2'), plan: null, rooms: [] }],
    },
  ],
  categories: [
    {
      key: 'limpieza',
      name: same('Limpieza'),
      icon: 'spray',
      speciality: 'Servicio de Limpieza',
      questions: [asked(1), asked(2)],
      checklist: [],
    },
  ],
  risks: [],
};

const at = (location: Partial<Location>): Location => ({
  building: 'a',
  floor: 'p2',
  room: null,
  point: null,
  ...location,
});

describe('findPlace', () => {
  it.each<[Partial<Location>, string]>([
    [{ building: 'z' }, 'building'],
    [{ building: 'b', floor: 'p3' }, 'floor'],
    [{ room: 'a206' }, 'room'],
    [{ point: { plan: 'a-3', x: 0, y: 0 } }, 'plan'],
    [{ floor: 'p3', point: { plan: 'a-2', x: 0, y: 0 } }, 'plan'],
  ])('[CAM-1] finds no %j: there is no such %s', (location, fault) => {
    expect(findPlace(CATALOGUE, at(location))).toBe(fault);
  });

  it('[CAM-1] finds building, floor, room and a point of the floor’s own plan', () => {
    const point = { plan: 'a-2', x: 0.1, y: 0.2 };

    expect(findPlace(CATALOGUE, at({ room: 'a205', point }))).toMatchObject({
      building: { key: 'a' },
      floor: { key: 'p2' },
      room: { key: 'a205' },
    });
    expect(findPlace(CATALOGUE, at({}))).toMatchObject({ room: null });
  });
});

describe('placeWords', () => {
  it('[CAM-2] says a place as a reporter would', () => {
    const room = findPlace(CATALOGUE, at({ room: 'a205' })) as Place;
    const floor = findPlace(CATALOGUE, at({})) as Place;

    expect(placeWords(room)).toEqual({ floor: '2', place: 'Aula A205, Pabellón A' });
    expect(placeWords(floor)).toEqual({ floor: '2', place: 'Pabellón A' });
  });
});

describe('a catalogue', () => {
  it('names each floor once', () => {
    expect(floorNames(CATALOGUE)).toEqual(['2', '3']);
  });

  it.each([
    ['limpieza', 'limpieza'],
    ['Limpieza', 'limpieza'],
    ['Limpieza (en)', undefined],
    ['TI', undefined],
  ])('[CAM-3] knows the category of the word %s as %s', (word, key) => {
    expect(categoryOf(CATALOGUE, word)?.key).toBe(key);
  });
});
