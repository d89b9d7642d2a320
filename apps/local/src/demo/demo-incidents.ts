import { RiskLevel, type Answers, type IncidentDraft, type Location } from '@vigia/domain/incident';
import type { DemoPerson } from './demo-accounts.js';

/** One step in the life of an incident, `after` hours after the one before. */
export type DemoStep = { readonly after: number; readonly by: DemoPerson } & (
  | { readonly does: 'assign'; readonly to: DemoPerson }
  | { readonly does: 'start' | 'confirm' }
  | { readonly does: 'resolve' | 'close' | 'reject' | 'reopen'; readonly saying: string }
);

export interface DemoIncident {
  readonly by: DemoPerson;
  /** How long ago it was reported. */
  readonly hoursAgo: number;
  readonly draft: Omit<IncidentDraft, 'photoUrl'>;
  readonly steps: readonly DemoStep[];
}

const assign = (to: DemoPerson, after: number): DemoStep => ({
  does: 'assign',
  by: 'admin',
  to,
  after,
});

/** A place of the demo catalogue: building, floor, room, and where on the plan of the floor. */
const at = (
  building: string,
  floor: string,
  room: string,
  point: Location['point'] = null,
): Location => ({ building, floor, room, point });

const answered = (version: number, values: Answers['values']): Answers => ({ version, values });

/** A week on the campus: every state, every speciality, most moves. */
export const DEMO_INCIDENTS: readonly DemoIncident[] = [
  {
    by: 'ana',
    hoursAgo: 0.4,
    draft: {
      title: 'Humo en el tablero eléctrico del laboratorio',
      description:
        'Sale un humo delgado y huele a quemado junto al tablero del fondo. Ya apagamos los equipos de esa mesa.',
      category: 'Electricidad',
      floor: '7',
      place: 'Laboratorio de Energía, L702',
      location: at('laboratorios', '7', 'l702', { plan: 'laboratorios-7', x: 0.445, y: 0.223 }),
      answers: answered(1, { peligro: ['humo'], alcance: 'nada' }),
      risk: RiskLevel.Critical,
      requiredSpeciality: 'Electricista',
    },
    steps: [],
  },
  {
    by: 'luis',
    hoursAgo: 2,
    draft: {
      title: 'No hay wifi en la biblioteca',
      description:
        'Desde las nueve la red UTEC-Alumnos aparece pero no da internet en toda el ala de lectura.',
      category: 'Tecnología',
      floor: '2',
      place: 'Biblioteca, zona de lectura',
      location: at('central', '2', 'lectura'),
      answers: answered(2, { equipo: 'wifi', equipos: 40, clase_ahora: false }),
      risk: RiskLevel.Medium,
      requiredSpeciality: 'TI',
    },
    steps: [],
  },
  {
    by: 'ana',
    hoursAgo: 5,
    draft: {
      title: 'Piso mojado en la escalera norte',
      description:
        'Alguien derramó café entre el 4 y el 5 y nadie puso un cartel. Ya resbalaron dos.',
      category: 'Limpieza',
      floor: '4',
      place: 'Escalera norte',
      location: at('aulas', '4', 'escalera-norte', { plan: 'aulas-4', x: 0.447, y: 0.3 }),
      answers: answered(1, { que: 'derrame', resbala: true }),
      risk: RiskLevel.High,
      requiredSpeciality: 'Servicio de Limpieza',
    },
    steps: [assign('rosa', 0.5)],
  },
  {
    by: 'luis',
    hoursAgo: 9,
    draft: {
      title: 'El proyector del A301 parpadea',
      description:
        'Se va a negro cada dos o tres minutos. El cable HDMI parece flojo del lado del techo.',
      category: 'Tecnología',
      floor: '3',
      place: 'Aula A301',
      location: at('aulas', '3', 'a301', { plan: 'aulas-3', x: 0.12, y: 0.11 }),
      answers: answered(2, { equipo: 'proyector', equipos: 1, clase_ahora: true }),
      risk: RiskLevel.Low,
      requiredSpeciality: 'TI',
    },
    steps: [assign('carla', 1), { does: 'start', by: 'carla', after: 1.5 }],
  },
  {
    by: 'ana',
    hoursAgo: 20,
    draft: {
      title: 'Puerta de emergencia bloqueada con cajas',
      description: 'Hay cajas de una mudanza delante de la salida de emergencia del auditorio.',
      category: 'Seguridad',
      floor: '1',
      place: 'Auditorio, salida posterior',
      location: at('central', '1', 'auditorio-salida', { plan: 'central-1', x: 0.07, y: 0.19 }),
      answers: answered(1, { que: 'salida', ahora: true, personas: false }),
      risk: RiskLevel.Critical,
      requiredSpeciality: 'Seguridad',
    },
    steps: [assign('jorge', 0.3), { does: 'start', by: 'jorge', after: 0.7 }],
  },
  {
    by: 'luis',
    hoursAgo: 26,
    draft: {
      title: 'Luminaria quemada en el pasadizo',
      description: 'Las dos luces frente a los ascensores no encienden y de noche no se ve nada.',
      category: 'Electricidad',
      floor: '5',
      place: 'Pasadizo de ascensores',
      location: at('central', '5', 'ascensores'),
      answers: null,
      risk: RiskLevel.Medium,
      requiredSpeciality: 'Electricista',
    },
    steps: [
      assign('miguel', 2),
      { does: 'start', by: 'miguel', after: 14 },
      {
        does: 'resolve',
        by: 'miguel',
        after: 1.5,
        saying: 'Cambié los dos fluorescentes y el arrancador. Probado encendiendo tres veces.',
      },
    ],
  },
  {
    by: 'ana',
    hoursAgo: 49,
    draft: {
      title: 'Computadora del laboratorio no arranca',
      description: 'La PC 14 se queda en pantalla azul apenas inicia sesión.',
      category: 'Tecnología',
      floor: '6',
      place: 'Laboratorio de cómputo L601, PC 14',
      location: at('laboratorios', '6', 'l601', { plan: 'laboratorios-6', x: 0.22, y: 0.277 }),
      answers: answered(1, { equipo: 'computadora', codigo: 'PC-L601-14' }),
      risk: RiskLevel.Low,
      requiredSpeciality: 'TI',
    },
    steps: [
      assign('diego', 3),
      { does: 'start', by: 'diego', after: 4 },
      {
        does: 'resolve',
        by: 'diego',
        after: 2,
        saying: 'El disco tenía sectores dañados. Se reemplazó y se reinstaló la imagen del curso.',
      },
      { does: 'confirm', by: 'ana', after: 18 },
    ],
  },
  {
    by: 'luis',
    hoursAgo: 74,
    draft: {
      title: 'Fuga de agua en el baño de hombres',
      description: 'El segundo lavadero gotea y el agua ya llega a la puerta.',
      category: 'Infraestructura',
      floor: '3',
      place: 'Baño de hombres, ala este',
      location: at('aulas', '3', 'banos-hombres'),
      answers: answered(1, { parte: 'agua', avanza: true, impide_paso: false }),
      risk: RiskLevel.High,
      requiredSpeciality: 'Servicio de Limpieza',
    },
    steps: [
      assign('rosa', 0.5),
      { does: 'start', by: 'rosa', after: 0.5 },
      {
        does: 'resolve',
        by: 'rosa',
        after: 2,
        saying: 'Cerré la llave de paso y sequé el piso. Avisé a mantenimiento por el empaque.',
      },
      {
        does: 'reopen',
        by: 'luis',
        after: 20,
        saying: 'Volvió a gotear esta mañana, el charco está igual.',
      },
    ],
  },
  {
    by: 'ana',
    hoursAgo: 96,
    draft: {
      title: 'Silla rota en el aula A205',
      description: 'A la silla de la tercera fila le falta una pata, está apoyada contra la pared.',
      category: 'Mobiliario',
      floor: '2',
      place: 'Aula A205',
      location: at('aulas', '2', 'a205'),
      answers: answered(1, { mueble: 'silla', cuantos: 1, cortante: true }),
      risk: RiskLevel.Low,
      requiredSpeciality: null,
    },
    steps: [
      assign('jorge', 6),
      {
        does: 'close',
        by: 'admin',
        after: 20,
        saying: 'Almacén retiró la silla y dejó una de reemplazo.',
      },
    ],
  },
  {
    by: 'luis',
    hoursAgo: 120,
    draft: {
      title: 'Cámara del estacionamiento apunta al piso',
      description: 'La cámara del nivel -1 quedó girada después de la obra y no cubre la entrada.',
      category: 'Seguridad',
      floor: 'Sótano',
      place: 'Estacionamiento, columna B4',
      location: at('estacionamiento', 'sotano', 'columna-b4', {
        plan: 'estacionamiento',
        x: 0.604,
        y: 0.366,
      }),
      answers: answered(1, { que: 'camara', ahora: true }),
      risk: RiskLevel.Medium,
      requiredSpeciality: 'Seguridad',
    },
    steps: [
      assign('carla', 4),
      assign('jorge', 2),
      { does: 'start', by: 'jorge', after: 16 },
      {
        does: 'resolve',
        by: 'jorge',
        after: 1,
        saying: 'Reorienté la cámara y verifiqué la imagen con el centro de control.',
      },
      { does: 'confirm', by: 'luis', after: 5 },
    ],
  },
  {
    by: 'ana',
    hoursAgo: 144,
    draft: {
      title: 'La cafetería debería abrir más temprano',
      description:
        'Sería bueno que atiendan desde las siete para quienes tenemos clase a las ocho.',
      category: 'Otro',
      floor: '1',
      place: 'Cafetería central',
      location: at('central', '1', 'cafeteria'),
      answers: null,
      risk: RiskLevel.Low,
      requiredSpeciality: null,
    },
    steps: [
      {
        does: 'reject',
        by: 'admin',
        after: 20,
        saying: 'Es una sugerencia y no un incidente: la pasamos a Bienestar Estudiantil.',
      },
    ],
  },
  {
    by: 'luis',
    hoursAgo: 160,
    draft: {
      title: 'Tomacorriente suelto en la sala de estudio',
      description:
        'El tomacorriente de la mesa 6 se sale de la pared cuando uno desconecta el cargador.',
      category: 'Electricidad',
      floor: '8',
      place: 'Sala de estudio S804, mesa 6',
      location: at('central', '8', 's804-mesa-6'),
      answers: answered(1, { peligro: ['chispas', 'cable'], alcance: 'equipo' }),
      risk: RiskLevel.High,
      requiredSpeciality: 'Electricista',
    },
    steps: [
      assign('miguel', 5),
      { does: 'start', by: 'miguel', after: 15 },
      {
        does: 'resolve',
        by: 'miguel',
        after: 1,
        saying: 'Fijé la caja, cambié el tomacorriente y revisé los otros cinco de la sala.',
      },
      { does: 'confirm', by: 'luis', after: 3 },
    ],
  },
];
