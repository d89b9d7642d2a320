import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { meQuery } from '../features/auth/api/session.js';
import { forgetAll, keep, kept } from '../shared/device/kept.js';
import { Toasts } from '../shared/ui/toast.js';
import { type PushBrowser, stubPushBrowser, unstubPushBrowser } from '../testing/a-push-browser.js';
import { aUser } from '../testing/a-user.js';
import { type Answers, renderScreen } from '../testing/render-screen.js';
import { WaitingRoute } from './routes/waiting-route.js';

const ana = aUser({ estado: 'desactivado', tipo: 'trabajador' });
const wish = `push#${ana.email}`;
const opened = vi.fn();
let browser: PushBrowser;

beforeEach(async () => {
  opened.mockReset();
  browser = stubPushBrowser();
  vi.stubGlobal('location', { assign: opened });
  await forgetAll('');
  await keep(wish, true);
  await keep('reading\nlast', { person: ana.email });
});
afterEach(() => {
  cleanup();
  unstubPushBrowser();
});

const answers: Answers = {
  'GET /me': { body: ana },
  'GET /config/publica': { body: { push: 'key' } },
  'DELETE /dispositivos': { status: 204 },
  'PUT /dispositivos': { body: { id: 'd1' } },
};

async function logOutFromWaiting(logOut: Answers) {
  const view = await renderScreen(
    <>
      <WaitingRoute />
      <Toasts />
    </>,
    { answers: { ...answers, ...logOut } },
  );
  await vi.waitFor(() => {
    expect(view.client.getQueryData(meQuery.queryKey)).toEqual(ana);
    expect(view.client.getQueryData(['config'])).toBeDefined();
  });
  await view.user.click(screen.getByRole('button', { name: 'Cerrar sesión' }));
  return view;
}

describe('logging out', () => {
  it('[OFF-7] [PSH-8] leaves nothing on the device, from the waiting page neither', async () => {
    await logOutFromWaiting({ 'POST /auth/logout': { status: 204 } });

    await vi.waitFor(() => {
      expect(opened).toHaveBeenCalledWith('/entrar');
    });
    expect(await kept(wish)).toBeUndefined();
    expect(await kept('reading\nlast')).toBeUndefined();
    expect(browser.endpoint).toBeNull();
    expect(browser.asked).toEqual([{ wish: 'clear-notices' }]);
  });

  it('[PSH-3] keeps the device one that is told where the server could not end the session', async () => {
    const { requests } = await logOutFromWaiting({ 'POST /auth/logout': { status: 503 } });

    await vi.waitFor(() => {
      expect(requests.map(({ call }) => call).slice(-3)).toEqual([
        'DELETE /dispositivos',
        'POST /auth/logout',
        'PUT /dispositivos',
      ]);
    });
    expect(opened).not.toHaveBeenCalled();
    expect(await kept(wish)).toBe(true);
  });
});
