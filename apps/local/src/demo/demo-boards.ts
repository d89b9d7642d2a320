import { OPAQUE } from '@vigia/domain/board';
import { arrowByHand, byHand, ringByHand, type Drawn } from './board-pen.js';
import type { DemoPerson } from './demo-accounts.js';

const RED = 0xdc2626;
const BLUE = 0x1d4ed8;
const GREEN = 0x15803d;
const INK = 0x1f2937;
const YELLOW = 0xfde68a;
const PINK = 0xfbcfe8;
const MINT = 0xbbf7d0;
const SKY = 0xbfdbfe;

/** What one person draws on a board. */
export interface DemoDrawing {
  readonly by: DemoPerson;
  readonly objects: readonly Drawn[];
}

/** A board of its own. */
export interface DemoBoard {
  readonly name: string;
  readonly owner: DemoPerson;
  readonly guests: readonly { readonly who: DemoPerson; readonly role: 'escritura' | 'lectura' }[];
  readonly drawings: readonly DemoDrawing[];
}

const plan = (key: string): Drawn => ({
  kind: 'image',
  x: 0,
  y: 0,
  w: 16_000,
  h: 10_000,
  ref: `plano:${key}`,
  opacity: OPAQUE,
  locked: true,
});

const note = (x: number, y: number, colour: number, text: string, w = 2400, h = 1500): Drawn => ({
  kind: 'note',
  x,
  y,
  w,
  h,
  colour,
  text,
});

const label = (x: number, y: number, colour: number, text: string, size = 360): Drawn => ({
  kind: 'text',
  x,
  y,
  colour,
  size,
  opacity: OPAQUE,
  text,
});

const pin = (x: number, y: number, text: string): Drawn => ({
  kind: 'pin',
  x,
  y,
  colour: RED,
  comment: '',
  done: false,
  text,
});

/** The incident whose board shows where it burns, and which of the photos shows it. */
export const INCIDENT_BOARD_TITLE = 'Humo en el tablero eléctrico del laboratorio';

/** On the board of that incident: the plan of the floor, the photo beside it, and what to do. */
export function incidentDrawing(photoId: string): DemoDrawing {
  const alarm = { colour: RED, width: 70 };
  const way = { colour: GREEN, width: 80 };
  return {
    by: 'admin',
    objects: [
      plan('laboratorios-7'),
      {
        kind: 'image',
        x: 16_800,
        y: 0,
        w: 10_000,
        h: 7_500,
        ref: `foto:${photoId}`,
        opacity: OPAQUE,
        locked: true,
      },
      ringByHand(7_120, 3_560, 620, alarm),
      ...arrowByHand(
        [
          [5_000, 1_500],
          [6_000, 2_300],
          [6_600, 3_000],
        ],
        alarm,
      ),
      label(3_300, 1_300, RED, 'Aquí sale el humo'),
      ...arrowByHand(
        [
          [9_400, 4_200],
          [11_800, 4_450],
          [14_100, 4_500],
          [14_350, 3_900],
        ],
        way,
      ),
      label(10_900, 5_050, GREEN, 'Salir por la escalera este'),
      ringByHand(22_100, 3_350, 1_000, alarm),
      note(16_900, 7_900, YELLOW, 'Cortar la llave general del piso antes de abrir el tablero.'),
      note(19_600, 7_900, PINK, 'Nadie entra al L702 hasta que Electricidad lo revise.'),
      pin(14_350, 3_600, '¿Quién tiene la llave de la escalera este?'),
    ],
  };
}

const route = { colour: BLUE, width: 80 };

/** Boards that stand free. */
export const DEMO_BOARDS: readonly DemoBoard[] = [
  {
    name: 'Simulacro de evacuación',
    owner: 'admin',
    guests: [
      { who: 'jorge', role: 'escritura' },
      { who: 'ana', role: 'lectura' },
    ],
    drawings: [
      {
        by: 'admin',
        objects: [
          plan('central-1'),
          ...arrowByHand(
            [
              [5_800, 4_000],
              [6_300, 4_700],
              [8_200, 4_750],
              [8_300, 7_600],
              [9_000, 8_150],
            ],
            route,
          ),
          ...arrowByHand(
            [
              [2_200, 2_200],
              [1_300, 2_000],
              [300, 1_900],
            ],
            route,
          ),
          label(2_000, 4_150, BLUE, 'Auditorio: dos salidas'),
          note(16_500, 300, YELLOW, 'Jueves, 11:00. Aviso por altavoz, sin ascensores.'),
          note(16_500, 2_000, MINT, 'Punto de encuentro: patio frente al ingreso.'),
        ],
      },
      {
        by: 'jorge',
        objects: [
          ...arrowByHand(
            [
              [12_600, 7_400],
              [11_600, 7_700],
              [10_000, 8_000],
            ],
            { colour: GREEN, width: 80 },
          ),
          label(10_900, 6_600, GREEN, 'Yo cubro esta puerta'),
          ringByHand(9_150, 8_300, 700, { colour: GREEN, width: 60 }),
          note(16_500, 3_700, SKY, 'Seguridad: dos personas en el ingreso, una en el auditorio.'),
          pin(1_050, 1_900, 'La salida posterior sigue bloqueada con cajas.'),
        ],
      },
    ],
  },
  {
    name: 'Turnos de mantenimiento',
    owner: 'miguel',
    guests: [{ who: 'rosa', role: 'escritura' }],
    drawings: [
      {
        by: 'miguel',
        objects: [
          ...['Lunes', 'Martes', 'Miércoles'].flatMap((day, at) => [
            label(300 + at * 3_200, 0, INK, day, 480),
            byHand(
              [
                [250 + at * 3_200, 220],
                [2_700 + at * 3_200, 260],
              ],
              { colour: INK, width: 50 },
            ),
          ]),
          note(250, 600, YELLOW, 'Miguel: luminarias del piso 5'),
          note(250, 2_400, SKY, 'Rosa: baños, ala este'),
          note(3_450, 600, YELLOW, 'Miguel: tablero del L702'),
          note(3_450, 2_400, SKY, 'Rosa: escalera norte'),
          note(6_650, 600, PINK, 'Libre: ¿quién cubre la tarde?'),
          {
            kind: 'arrow',
            x: 2_700,
            y: 3_100,
            w: 700,
            h: 0,
            colour: INK,
            fill: null,
            width: 40,
            opacity: OPAQUE,
          },
          ringByHand(7_850, 1_350, 900, { colour: RED, width: 60 }),
        ],
      },
    ],
  },
];
