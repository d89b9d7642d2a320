import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/render-screen.js';
import { inboxQuery } from './api/inbox-queries.js';
import { useSeen } from './use-seen.js';

const HERE = '7f0e2c4e-9d5f-4b52-8a53-0f6f6d1f0a01';
const ELSEWHERE = '7f0e2c4e-9d5f-4b52-8a53-0f6f6d1f0a02';

function Looking({ at }: { at: string }) {
  useSeen(at);
  return null;
}

function notice(id: string, incidente_id: string, leida = false) {
  return { id, incidente_id, leida, calidad: 'reportante', tipo: 'iniciado' };
}

function lookAt(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => {
  vi.restoreAllMocks();
});

async function open(status = 200) {
  const { client, requests } = await renderScreen(<Looking at={HERE} />, {
    answers: {
      'GET /notificaciones': {
        body: {
          notificaciones: [notice('03', HERE), notice('02', ELSEWHERE), notice('01', HERE, true)],
          cursor: '03',
          hay_mas: false,
          no_leidas: 2,
          no_leidas_mas: false,
        },
      },
      'PUT /notificaciones/leidas': { status, body: { no_leidas: 1, no_leidas_mas: false } },
    },
  });
  const marks = () => requests.flatMap(({ call, body }) => (call.startsWith('PUT') ? [body] : []));
  return { client, marks };
}

describe('[NOT-13] looking at an incident', () => {
  it('reads what was told of it, and of no other', async () => {
    const { marks } = await open();

    await waitFor(() => {
      expect(marks()).toEqual([{ ids: ['03'] }]);
    });
  });

  it('is not to have its page open behind another window', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { client, marks } = await open();
    await waitFor(() => {
      expect(client.getQueryData(inboxQuery.queryKey)).toBeDefined();
    });
    expect(marks()).toEqual([]);

    act(() => {
      lookAt('visible');
    });

    await waitFor(() => {
      expect(marks()).toEqual([{ ids: ['03'] }]);
    });
  });

  it('asks once for what the server refuses to mark', async () => {
    const { client, marks } = await open(400);
    await waitFor(() => {
      expect(marks()).toHaveLength(1);
    });

    await act(() => client.refetchQueries(inboxQuery));

    expect(client.getQueryData(inboxQuery.queryKey)?.items[0]?.leida).toBe(false);
    expect(marks()).toHaveLength(1);
  });
});
