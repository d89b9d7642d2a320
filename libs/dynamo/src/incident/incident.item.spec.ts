import { INCIDENT_STATUSES } from '@vigia/domain/incident';
import { UnreadableError } from '@vigia/domain/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as any from '../../test/support/arbitraries.js';
import { INCIDENT_ATTRIBUTES, fromIncidentItem, toIncidentItem } from './incident.item.js';

/** An item as the old server wrote it: its words, no version, times without a zone. */
const OLD = {
  id: '7f1c2c9e-4f0e-4f0e-9d4b-0d6f5f1f2a3b',
  titulo: 'Proyector roto',
  descripcion: 'No enciende',
  tipo: 'Tecnología',
  piso: '5',
  lugar_especifico: 'Aula 502',
  foto: '',
  Nivel_Riesgo: 'Critico',
  tipo_trabajador_requerido: 'Limpieza',
  Fecha_creacion: '2025-11-15T18:23:45.123456',
  estado: 'en atención',
  veces_reportado: '3',
  creado_por: 'Ana@utec.edu.pe',
  creado_por_nombre: 'Ana',
  asignado_a: 'luis@limpieza.pe',
  asignado_a_nombre: 'Luis',
  asignado_a_especialidad: 'Limpieza',
  asignado_por: 'eva@admin.utec.edu.pe',
  fecha_asignacion: '2025-11-15T19:00:00Z',
};

describe('an incident item', () => {
  it('gives back the incident it was made of', () => {
    fc.assert(
      fc.property(any.incident, (incident) => {
        expect(fromIncidentItem({ ...toIncidentItem(incident) })).toEqual(incident);
      }),
    );
  });

  it('never holds a NULL, which no index key may be', () => {
    fc.assert(
      fc.property(any.incident, (incident) => {
        expect(Object.values(toIncidentItem(incident))).not.toContain(null);
      }),
    );
  });

  it('names an attribute of its own for each field', () => {
    const attributes = Object.values(INCIDENT_ATTRIBUTES);

    expect(new Set(attributes).size).toBe(attributes.length);
  });

  it('reads an item of the old system', () => {
    expect(fromIncidentItem(OLD)).toEqual({
      id: OLD.id,
      title: 'Proyector roto',
      description: 'No enciende',
      category: 'Tecnología',
      floor: '5',
      place: 'Aula 502',
      photoUrl: '',
      photos: [],
      risk: 'crítico',
      requiredSpeciality: 'Servicio de Limpieza',
      status: 'en_proceso',
      timesReported: 3,
      reporterEmail: 'ana@utec.edu.pe',
      reporterName: 'Ana',
      reportedAt: '2025-11-15T18:23:45.123Z',
      assignment: {
        workerEmail: 'luis@limpieza.pe',
        workerName: 'Luis',
        workerSpeciality: 'Servicio de Limpieza',
        assignedBy: 'eva@admin.utec.edu.pe',
        assignedAt: '2025-11-15T19:00:00.000Z',
        reasons: [],
      },
      updatedAt: null,
      updatedBy: null,
      startedAt: null,
      resolvedAt: null,
      resolutionNote: null,
      closedAt: null,
      closedBy: null,
      reason: null,
      timesReopened: 0,
      version: 1,
      location: null,
      answers: null,
      pause: null,
      declinedBy: [],
      checklist: [],
      satisfaction: null,
      merge: null,
      duplicates: [],
    });
  });

  it('reads an old item with nothing but what it must have, and NULL or "" for the rest', () => {
    const { id, titulo, Nivel_Riesgo, estado, Fecha_creacion, creado_por } = OLD;
    const bare = { id, titulo, Nivel_Riesgo, estado, Fecha_creacion, creado_por };
    const empty = {
      ...bare,
      tipo_trabajador_requerido: '',
      asignado_a: null,
      asignado_a_especialidad: null,
      fecha_asignacion: '',
      fecha_inicio: '',
      cerrado_por: null,
    };

    const incident = fromIncidentItem(bare);

    expect(incident).toMatchObject({ description: '', timesReported: 1, assignment: null });
    expect(fromIncidentItem(empty)).toEqual(incident);
  });

  it('becomes an item of ours once it is stored again', () => {
    const again = toIncidentItem(fromIncidentItem(OLD));

    expect(again).toMatchObject({
      estado: 'en_proceso',
      Nivel_Riesgo: 'crítico',
      fecha_id: `2025-11-15T18:23:45.123Z#${OLD.id}`,
      busqueda: 'proyector roto no enciende aula 502',
    });
    expect(fromIncidentItem({ ...again })).toEqual(fromIncidentItem(OLD));
  });

  it.each<readonly [string, string]>([
    ['abierto', 'pendiente'],
    ['reportado', 'pendiente'],
    ['En Atención', 'en_proceso'],
    ['completado', 'resuelto'],
    ...INCIDENT_STATUSES.map((status) => [status, status] as const),
  ])('reads the status %s as %s', (estado, status) => {
    expect(fromIncidentItem({ ...OLD, estado }).status).toBe(status);
  });

  it.each([
    ['titulo', undefined],
    ['titulo', 7],
    ['descripcion', { rich: 'text' }],
    ['estado', 'perdido'],
    ['estado', ''],
    ['Nivel_Riesgo', 'extremo'],
    ['Nivel_Riesgo', undefined],
    ['tipo_trabajador_requerido', 'Mago'],
    ['veces_reportado', 'muchas'],
    ['veces_reportado', 1.5],
    ['Fecha_creacion', 'ayer'],
    ['Fecha_creacion', '2025-13-45T00:00:00Z'],
    ['fecha_asignacion', undefined],
    ['creado_por', undefined],
    ['fotos', 'una'],
    ['fotos', [null]],
    ['fotos', [{ id: 'f', ancho: '4', alto: 3 }]],
    ['version', 'uno'],
  ])('[STO-8] is an error that names its key when %s is %j, and tells no value', (name, value) => {
    const read = (): unknown => fromIncidentItem({ ...OLD, [name]: value });

    expect(read).toThrow(UnreadableError);
    expect(read).toThrow(`Item {"id":"${OLD.id}"} of reports is unreadable: ${name}.`);
  });
});
