import type { Language } from '@vigia/platform';

/** A sentence in every language; `{actor}` is who did it. */
export type Sentence = Readonly<Record<Language, string>>;
type Sentences = Readonly<Record<string, Sentence>>;

/** What admins are told. By the word of the event. */
export const ADMIN: Sentences = {
  pausado: { es: '{actor} dejó un trabajo en espera', en: '{actor} put work on hold' },
  reanudado: { es: '{actor} retomó un trabajo', en: '{actor} went on with work' },
  declinado: {
    es: '{actor} devolvió un incidente a la cola',
    en: '{actor} gave an incident back to the queue',
  },
  mensaje: { es: '{actor} escribió sobre un incidente', en: '{actor} wrote about an incident' },
  unido: { es: '{actor} unió incidentes repetidos', en: '{actor} merged duplicate incidents' },
  separado: { es: '{actor} separó incidentes unidos', en: '{actor} separated merged incidents' },
  sumado: { es: 'Alguien más tiene el mismo problema', en: 'Somebody else has the same trouble' },
  cuenta_por_aprobar: {
    es: 'Una cuenta espera tu aprobación',
    en: 'An account waits for your approval',
  },
  asignado: { es: '{actor} asignó un incidente', en: '{actor} assigned an incident' },
  cerrado: { es: '{actor} cerró un incidente', en: '{actor} closed an incident' },
  confirmado: { es: '{actor} confirmó que quedó bien', en: '{actor} confirmed that it is fine' },
  editado: { es: '{actor} editó un incidente', en: '{actor} edited an incident' },
  fotografiado: {
    es: '{actor} agregó fotos a un incidente',
    en: '{actor} added photos to an incident',
  },
  iniciado: { es: '{actor} empezó a trabajar', en: '{actor} started working' },
  reabierto: { es: '{actor} reabrió un incidente', en: '{actor} reopened an incident' },
  rechazado: { es: '{actor} rechazó un incidente', en: '{actor} rejected an incident' },
  reportado: { es: '{actor} reportó un incidente', en: '{actor} reported an incident' },
  resuelto: { es: '{actor} resolvió un incidente', en: '{actor} resolved an incident' },
};

/** What the reporter is told. By the word of the event. */
export const REPORTER: Sentences = {
  pausado: {
    es: 'El trabajo en tu incidente está en espera',
    en: 'The work on your incident is on hold',
  },
  reanudado: { es: 'El trabajo en tu incidente continúa', en: 'The work on your incident goes on' },
  declinado: { es: 'Tu incidente volvió a la cola', en: 'Your incident is back in the queue' },
  mensaje: {
    es: '{actor} te escribió sobre tu incidente',
    en: '{actor} wrote to you about your incident',
  },
  unido: {
    es: 'Tu incidente se unió a otro igual',
    en: 'Your incident was merged into one like it',
  },
  separado: {
    es: 'Tu incidente se separó del otro',
    en: 'Your incident was separated from the other one',
  },
  sumado: {
    es: 'Alguien más tiene el mismo problema que tú',
    en: 'Somebody else has the same trouble as you',
  },
  asignado: {
    es: 'Tu incidente ya tiene quien lo atienda',
    en: 'Somebody is going to take care of your incident',
  },
  cerrado: { es: 'Tu incidente se cerró', en: 'Your incident was closed' },
  editado: { es: '{actor} corrigió tu incidente', en: '{actor} corrected your incident' },
  fotografiado: {
    es: '{actor} agregó fotos a tu incidente',
    en: '{actor} added photos to your incident',
  },
  iniciado: { es: '{actor} ya lo está atendiendo', en: '{actor} is working on it' },
  reabierto: { es: 'Tu incidente se reabrió', en: 'Your incident was reopened' },
  rechazado: { es: 'Tu incidente no se atenderá', en: 'Your incident will not be handled' },
  reportado: { es: 'Recibimos tu reporte', en: 'We received your report' },
  resuelto: { es: '{actor} lo resolvió. ¿Quedó bien?', en: '{actor} resolved it. Is it fine?' },
};

/** What workers are told. By the word of the event. */
export const WORKER: Sentences = {
  pausado: { es: 'Un trabajo tuyo está en espera', en: 'Work of yours is on hold' },
  reanudado: { es: 'Un trabajo tuyo continúa', en: 'Work of yours goes on' },
  declinado: { es: 'Un incidente volvió a la cola', en: 'An incident is back in the queue' },
  mensaje: {
    es: '{actor} escribió sobre un incidente tuyo',
    en: '{actor} wrote about an incident of yours',
  },
  unido: {
    es: 'Un incidente tuyo se unió a otro igual',
    en: 'An incident of yours was merged into one like it',
  },
  separado: {
    es: 'Un incidente tuyo se separó del otro',
    en: 'An incident of yours was separated from the other one',
  },
  sumado: {
    es: 'Alguien más tiene el problema que atiendes',
    en: 'Somebody else has the trouble you work on',
  },
  asignado: { es: 'Te asignaron un incidente', en: 'An incident was assigned to you' },
  cerrado: { es: 'Se cerró un incidente tuyo', en: 'An incident of yours was closed' },
  confirmado: {
    es: 'Confirmaron que quedó bien. ¡Buen trabajo!',
    en: 'They confirmed that it is fine. Well done!',
  },
  editado: { es: 'Corrigieron un incidente tuyo', en: 'An incident of yours was corrected' },
  fotografiado: {
    es: 'Agregaron fotos a un incidente tuyo',
    en: 'Photos were added to an incident of yours',
  },
  iniciado: { es: 'Empezaste a trabajar', en: 'You started working' },
  reabierto: { es: 'Reabrieron un incidente tuyo', en: 'An incident of yours was reopened' },
  rechazado: { es: 'Se rechazó un incidente tuyo', en: 'An incident of yours was rejected' },
  reportado: { es: 'Nuevo incidente de tu especialidad', en: 'A new incident for your trade' },
  resuelto: { es: 'Resolviste un incidente', en: 'You resolved an incident' },
  reasignado: {
    es: 'Un incidente tuyo pasó a otra persona',
    en: 'An incident of yours went to somebody else',
  },
};

/** What those are told who have the same trouble. By the word of the event. */
export const FOLLOWER: Sentences = {
  asignado: {
    es: 'Un incidente que sigues ya tiene quien lo atienda',
    en: 'Somebody is going to take care of an incident you follow',
  },
  iniciado: {
    es: 'Ya atienden un incidente que sigues',
    en: 'An incident you follow is being worked on',
  },
  declinado: {
    es: 'Un incidente que sigues volvió a la cola',
    en: 'An incident you follow is back in the queue',
  },
  resuelto: {
    es: 'Resolvieron un incidente que sigues',
    en: 'An incident you follow was resolved',
  },
  cerrado: { es: 'Se cerró un incidente que sigues', en: 'An incident you follow was closed' },
  confirmado: {
    es: 'Confirmaron que un incidente que sigues quedó bien',
    en: 'An incident you follow was confirmed as solved',
  },
  rechazado: {
    es: 'No se atenderá un incidente que sigues',
    en: 'An incident you follow will not be attended',
  },
  reabierto: {
    es: 'Se reabrió un incidente que sigues',
    en: 'An incident you follow was reopened',
  },
  unido: {
    es: 'Un incidente que sigues se unió a otro igual',
    en: 'An incident you follow was merged into one like it',
  },
  separado: {
    es: 'Un incidente que sigues se separó del otro',
    en: 'An incident you follow was separated from the other one',
  },
};

/** What is told of in the same words to all of the staff. By the word of the event. */
export const STAFF: Sentences = {
  mencionado: { es: '{actor} te mencionó', en: '{actor} mentioned you' },
  nota_interna: { es: '{actor} dejó una nota interna', en: '{actor} left an internal note' },
  retirado: { es: 'Alguien retiró su “yo también”', en: 'Somebody took their “me too” back' },
  valorado: { es: '{actor} no quedó conforme', en: '{actor} was not content' },
};
