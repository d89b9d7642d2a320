import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, renderScreen } from '../../../testing/render-screen.js';
import { MuteLinkPage, type MuteLinkFrame } from './mute-link-page.js';

afterEach(cleanup);

function Frame({ title, lead, children }: MuteLinkFrame) {
  return (
    <main>
      <h1>{title}</h1>
      <p>{lead}</p>
      {children}
    </main>
  );
}

const open = (answer: Answer, at = '/silenciar#abc') =>
  renderScreen(<MuteLinkPage frame={Frame} />, {
    at,
    answers: { 'POST /silencio/enlace': answer },
  });

describe('the page of a link that mutes', () => {
  it('[PRF-4] does nothing by itself, and says what it muted', async () => {
    const { user, requests } = await open({ body: { titulo: 'Fuga de agua' } });
    const button = await screen.findByRole('button', { name: 'Silenciar' });
    expect(requests).toEqual([]);

    await user.click(button);

    expect(await screen.findByText(/«Fuga de agua»/)).toBeTruthy();
    expect(requests.map(({ body }) => body)).toEqual([{ token: 'abc' }]);
  });

  it('says that a link is spent', async () => {
    const { user } = await open({ status: 400, body: { status: 400, code: 'link-invalid' } });

    await user.click(await screen.findByRole('button', { name: 'Silenciar' }));

    expect(await screen.findByText('Este enlace ya no sirve')).toBeTruthy();
  });

  it('says so at once where there is no token', async () => {
    await open({}, '/silenciar');

    expect(await screen.findByText('Este enlace ya no sirve')).toBeTruthy();
  });
});
