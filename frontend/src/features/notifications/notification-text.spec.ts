import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Notification } from '../../shared/api/models.js';
import { startTexts } from '../../shared/i18n/i18n.js';
import { notificationText } from './notification-text.js';

beforeAll(startTexts);

const assigned = {
  tipo: 'asignado',
  mensaje: 'Se te ha asignado un nuevo incidente: Fuga',
  calidad: 'asignado',
  actor_nombre: 'Jefa',
} as Notification;

describe('the text of a notification', () => {
  it('tells the same event to each reader as it concerns them', () => {
    const told = (['admin', 'estudiante', 'trabajador'] as const).map((tipo) =>
      notificationText(assigned, { tipo }, i18next.t),
    );

    expect(told).toEqual([
      'Jefa asignó un incidente',
      'Tu incidente ya tiene quien lo atienda',
      'Te asignaron un incidente',
    ]);
  });

  it('tells a worker who lost an incident that it went to somebody else', () => {
    const lost = { ...assigned, calidad: 'asignado_antes' } as const;

    expect(notificationText(lost, { tipo: 'trabajador' }, i18next.t)).toBe(
      'Un incidente tuyo pasó a otra persona',
    );
  });

  it.each([
    ['pausado', 'reportante', 'estudiante', 'El trabajo en tu incidente está en espera'],
    ['declinado', 'reportante', 'estudiante', 'Tu incidente volvió a la cola'],
    ['resuelto', 'seguidor', 'estudiante', 'Resolvieron un incidente que sigues'],
    ['reportado', 'reportante', 'estudiante', 'Recibimos tu reporte'],
    ['reportado', 'campus', 'estudiante', 'Se reportó un incidente en el campus'],
    ['mensaje', 'reportante', 'estudiante', 'Jefa te escribió sobre tu incidente'],
    ['nota_interna', 'asignado', 'trabajador', 'Jefa dejó una nota interna'],
    ['nota_interna', 'mencionado', 'admin', 'Jefa te mencionó'],
    ['valorado', 'administracion', 'admin', 'Jefa no quedó conforme'],
  ] as const)('tells %s as %s to %s', (tipo, calidad, role, text) => {
    const told = { ...assigned, tipo, calidad } as Notification;

    expect(notificationText(told, { tipo: role }, i18next.t)).toBe(text);
  });

  it("keeps the server's words for an event of a newer server", () => {
    const unknown = { ...assigned, tipo: 'teletransportado', mensaje: 'Se movió' } as object;

    expect(notificationText(unknown as Notification, { tipo: 'admin' }, i18next.t)).toBe(
      'Se movió',
    );
  });
});
