import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { connectApi } from '../shared/api/client.js';
import type { User } from '../shared/api/models.js';
import { ViewerContext } from '../shared/api/viewer.js';
import { loadTexts, startTexts } from '../shared/i18n/i18n.js';

// A busy machine is no reason to fail: a screen that never shows what is waited for still does.
configure({ asyncUtilTimeout: 10_000 });

/** What the server answers to `GET /path`; a function sees the request. */
export type Answers = Readonly<Record<string, Answer | ((request: Request) => Answer)>>;

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

export interface ScreenOptions {
  readonly answers?: Answers;
  readonly viewer?: User;
  /** The address the screen is opened at. */
  readonly at?: string;
}

/** Shows one screen in Spanish against the answers given, with everything around it that the app has. */
export async function renderScreen(screen: ReactNode, options: ScreenOptions = {}) {
  await startTexts();
  await Promise.all([
    loadTexts('accounts'),
    loadTexts('boards'),
    loadTexts('outbox'),
    loadTexts('preferences'),
    loadTexts('report'),
    loadTexts('triage'),
  ]);
  const requests: { readonly call: string; readonly headers: Headers; readonly body: unknown }[] =
    [];
  connectApi({
    baseUrl: 'http://vigia.test',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: async (request) => {
      const url = new URL(request.url);
      const call = `${request.method} ${url.pathname}`;
      const text = await request.clone().text();
      requests.push({ call, headers: request.headers, body: text && JSON.parse(text) });
      const answer = options.answers?.[call];
      if (answer === undefined) throw new TypeError(`Nobody answers ${call}`);
      const { status = 200, body } = typeof answer === 'function' ? answer(request) : answer;
      return new Response(JSON.stringify(body), { status });
    },
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '*', element: screen }], {
    initialEntries: [options.at ?? '/'],
  });
  const view = render(
    <QueryClientProvider client={client}>
      <ViewerContext value={options.viewer ?? null}>
        <RouterProvider router={router} />
      </ViewerContext>
    </QueryClientProvider>,
  );
  return { ...view, client, requests, router, user: userEvent.setup() };
}
