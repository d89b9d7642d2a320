import type { RiskLevel } from '@vigia/domain/incident';

/** Something that happens on a campus, as students write it. `{lugar}` is where. */
export interface Trouble {
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
  /** How often it is how dangerous: bajo, medio, alto, crítico. */
  readonly risks: readonly [number, number, number, number];
  /** What the worker writes in the end. */
  readonly solved: readonly string[];
}

/** The levels in the order of `risks`. */
export const LEVELS = ['bajo', 'medio', 'alto', 'crítico'] as const satisfies readonly RiskLevel[];

/** Troubles by the key of their category in the campus catalogue. */
export const TROUBLES: Readonly<Record<string, readonly Trouble[]>> = {
  infraestructura: [
    {
      titles: ['Fuga de agua en {lugar}', 'Gotea el techo de {lugar}', 'Charco por una fuga'],
      descriptions: [
        'Cae agua del techo y ya hay un charco en el piso. La gente pasa por ahí todo el tiempo.',
        'Gotea desde temprano, pusimos un balde pero se llena cada media hora.',
        'El agua sale por la unión de una tubería y está llegando a los enchufes de la pared.',
      ],
      risks: [1, 4, 4, 1],
      solved: ['Se cambió la unión de la tubería y se secó el piso.', 'Se selló la filtración.'],
    },
    {
      titles: ['Caño malogrado en {lugar}', 'No cierra el caño del baño', 'Lavadero atorado'],
      descriptions: [
        'El caño no cierra del todo y corre agua día y noche.',
        'El lavadero no traga, el agua se queda empozada y huele mal.',
      ],
      risks: [5, 4, 1, 0],
      solved: ['Se cambió la llave.', 'Se desatoró el desagüe.'],
    },
    {
      titles: ['Puerta que no cierra en {lugar}', 'Chapa rota', 'Bisagra suelta de la puerta'],
      descriptions: [
        'La puerta queda abierta aunque se le ponga seguro, cualquiera puede entrar.',
        'La chapa gira en falso y ayer casi nos quedamos encerrados.',
      ],
      risks: [3, 5, 2, 0],
      solved: ['Se cambió la chapa.', 'Se ajustaron las bisagras y se niveló la puerta.'],
    },
    {
      titles: ['Vidrio rajado en {lugar}', 'Ventana rota', 'Luna a punto de caer'],
      descriptions: [
        'El vidrio tiene una rajadura de lado a lado y con el viento se mueve.',
        'Falta un pedazo de la luna, quedaron bordes filosos a la altura de la mano.',
      ],
      risks: [0, 3, 6, 2],
      solved: ['Se retiró el vidrio y se colocó uno laminado.', 'Se cambió la luna.'],
    },
    {
      titles: ['Baldosa levantada en {lugar}', 'Peldaño roto', 'Piso hundido'],
      descriptions: [
        'Una baldosa está suelta y hoy alguien tropezó con ella.',
        'El filo del peldaño se desprendió, de noche no se ve.',
      ],
      risks: [2, 5, 3, 0],
      solved: ['Se pegó la baldosa.', 'Se reparó el peldaño con canto metálico.'],
    },
    {
      titles: ['El ascensor se detiene entre pisos', 'Ascensor fuera de servicio'],
      descriptions: [
        'Se quedó parado con gente adentro unos minutos y después siguió solo.',
        'No responde al botón y la puerta se abre y cierra sin parar.',
      ],
      risks: [0, 2, 5, 4],
      solved: ['El proveedor ajustó el sensor de la puerta y probó el ascensor.'],
    },
  ],
  electricidad: [
    {
      titles: [
        'Tomacorriente suelto en {lugar}',
        'Enchufe chispea',
        'Olor a quemado en un enchufe',
      ],
      descriptions: [
        'El tomacorriente está salido de la pared y se ven los cables.',
        'Al conectar la laptop saltó una chispa y se sintió olor a quemado.',
        'La placa está caliente y marcada de negro alrededor.',
      ],
      risks: [0, 2, 6, 4],
      solved: [
        'Se cambió el tomacorriente y se revisó el circuito.',
        'Se aisló y se fijó la caja.',
      ],
    },
    {
      titles: ['No hay luz en {lugar}', 'Luminaria parpadea', 'Fluorescentes quemados'],
      descriptions: [
        'Desde ayer no prende ninguna luz y en la noche no se ve nada.',
        'La luz parpadea todo el rato, da dolor de cabeza en clase.',
        'Hay tres fluorescentes quemados seguidos.',
      ],
      risks: [4, 5, 1, 0],
      solved: ['Se cambiaron las luminarias.', 'Se repuso la llave y se probaron las luces.'],
    },
    {
      titles: ['Se va la corriente en {lugar}', 'Salta la llave térmica', 'Corte de energía'],
      descriptions: [
        'Cada vez que prenden los equipos salta la llave y nos quedamos sin corriente.',
        'Llevamos una hora sin energía y hay exámenes esta tarde.',
      ],
      risks: [0, 4, 5, 1],
      solved: ['Se repartió la carga en dos circuitos.', 'Se cambió la llave termomagnética.'],
    },
  ],
  tecnologia: [
    {
      titles: ['El proyector no enciende en {lugar}', 'Proyector sin señal', 'No funciona el HDMI'],
      descriptions: [
        'Prende un segundo y se apaga, la luz roja queda parpadeando.',
        'No reconoce ninguna laptop, probamos con dos cables distintos.',
        'La imagen sale amarilla y con rayas.',
      ],
      risks: [6, 4, 0, 0],
      solved: ['Se cambió la lámpara.', 'Se cambió el cable HDMI y se actualizó el proyector.'],
    },
    {
      titles: ['No hay wifi en {lugar}', 'Internet muy lento', 'La red se cae cada rato'],
      descriptions: [
        'La red aparece pero no da internet, desde la mañana.',
        'Se desconecta cada pocos minutos y perdemos lo que estamos haciendo.',
      ],
      risks: [4, 6, 1, 0],
      solved: ['Se reinició el punto de acceso y se cambió de canal.', 'Se cambió el switch.'],
    },
    {
      titles: ['Computadora no arranca en {lugar}', 'Teclado y mouse no responden', 'PC con virus'],
      descriptions: [
        'Se queda en la pantalla negra del inicio.',
        'Abre ventanas sola y borra archivos del USB.',
        'Faltan teclas y el mouse no se mueve.',
      ],
      risks: [6, 4, 1, 0],
      solved: ['Se reinstaló el equipo.', 'Se cambiaron teclado y mouse.'],
    },
  ],
  limpieza: [
    {
      titles: ['Líquido derramado en {lugar}', 'Piso resbaloso', 'Derrame de café en la escalera'],
      descriptions: [
        'Se derramó algo aceitoso y ya se resbalaron dos personas.',
        'El piso está mojado y no hay señal.',
      ],
      risks: [2, 5, 3, 0],
      solved: ['Se limpió y se dejó la señal hasta que secó.'],
    },
    {
      titles: ['Baño sin papel ni jabón', 'Basurero lleno en {lugar}', 'Mal olor en {lugar}'],
      descriptions: [
        'No hay papel ni jabón desde el lunes.',
        'El basurero está rebalsando y hay moscas.',
        'Huele a desagüe, no se puede estar ahí.',
      ],
      risks: [7, 3, 0, 0],
      solved: ['Se repusieron los insumos.', 'Se retiró la basura y se desinfectó.'],
    },
    {
      titles: ['Plaga de hormigas en {lugar}', 'Vimos un roedor en {lugar}'],
      descriptions: [
        'Hay una fila de hormigas que entra por la ventana hasta las mesas.',
        'Cruzó un roedor hacia los casilleros.',
      ],
      risks: [2, 6, 2, 0],
      solved: ['Se fumigó el área.', 'Se colocaron trampas y se selló la entrada.'],
    },
  ],
  seguridad: [
    {
      titles: [
        'Salida de emergencia bloqueada en {lugar}',
        'Extintor vencido',
        'Falta el extintor',
      ],
      descriptions: [
        'Dejaron mesas apiladas delante de la salida.',
        'El extintor venció hace meses y no tiene precinto.',
        'El gabinete está vacío.',
      ],
      risks: [0, 2, 6, 3],
      solved: ['Se despejó la salida y se avisó al área.', 'Se cambió el extintor.'],
    },
    {
      titles: ['Persona ajena en {lugar}', 'Robo de una laptop', 'Celular perdido en {lugar}'],
      descriptions: [
        'Hay alguien sin carnet pidiendo celulares prestados.',
        'Dejé la mochila un momento y ya no estaba la laptop.',
        'Lo dejé cargando y cuando volví no estaba.',
      ],
      risks: [1, 3, 5, 2],
      solved: [
        'Se revisaron las cámaras y se hizo el parte.',
        'Se acompañó a la persona a la salida.',
      ],
    },
    {
      titles: ['Cámara caída en {lugar}', 'Alarma suena sin motivo', 'Reja abierta de noche'],
      descriptions: [
        'La cámara apunta al piso desde ayer.',
        'La alarma se activa cada noche a la misma hora.',
        'La reja queda sin candado después de las diez.',
      ],
      risks: [2, 5, 3, 0],
      solved: ['Se fijó la cámara.', 'Se reprogramó el sensor.'],
    },
  ],
  mobiliario: [
    {
      titles: ['Silla rota en {lugar}', 'Carpeta con tornillos salidos', 'Mesa coja'],
      descriptions: [
        'Se partió el respaldo y alguien casi se cae.',
        'Los tornillos rompen la ropa.',
        'La mesa se mueve y no se puede escribir.',
      ],
      risks: [6, 4, 1, 0],
      solved: ['Se cambió la silla.', 'Se ajustaron los tornillos.'],
    },
    {
      titles: ['Pizarra suelta en {lugar}', 'Estante a punto de caer', 'Persiana rota'],
      descriptions: [
        'Está sostenida de un solo lado.',
        'Se inclina hacia adelante con el peso.',
        'No baja y el sol da en toda la pizarra.',
      ],
      risks: [3, 5, 2, 0],
      solved: ['Se fijó a la pared con anclajes nuevos.', 'Se reparó la persiana.'],
    },
  ],
  otro: [
    {
      titles: [
        'Ruido de obra en {lugar}',
        'Aire acondicionado muy frío',
        'Gato atrapado en {lugar}',
      ],
      descriptions: [
        'No se escucha la clase, empiezan antes de las ocho.',
        'El aire no se puede regular y estamos con casaca.',
        'Maúlla desde anoche y no puede salir.',
      ],
      risks: [7, 3, 0, 0],
      solved: ['Se coordinó otro horario.', 'Se reguló la temperatura.', 'Se rescató al animal.'],
    },
  ],
};

/** What reporters add when they have something to add. */
export const DETAILS = [
  'Pasa sobre todo en las mañanas.',
  'Ya avisé en informes pero nadie vino.',
  'Es la segunda vez este mes.',
  'Por favor, que lo vean antes del viernes.',
  'Un compañero también lo vio.',
  'Adjunto lo que pude ver desde la puerta.',
  'Hay una silla de ruedas que no puede pasar.',
  'Tenemos examen ahí esta semana.',
] as const;

export const REASONS = {
  closed: ['Se verificó en sitio.', 'Quedó conforme.', 'Ya no se presenta.'],
  rejected: [
    'No corresponde al campus.',
    'No se encontró lo descrito.',
    'Es un trabajo ya programado.',
  ],
  reopened: ['Volvió a pasar al día siguiente.', 'Sigue igual.', 'Solo duró unas horas.'],
  paused: ['Falta un repuesto.', 'El aula está ocupada por un examen.', 'Se espera al proveedor.'],
} as const;
