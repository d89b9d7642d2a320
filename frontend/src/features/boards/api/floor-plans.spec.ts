import { describe, expect, it } from 'vitest';
import { type FloorPlan, plansFor } from './floor-plans.js';

function aPlan(key: string, building: string, floor: string, ...places: string[]): FloorPlan {
  return { key, building, floor, name: { es: key, en: key }, places, width: 16, height: 10 };
}

const plans = [
  aPlan('central-1', 'Central', '1', 'Auditorio'),
  aPlan('aulas-2', 'Aulas', '2', 'Aula A205'),
  aPlan('central-2', 'Central', '2', 'Biblioteca, zona de lectura'),
  aPlan('sotano', 'Sótano', 'Sótano', 'Estacionamiento'),
];

const keysFor = (floor: string, place: string) =>
  plansFor(plans, { floor, place }).map(({ key }) => key);

describe('the plans for a place', () => {
  it('begin with the one that knows the place, then others of its building', () => {
    expect(keysFor('2', 'biblioteca zona de lectura, mesa 3')).toEqual([
      'central-2',
      'central-1',
      'aulas-2',
      'sotano',
    ]);
  });

  it('begin with the floor, when nobody knows the place', () => {
    expect(keysFor('Sótano', 'cerca de la rampa')[0]).toBe('sotano');
  });

  it('are as they are, when neither is known', () => {
    expect(keysFor('9', 'azotea')).toEqual(plans.map(({ key }) => key));
    expect(plansFor(plans, undefined)).toBe(plans);
  });
});
