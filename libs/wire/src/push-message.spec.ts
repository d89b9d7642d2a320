import { IncidentEventType, IncidentStatus } from '@vigia/domain/incident';
import {
  roleAudience,
  specialityAudience,
  userAudience,
  type Capacity,
} from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { describe, expect, it } from 'vitest';
import { aNotification, anIncident } from '../test/fixtures.js';
import { CAPACITY_WORDS, messageText, pushMessage } from './push-message.js';

const {
  Reported,
  Edited,
  Assigned,
  Started,
  Resolved,
  Closed,
  Rejected,
  Reopened,
  Confirmed,
  Photographed,
  Paused,
  Resumed,
  Ticked,
  Declined,
  Rated,
} = IncidentEventType;

describe('pushMessage', () => {
  it('[NOT-6] carries the contract’s fields and ours in one frame', () => {
    const frame = pushMessage(aNotification(), anIncident());

    expect(frame).toMatchObject({
      v: 1,
      type: 'incident',
      id: '01JN8Z0000000000000000000A',
      evento: 'iniciado',
      action: 'estado_change',
      incidente_id: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11',
      titulo: 'Fuga de agua',
      old_estado: 'asignado',
      new_estado: 'en_proceso',
      timestamp: '2026-03-01T12:10:00.000Z',
      motivo: null,
      mensaje: "El estado de tu incidente 'Fuga de agua' cambió de asignado a en_proceso",
      calidad: 'reportante',
      urgente: false,
      actor_nombre: 'Luis Rojas',
      actor_email: 'luis@gmail.com',
    });
  });

  it('[NOT-6] says whether something dangerous begins', () => {
    expect(pushMessage(aNotification({ isUrgent: true }), anIncident()).urgente).toBe(true);
  });

  it('[NOT-6] tells the assigned worker what the contract says', () => {
    const frame = pushMessage(
      aNotification({ kind: Assigned, capacity: 'assignee', audience: userAudience('l@x.pe') }),
      anIncident({ status: IncidentStatus.Assigned }),
    );

    expect(frame).toMatchObject({
      action: 'nueva_asignacion',
      descripcion: 'Sale agua del techo del laboratorio.',
      ubicacion: '3 - Laboratorio 302',
      creado_por: 'ana@utec.edu.pe',
      mensaje: 'Se te ha asignado un nuevo incidente: Fuga de agua',
    });
    expect(frame.item?.acciones).toEqual(['iniciar', 'marcar', 'declinar', 'resolver']);
  });

  it.each([
    [{ floor: '3', place: '' }, '3'],
    [{ floor: '', place: 'Patio' }, 'Patio'],
    [{ floor: '', place: '' }, ''],
  ])('says where with what is known of the place: %j', (place, ubicacion) => {
    const notification = aNotification({ kind: Assigned, capacity: 'assignee' });

    expect(pushMessage(notification, anIncident(place)).ubicacion).toBe(ubicacion);
  });

  it.each([
    [Started, 'en_proceso'],
    [Resolved, 'resuelto'],
  ])('[NOT-6] tells admins that a worker did %s', (kind, to) => {
    const frame = pushMessage(
      aNotification({ kind, to, capacity: 'admins', audience: roleAudience(Role.Admin) }),
      anIncident(),
    );

    expect(frame).toMatchObject({
      action: 'trabajador_update',
      new_estado: to,
      trabajador_email: 'luis@gmail.com',
      mensaje: `Trabajador actualizó incidente 'Fuga de agua' a ${to}`,
    });
  });

  it('[NOT-6] tells everybody of a report, and the item is what the audience may see', () => {
    const told = (capacity: 'admins' | 'trade' | 'campus'): ReturnType<typeof pushMessage> =>
      pushMessage(
        aNotification({ kind: Reported, capacity, from: null, to: 'pendiente', actor: null }),
        anIncident({ status: IncidentStatus.Pending, assignment: null }),
      );

    for (const capacity of ['admins', 'trade', 'campus'] as const) {
      expect(told(capacity)).toMatchObject({
        action: 'new_incidente',
        mensaje: 'Nuevo incidente: Fuga de agua',
        item: { id: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11' },
      });
    }
    expect(told('admins').item).toHaveProperty('creado_por', 'ana@utec.edu.pe');
  });

  it.each(['trade', 'campus'] as const)('[VIS-2] keeps the reporter from the %s', (capacity) => {
    const frame = pushMessage(
      aNotification({
        kind: Reported,
        capacity,
        audience: specialityAudience('TI'),
        from: null,
        to: 'pendiente',
        actor: null,
      }),
      anIncident({ status: IncidentStatus.Pending, assignment: null }),
    );

    expect(JSON.stringify(frame)).not.toMatch(/ana@utec\.edu\.pe|Ana Quispe/);
  });

  it('[VIS-1] shows a worker whose incident went to somebody else no more than its title', () => {
    const frame = pushMessage(
      aNotification({ kind: Assigned, capacity: 'former-assignee' }),
      anIncident(),
    );

    expect(frame).not.toHaveProperty('item');
    expect(frame).not.toHaveProperty('action');
    expect(JSON.stringify(frame)).not.toMatch(/Sale agua|ana@utec\.edu\.pe/);
  });

  it.each([
    [Edited, 'reporter'],
    [Edited, 'admins'],
    [Edited, 'assignee'],
    [Assigned, 'admins'],
    [Started, 'assignee'],
    [Closed, 'admins'],
    [Closed, 'assignee'],
    [Reopened, 'admins'],
    [Confirmed, 'assignee'],
  ] as const)('has no action for what the old client does not know: %s to %s', (kind, capacity) => {
    const frame = pushMessage(aNotification({ kind, capacity }), anIncident());

    expect(frame).not.toHaveProperty('action');
    expect(frame.mensaje).toBe(`Incidente 'Fuga de agua': ${kind}`);
  });

  it.each([Assigned, Started, Resolved, Closed, Rejected, Reopened, Confirmed])(
    '[NOT-6] tells the reporter of %s as a change of state',
    (kind) => {
      expect(pushMessage(aNotification({ kind }), anIncident()).action).toBe('estado_change');
    },
  );

  it('[NOT-6] [PHO-7] tells of new photos in words of its own, with how many may still be added', () => {
    const told = (capacity: 'reporter' | 'admins' | 'assignee'): ReturnType<typeof pushMessage> =>
      pushMessage(aNotification({ kind: Photographed, capacity }), anIncident());

    for (const capacity of ['reporter', 'admins', 'assignee'] as const) {
      expect(told(capacity)).not.toHaveProperty('action');
      expect(told(capacity)).toMatchObject({
        mensaje: "Nuevas fotos del incidente 'Fuga de agua'",
        item: { fotos_restantes: 5 },
      });
    }
  });

  it.each([Paused, Resumed, Ticked, Rated])(
    '[NOT-6] keeps the old client from %s, which changes no state',
    (kind) => {
      for (const capacity of ['reporter', 'admins', 'assignee'] as const) {
        const frame = pushMessage(aNotification({ kind, capacity }), anIncident());

        expect(frame).not.toHaveProperty('action');
        expect(frame.mensaje).not.toContain(kind);
      }
    },
  );

  it('[INC-21] tells the old client that it is back in the queue, and only admins by whom', () => {
    const declined = anIncident({
      status: IncidentStatus.Pending,
      assignment: null,
      updatedBy: 'luis@gmail.com',
      declinedBy: ['luis@gmail.com'],
    });
    const told = { kind: Declined, from: 'en_proceso', to: 'pendiente' };
    const reporter = pushMessage(aNotification({ ...told, actor: null }), declined);
    const admins = pushMessage(aNotification({ ...told, capacity: 'admins' }), declined);

    expect(reporter).toMatchObject({ action: 'estado_change', new_estado: 'pendiente' });
    expect(JSON.stringify(reporter)).not.toMatch(/luis@gmail\.com|Luis Rojas/);
    expect(admins).toMatchObject({
      action: 'trabajador_update',
      trabajador_email: 'luis@gmail.com',
    });
  });

  describe('of a message', () => {
    const message = {
      id: '01JN8Z0000000000000000000B',
      incidentId: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11',
      author: { email: 'rosa@admin.utec.edu.pe', name: 'Rosa Paz', role: Role.Admin },
      text: 'Falta la llave',
      isInternal: true,
      mentions: [{ email: 'luis@gmail.com', name: 'Luis Rojas' }],
      at: '2026-03-01T12:10:00.000Z',
    };
    const told = (capacity: Capacity, isInternal: boolean): ReturnType<typeof pushMessage> =>
      pushMessage(
        aNotification({ kind: isInternal ? 'nota_interna' : 'mensaje', capacity, reason: null }),
        anIncident(),
        { ...message, isInternal },
      );
    const CAPACITIES = Object.keys(CAPACITY_WORDS) as Capacity[];

    it('[CON-5] [NOT-6] says what was said, and nothing of the incident', () => {
      const frame = told('admins', true);

      expect(frame).toMatchObject({
        evento: 'nota_interna',
        mensaje: "Nueva nota interna sobre 'Fuga de agua'",
        conversacion: {
          id: message.id,
          autor: { nombre: 'Rosa Paz', tipo: 'admin' },
          texto: 'Falta la llave',
          fecha: message.at,
          interno: true,
          menciones: [{ nombre: 'Luis Rojas' }],
        },
      });
      expect(frame).not.toHaveProperty('item');
      expect(frame).not.toHaveProperty('action');
    });

    it('[CON-5] [VIS-3] keeps its words from everybody who may not read them', () => {
      const readers = (isInternal: boolean): readonly Capacity[] =>
        CAPACITIES.filter((capacity) =>
          JSON.stringify(told(capacity, isInternal)).includes('Falta la llave'),
        );

      expect(readers(true)).toEqual(['assignee', 'admins', 'mentioned']);
      expect(readers(false)).toEqual(['reporter', 'assignee', 'admins', 'mentioned']);
    });
  });

  it('has nobody’s address where nobody is named', () => {
    const frame = pushMessage(aNotification({ capacity: 'admins', actor: null }), anIncident());

    expect(frame).toMatchObject({ actor_nombre: null, actor_email: null, trabajador_email: '' });
  });

  it('fits a socket message with every text as long as it may be', () => {
    const long = (length: number): string => '\u0001'.repeat(length);
    const frame = pushMessage(
      aNotification({ kind: Assigned, capacity: 'assignee', title: long(120) }),
      anIncident({
        title: long(120),
        description: long(4000),
        category: long(60),
        floor: long(40),
        place: long(120),
        photoUrl: long(2048),
        resolutionNote: long(500),
        reason: long(500),
      }),
    );

    expect(new TextEncoder().encode(JSON.stringify(frame)).length).toBeLessThan(128 * 1024);
  });
});

describe('messageText', () => {
  it('[MRG-1] [NOT-6] tells the incident that stays of its duplicate, in no words of the old client', () => {
    const merged = aNotification({ kind: 'unido', from: 'pendiente', to: 'pendiente' });
    const twin = aNotification({ kind: 'unido', from: 'pendiente', to: 'cerrado' });

    expect(pushMessage(merged, anIncident())).toMatchObject({
      evento: 'unido',
      mensaje: "Se unió un duplicado a 'Fuga de agua'",
    });
    expect(pushMessage(merged, anIncident())).not.toHaveProperty('action');
    expect(pushMessage(twin, anIncident())).toMatchObject({ action: 'estado_change' });
  });

  it('quotes a title as it is', () => {
    const title = "<b>L'eau</b>";

    expect(messageText(aNotification({ title }))).toBe(
      `El estado de tu incidente '${title}' cambió de asignado a en_proceso`,
    );
  });
});
