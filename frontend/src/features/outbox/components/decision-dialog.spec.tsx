import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry, WaitingMove } from '../../../shared/outbox/entry.js';
import type { Outbox } from '../../../shared/outbox/outbox.js';
import { OutboxContext } from '../../../shared/outbox/use-outbox.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { DecisionDialog } from './decision-dialog.js';

const retry = vi.fn(() => Promise.resolve());
const outbox = { retry } as unknown as Outbox;

afterEach(() => {
  cleanup();
  retry.mockClear();
});

function anEntry(move: WaitingMove, code: string): Entry {
  return {
    id: 'key-1',
    person: 'carla@servicios.pe',
    order: 1,
    at: '2025-11-03T15:00:00.000Z',
    subject: 'i1',
    title: 'Fuga',
    act: { kind: 'move', move },
    photos: [{ key: 'a', name: 'a.png', type: 'image/png' }],
    state: 'refused',
    refusal: { status: 0, code },
  };
}

function ask(entry: Entry) {
  const nothing = () => undefined;
  return renderScreen(
    <OutboxContext value={outbox}>
      <DecisionDialog entry={entry} onClose={nothing} onFix={nothing} />
    </OutboxContext>,
  );
}

describe('deciding about a photo that cannot be sent', () => {
  it('[OFF-4] tells that it is gone, and goes without it at a press', async () => {
    const entry = anEntry({ action: 'resolver', note: 'Listo' }, 'photo-lost');
    const { user } = await ask(entry);

    await screen.findByText('Falta una foto: ya no está en este dispositivo.');
    await user.click(screen.getByRole('button', { name: 'Enviar sin lo que falta' }));

    expect(retry).toHaveBeenCalledWith(entry);
  });

  it('[OFF-4] offers nothing to send where the photo was all there was', async () => {
    await ask(anEntry({ action: 'fotografiar', moment: 'antes' }, 'photo-lost'));

    await screen.findByRole('button', { name: 'Descartar' });
    expect(screen.queryByRole('button', { name: 'Enviar sin lo que falta' })).toBeNull();
  });

  it('[OFF-4] tells that the storage does not take it, and tries again at a press', async () => {
    const { user } = await ask(anEntry({ action: 'resolver', note: 'Listo' }, 'photo-refused'));

    await screen.findByText('La foto no se pudo guardar. Elige otra.');
    await user.click(screen.getByRole('button', { name: 'Intentar de nuevo' }));

    expect(retry).toHaveBeenCalledOnce();
  });
});
