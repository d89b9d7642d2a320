import { describe, expect, it } from 'vitest';
import {
  AT,
  aUser,
  aWorker,
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import type { Actor } from '../user/index.js';
import { mayRead, messageNews } from './message-news.js';
import { hearingOf, isMentionable, writeMessage, type Message } from './message.js';

const incident = anIncident({ status: 'asignado', ...assignedTo(worker) });
const anAdmin = aUser({ email: 'root@admin.utec.edu.pe', name: 'Root', role: 'admin' });
const otherAdmin = aUser({ email: 'jefa@admin.utec.edu.pe', name: 'Jefa', role: 'admin' });

function said(actor: Actor, change: Partial<Message> = {}): Message {
  const words = { id: 'm-1', text: 'Hola', isInternal: false, ...change };
  return writeMessage(incident, words, [], by(actor));
}

function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** Who is told of a message, and as what. */
function told(message: Message, about = incident): readonly string[] {
  return messageNews(message, about, () => 'id').map(
    ({ audience, capacity, kind }) => `${kind} ${capacity}:${audience}`,
  );
}

describe('a conversation', () => {
  it('[CON-1] is heard by the staff in full, by its reporter in public, by nobody else', () => {
    expect([admin, worker, student].map((actor) => hearingOf(incident, actor))).toEqual([
      'staff',
      'staff',
      'reporter',
    ]);
    for (const actor of [otherStudent, otherWorker]) {
      expect(refusal(() => hearingOf(incident, actor))).toBe('only-parties-converse');
    }
  });

  it('[CON-1] is no longer heard by a worker who gave it back', () => {
    expect(refusal(() => hearingOf(anIncident({ declinedBy: [worker.email] }), worker))).toBe(
      'only-parties-converse',
    );
  });

  it.each([admin, worker, student])('[CON-2] is joined by $role', (actor) => {
    expect(said(actor)).toEqual({
      id: 'm-1',
      incidentId: incident.id,
      author: { email: actor.email, name: actor.name, role: actor.role },
      text: 'Hola',
      isInternal: false,
      mentions: [],
      at: AT,
    });
  });

  it('[CON-2] has internal notes of the staff only', () => {
    expect(said(worker, { isInternal: true }).isInternal).toBe(true);
    expect(refusal(() => said(student, { isInternal: true }))).toBe('only-staff-writes-notes');
    expect(refusal(() => said(otherStudent, { isInternal: true }))).toBe('only-parties-converse');
  });
});

describe('a mention', () => {
  const mention = (...people: Parameters<typeof writeMessage>[2]): Message =>
    writeMessage(incident, { id: 'm', text: '@', isInternal: true }, people, by(admin));

  it('[CON-3] is of active admins and of the active worker who has it', () => {
    expect(mention(otherAdmin, aWorker).mentions).toEqual([
      { email: otherAdmin.email, name: 'Jefa' },
      { email: worker.email, name: 'Tito' },
    ]);
    for (const person of [
      aUser(),
      aUser({ ...aWorker, email: otherWorker.email }),
      aUser({ ...otherAdmin, status: 'desactivado' }),
      aUser({ ...aWorker, status: 'por_aprobar' }),
    ]) {
      expect(isMentionable(incident, person)).toBe(false);
      expect(refusal(() => mention(person))).toBe('mention-not-allowed');
    }
  });

  it('[CON-3] of nobody is refused like one of somebody who may not be, and to the reporter', () => {
    expect(refusal(() => mention(undefined))).toBe('mention-not-allowed');
    const asked = { id: 'm', text: '@', isInternal: false };
    expect(refusal(() => writeMessage(incident, asked, [anAdmin], by(student)))).toBe(
      'mention-not-allowed',
    );
  });
});

describe('who is told of a message', () => {
  it('[CON-5] everybody else of the conversation', () => {
    expect(told(said(student))).toEqual([
      `mensaje assignee:user#${worker.email}`,
      'mensaje admins:role#admin',
    ]);
    expect(told(said(worker))).toEqual([
      `mensaje reporter:user#${student.email}`,
      'mensaje admins:role#admin',
    ]);
    expect(told(said(admin))).toEqual([
      `mensaje reporter:user#${student.email}`,
      `mensaje assignee:user#${worker.email}`,
      'mensaje admins:role#admin',
    ]);
    expect(told(said(admin), anIncident())).toHaveLength(2);
  });

  it('[CON-5] of an internal note the staff alone', () => {
    expect(told(said(admin, { isInternal: true }))).toEqual([
      `nota_interna assignee:user#${worker.email}`,
      'nota_interna admins:role#admin',
    ]);
  });

  it('[CON-5] whoever is mentioned first, once, and never the author', () => {
    const mentions = [otherAdmin, aWorker, anAdmin].map(({ email, name }) => ({ email, name }));
    const note = { ...said(admin, { isInternal: true }), mentions };

    expect(told(note)).toEqual([
      `nota_interna mentioned:user#${otherAdmin.email}`,
      `nota_interna mentioned:user#${worker.email}`,
      'nota_interna admins:role#admin',
    ]);
  });

  it('[CON-5] with the beginning of it, on one line', () => {
    const quote = (text: string): string | null | undefined =>
      messageNews(said(admin, { text }), incident, () => 'id')[0]?.reason;

    expect(quote(' Uno\n\n dos\ttres ')).toBe('Uno dos tres');
    expect(quote('💧'.repeat(140))).toBe('💧'.repeat(140));
    expect(quote('💧'.repeat(141))).toBe(`${'💧'.repeat(139)}…`);
  });

  it('[CON-5] of the others nobody may read an internal note', () => {
    const capacities = [
      'reporter',
      'assignee',
      'former-assignee',
      'admins',
      'trade',
      'campus',
      'follower',
      'mentioned',
    ] as const;

    expect(capacities.filter((capacity) => mayRead(capacity, { isInternal: true }))).toEqual([
      'assignee',
      'admins',
      'mentioned',
    ]);
    expect(capacities.filter((capacity) => mayRead(capacity, { isInternal: false }))).toEqual([
      'reporter',
      'assignee',
      'admins',
      'mentioned',
    ]);
  });
});
