import { IncidentAction } from '@vigia/domain/incident';
import { describe, expect, it } from 'vitest';
import { anIncident } from '../test/fixtures.js';
import { incidentView } from './incident-view.js';

const AT = '2026-03-03T12:00:00.000Z';
const REPORTER = /ana@utec\.edu\.pe|Ana Quispe/;
const ANYBODY = /@|Ana Quispe|Luis Rojas/;
const WORDS_OF_PEOPLE = /Se cambió la llave|Sigue goteando/;

describe('incidentView', () => {
  it('says everything in full, with both spellings of risk and date', () => {
    const view = incidentView(anIncident(), 'full', [IncidentAction.Edit], 5, AT);

    expect(view).toEqual({
      id: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11',
      titulo: 'Fuga de agua',
      descripcion: 'Sale agua del techo del laboratorio.',
      tipo: 'Infraestructura',
      piso: '3',
      lugar_especifico: 'Laboratorio 302',
      lugar: null,
      respuestas: null,
      foto: 'https://photos.example/fuga.jpg',
      fotos: [
        {
          id: '0b0d8f2e-5f63-4a0e-8a53-7a4b8f0a6c01',
          url: 'fotos/0b0d8f2e-5f63-4a0e-8a53-7a4b8f0a6c01',
          miniatura_url: 'fotos/0b0d8f2e-5f63-4a0e-8a53-7a4b8f0a6c01/miniatura',
          ancho: 2560,
          alto: 1920,
          momento: 'reporte',
        },
      ],
      fotos_restantes: 5,
      Nivel_Riesgo: 'crítico',
      nivel_riesgo: 'crítico',
      tipo_trabajador_requerido: 'Electricista',
      Fecha_creacion: '2026-03-01T12:00:00.000Z',
      fecha_creacion: '2026-03-01T12:00:00.000Z',
      estado: 'en_proceso',
      veces_reportado: 1,
      veces_reabierto: 1,
      creado_por: 'ana@utec.edu.pe',
      creado_por_nombre: 'Ana Quispe',
      asignado_a: 'luis@gmail.com',
      asignado_a_nombre: 'Luis Rojas',
      asignado_a_especialidad: 'Electricista',
      asignado_por: 'rosa@admin.utec.edu.pe',
      fecha_asignacion: '2026-03-01T12:05:00.000Z',
      ultima_modificacion: '2026-03-01T12:10:00.000Z',
      modificado_por: 'luis@gmail.com',
      fecha_inicio: '2026-03-01T12:10:00.000Z',
      fecha_resolucion: null,
      nota_resolucion: 'Se cambió la llave.',
      fecha_cierre: null,
      cerrado_por: 'rosa@admin.utec.edu.pe',
      motivo: 'Sigue goteando.',
      pausa: null,
      lista: [],
      satisfaccion: null,
      unido_a: null,
      prioridad: { total: 102, riesgo: 100, reportes: 0, edad: 2 },
      version: 4,
      acciones: ['editar'],
    });
  });

  it('[INC-17] [VIS-2] keeps the reporter from the workers of its speciality', () => {
    const view = incidentView(anIncident(), 'work', [], 0, AT);

    expect(JSON.stringify(view)).not.toMatch(REPORTER);
    expect(view).not.toHaveProperty('creado_por');
    expect(view).not.toHaveProperty('modificado_por');
    expect(view).toMatchObject({ asignado_a: 'luis@gmail.com' });
  });

  it('[INC-17] [VIS-2] names nobody and repeats nobody’s words to the campus', () => {
    const text = JSON.stringify(incidentView(anIncident(), 'public', [], 0, AT));

    expect(text).not.toMatch(ANYBODY);
    expect(text).not.toMatch(WORDS_OF_PEOPLE);
  });

  it('[PHO-8] shows photos to who sees it in full or for work, and none to the campus', () => {
    const shown = (['full', 'work', 'public'] as const).map(
      (perspective) => incidentView(anIncident(), perspective, [], 0, AT).fotos.length,
    );

    expect(shown).toEqual([1, 1, 0]);
  });

  it('has null for what an assignment would fill, and "" for no speciality', () => {
    const view = incidentView(
      anIncident({ assignment: null, requiredSpeciality: null }),
      'full',
      [],
      0,
      AT,
    );

    expect(view).toMatchObject({
      tipo_trabajador_requerido: '',
      asignado_a: null,
      asignado_a_nombre: null,
      asignado_a_especialidad: null,
      asignado_por: null,
      fecha_asignacion: null,
    });
  });
});
