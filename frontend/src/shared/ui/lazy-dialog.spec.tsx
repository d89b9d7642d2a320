import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/render-screen.js';
import { lazyDialog } from './lazy-dialog.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A dialog whose file does not arrive as many times as told. */
function aDialog(failures: number) {
  let left = failures;
  const load = vi.fn(() => {
    left -= 1;
    return left >= 0
      ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
      : Promise.resolve({ default: ({ title }: Props) => <p>{title}</p> });
  });
  return { load, Late: lazyDialog<Props>(load) };
}

interface Props {
  readonly title: string;
  readonly onClose: () => void;
}

const retry = () => screen.findByRole('button', { name: 'Volver a intentar' });

describe('a dialog that is fetched when it is opened', () => {
  it('says that there is no connection, and opens once there is one again', async () => {
    const { Late } = aDialog(2);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { user } = await renderScreen(<Late title="Resolver" onClose={vi.fn()} />);

    await screen.findByText('No hay conexión con Vigía');
    await user.click(await retry());
    await vi.waitFor(async () => {
      await user.click(await retry());
      expect(screen.getByText('Resolver')).toBeDefined();
    });
    expect(screen.queryByText('No hay conexión con Vigía')).toBeNull();
  });

  it('is tried again when it is opened again, and can be closed without it', async () => {
    const { Late, load } = aDialog(1);
    const onClose = vi.fn();
    const { user, unmount } = await renderScreen(<Late title="Resolver" onClose={onClose} />);
    await user.click(
      (await screen.findAllByRole('button', { name: 'Cerrar' }))[0] ?? document.body,
    );
    expect(onClose).toHaveBeenCalledOnce();
    unmount();

    await renderScreen(<Late title="Resolver" onClose={onClose} />);
    await screen.findByText('Resolver');
    expect(load).toHaveBeenCalledTimes(2);
  });
});
