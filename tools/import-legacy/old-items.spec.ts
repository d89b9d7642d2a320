import type { Item } from '@vigia/dynamo/legacy';
import { describe, expect, it } from 'vitest';
import { readOldIncident } from './old-incident.js';
import { readOldUser } from './old-user.js';
import { LEGACY_WORDS, plainWord, withMoreWords } from './words.js';

const policy = {
  domains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
  otherwise: 'trabajador',
} as const;

const INCIDENT = {
  id: 'b0b0b0b0-0000-4000-8000-000000000001',
  titulo: 'Fuga',
  Nivel_Riesgo: 'alto',
  estado: 'pendiente',
  creado_por: 'ana@utec.edu.pe',
  Fecha_creacion: '2025-04-01T10:00:00',
};
const USER = {
  email: 'tito@servicios.pe',
  user_id: 'u-1',
  nombre: 'Tito',
  tipo: 'trabajador',
  especialidad: 'TI',
  password_hash: 'a'.repeat(64),
  created_at: '2025-03-01T08:00:00',
};
const ASSIGNED = { asignado_a: 'tito@servicios.pe', fecha_asignacion: '2025-04-02T10:00:00' };

function incident(change: Item) {
  const reading = readOldIncident({ ...INCIDENT, ...change }, LEGACY_WORDS);
  return reading.ok ? reading.value : reading.problems;
}
function user(change: Item) {
  const reading = readOldUser({ ...USER, ...change }, policy, LEGACY_WORDS);
  return reading.ok ? reading.value : reading.problems;
}

describe('an old incident', () => {
  it.each([
    ['abierto', 'pendiente'],
    ['REPORTADO', 'pendiente'],
    ['rechazado', 'rechazado'],
    ['completado', 'resuelto'],
    ['Cerrado ', 'cerrado'],
    ['reabierto', 'pendiente'],
    ['asignado', 'pendiente'],
  ])('[IMP-1] [INC-2] in %s without a worker is %s', (estado, status) => {
    expect(incident({ estado })).toMatchObject({ status, assignment: null });
  });

  it.each([
    ['en atención', 'en_proceso'],
    ['En Atencion', 'en_proceso'],
    ['en-proceso', 'en_proceso'],
    ['EN PROCESO', 'en_proceso'],
    ['asignado', 'asignado'],
    ['reabierto', 'asignado'],
    ['pendiente', 'asignado'],
  ])('[IMP-1] [INC-2] in %s with a worker is %s', (estado, status) => {
    expect(incident({ estado, ...ASSIGNED })).toMatchObject({ status });
  });

  it.each([
    ['Crítico', 'crítico'],
    ['CRITICO', 'crítico'],
    ['critica', 'crítico'],
    [' Media', 'medio'],
    ['bajo', 'bajo'],
  ])('[IMP-1] [INC-3] of risk %s is %s', (Nivel_Riesgo, risk) => {
    expect(incident({ Nivel_Riesgo })).toMatchObject({ risk });
    expect(incident({ Nivel_Riesgo: undefined, nivel_riesgo: Nivel_Riesgo })).toMatchObject({
      risk,
    });
    expect(incident({ Nivel_Riesgo: undefined, urgencia: Nivel_Riesgo })).toMatchObject({ risk });
  });

  it.each([
    ['2025-04-01T10:00:00', '2025-04-01T10:00:00.000Z'],
    ['2025-04-01T10:00:00.123456', '2025-04-01T10:00:00.123Z'],
    ['2025-04-01 10:00:00', '2025-04-01T10:00:00.000Z'],
    ['2025-04-01T10:00:00-05:00', '2025-04-01T15:00:00.000Z'],
    ['2025-04-01T10:00:00z', '2025-04-01T10:00:00.000Z'],
    ['2025-04-01', '2025-04-01T00:00:00.000Z'],
    [1743501600, '2025-04-01T10:00:00.000Z'],
    ['1743501600000', '2025-04-01T10:00:00.000Z'],
  ])('[IMP-2] of %s was reported at %s', (Fecha_creacion, reportedAt) => {
    expect(incident({ Fecha_creacion })).toMatchObject({ reportedAt });
  });

  it.each(['2025-02-30T10:00:00', '2025-13-01', 'ayer', '01/04/2025', '2025-04-01T25:00:00'])(
    '[IMP-2] of %s is unreadable, not of another day',
    (Fecha_creacion) => {
      expect(incident({ Fecha_creacion })).toContain(
        `Fecha_creacion is "${Fecha_creacion}": no date`,
      );
    },
  );

  it('[IMP-1] has numbers where the old one has text, and text where it has numbers', () => {
    expect(incident({ veces_reportado: '3', piso: 2 })).toMatchObject({
      timesReported: 3,
      floor: '2',
    });
    expect(incident({ veces_reportado: null })).toMatchObject({ timesReported: 1 });
  });

  it.each([
    ['http://a.example/x.png', 'https://a.example/x.png'],
    ['https://a.example/x.png', 'https://a.example/x.png'],
    ['data:image/png;base64,AAAA', ''],
    ['javascript:alert(1)', ''],
    ['una foto', ''],
    [null, ''],
  ])('[IMP-1] with the picture %s shows %j', (foto, photoUrl) => {
    expect(incident({ foto })).toMatchObject({ photoUrl });
  });

  it('[IMP-1] tells everything that is wrong at once', () => {
    expect(
      incident({ id: 'x', estado: '?', Nivel_Riesgo: '?', creado_por: '?', titulo: null }),
    ).toHaveLength(5);
  });
});

describe('an old account', () => {
  it.each([
    ['root@admin.utec.edu.pe', 'estudiante', 'admin'],
    ['ana@UTEC.edu.pe', 'admin', 'estudiante'],
    ['mala@evil.example', 'admin', 'trabajador'],
    ['mala@admin.utec.edu.pe.evil.example', 'admin', 'trabajador'],
  ])('[ACC-1] of %s that says %s is %s', (email, tipo, role) => {
    expect(user({ email, tipo })).toMatchObject({ role, status: 'sin_verificar' });
  });

  it('[ACC-12] keeps a hash that a login can check, and locks any other', () => {
    expect(user({ password_hash: 'A'.repeat(64) })).toMatchObject({ passwordHash: 'a'.repeat(64) });
    for (const password_hash of ['$2b$12$x', 'plain', '', null, 'a'.repeat(63)]) {
      expect(user({ password_hash })).toMatchObject({
        passwordHash: expect.stringMatching(
          /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+$/,
        ) as string,
      });
    }
  });

  it('[IMP-4] without an id gets the same one every time', () => {
    expect(user({ user_id: null })).toEqual(user({ user_id: null }));
  });
});

describe('the tables of words', () => {
  it('[IMP-1] know every word by its plain form', () => {
    for (const table of Object.values(LEGACY_WORDS)) {
      for (const word of Object.keys(table as object)) expect(plainWord(word)).toBe(word);
    }
  });

  it('[IMP-1] take more words, and only meanings of ours', () => {
    expect(withMoreWords(LEGACY_WORDS, { risk: { 'Muy Alto': 'crítico' } }).risk['muy_alto']).toBe(
      'crítico',
    );
    expect(() => withMoreWords(LEGACY_WORDS, { risk: { x: 'y' } })).toThrow('must mean one of');
    expect(() => withMoreWords(LEGACY_WORDS, { color: {} })).toThrow('not color');
    expect(() => withMoreWords(LEGACY_WORDS, [])).toThrow('is an object');
  });
});
