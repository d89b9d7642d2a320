import type { Campus } from '../shared/api/models.js';

const both = (word: string, english = word) => ({ es: word, en: english });

/** A small campus: two buildings, a floor with a plan, a kind with every sort of question. */
export const aCatalogue: Campus = {
  version: 'c0ffee',
  edificios: [
    {
      clave: 'aulas',
      nombre: both('Pabellón A', 'Building A'),
      pisos: [
        {
          clave: '2',
          nombre: both('2'),
          plano: 'aulas-2',
          ambientes: [
            { clave: 'a201', nombre: both('Aula A201', 'Room A201'), x: 0.2, y: 0.3 },
            { clave: 'a205', nombre: both('Aula A205', 'Room A205'), x: 0.6, y: 0.7 },
          ],
        },
        {
          clave: '3',
          nombre: both('3'),
          plano: null,
          ambientes: [{ clave: 'a301', nombre: both('Aula A301'), x: null, y: null }],
        },
      ],
    },
    {
      clave: 'estacionamiento',
      nombre: both('Estacionamiento', 'Car park'),
      pisos: [{ clave: 'sotano', nombre: both('Sótano', 'Basement'), plano: null, ambientes: [] }],
    },
  ],
  tipos: [
    {
      clave: 'tecnologia',
      nombre: both('Tecnología', 'Technology'),
      icono: 'laptop',
      especialidad: 'TI',
      preguntas: {
        version: 2,
        esquema: {
          type: 'object',
          properties: {
            equipo: {
              type: 'string',
              'x-nombre': both('¿Qué falla?'),
              enum: ['wifi', 'proyector'],
              'x-opciones': { wifi: both('Wifi o red'), proyector: both('Proyector') },
            },
            notas: {
              type: 'array',
              'x-nombre': both('¿Qué notas?'),
              items: { type: 'string', enum: ['humo', 'ruido'] },
              'x-opciones': { humo: both('Humo'), ruido: both('Ruido') },
            },
            cuantos: {
              type: 'integer',
              'x-nombre': both('¿Cuántos equipos?'),
              minimum: 1,
              maximum: 500,
            },
            clase: { type: 'boolean', 'x-nombre': both('¿Hay una clase ahora?') },
            codigo: { type: 'string', 'x-nombre': both('Código'), maxLength: 40 },
          },
          required: [],
          additionalProperties: false,
        },
      },
      preguntas_anteriores: [],
      lista: [],
    },
    {
      clave: 'otro',
      nombre: both('Otro', 'Something else'),
      icono: 'dots',
      especialidad: null,
      preguntas: null,
      preguntas_anteriores: [],
      lista: [],
    },
  ],
  riesgos: [
    { clave: 'bajo', nombre: both('Bajo'), ayuda: both('Molesta.') },
    { clave: 'medio', nombre: both('Medio'), ayuda: both('Impide usar algo.') },
    { clave: 'alto', nombre: both('Alto'), ayuda: both('Alguien podría lastimarse.') },
    { clave: 'crítico', nombre: both('Crítico'), ayuda: both('Hay peligro ahora.') },
  ],
};
