import { act, cleanup, screen } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Photo } from '../api/models.js';
import { Problem } from '../api/problem.js';
import { renderScreen } from '../../testing/render-screen.js';
import { PhotoPicker } from './photo-picker.js';
import { PhotoUploads } from './photo-uploads.js';

beforeEach(() => {
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
});
afterEach(cleanup);

function Picker({ uploads }: { uploads: PhotoUploads }) {
  useSyncExternalStore(uploads.subscribe, uploads.current);
  return <PhotoPicker uploads={uploads} max={2} />;
}

const aPhoto: Photo = { id: 'p1', url: '', miniatura_url: '', ancho: 1, alto: 1 };
const aFile = (name: string) => new File(['abc'], name, { type: 'image/png' });

async function open(send: (file: File) => Promise<Photo>) {
  const uploads = new PhotoUploads(send);
  const shown = await renderScreen(<Picker uploads={uploads} />);
  const input = shown.container.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('Nothing takes files.');
  return { ...shown, uploads, choose: (...files: File[]) => shown.user.upload(input, files) };
}

describe('the photo picker', () => {
  it('asks for pictures, more than one, without HEIC', async () => {
    const { container } = await open(() => Promise.resolve(aPhoto));

    const input = container.querySelector<HTMLInputElement>('input[type=file]');
    expect(input?.accept).toBe('image/jpeg,image/png,image/webp');
    expect(input?.multiple).toBe(true);
    expect(screen.getByRole('button', { name: /Empieza con una foto/ })).toBeTruthy();
  });

  it('says why the server refused one, next to those that arrived, and offers no retry in vain', async () => {
    const refusal = new Problem(422, 'photo-unreadable', {
      type: 'about:blank',
      title: 'No se puede leer',
      status: 422,
      detail: 'La foto está dañada.',
      instance: '',
      code: 'photo-unreadable',
      error: 'La foto está dañada.',
    });
    const { choose, uploads } = await open((file) =>
      file.name === 'bad.png' ? Promise.reject(refusal) : Promise.resolve(aPhoto),
    );

    await choose(aFile('bad.png'), aFile('good.png'));
    await act(() => uploads.settled());

    expect(screen.getByText('La foto está dañada.')).toBeTruthy();
    expect(screen.getByAltText('good.png')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Reintentar bad.png' })).toBeNull();
    expect(screen.getByRole('status').textContent).toMatch(/1 de 2.*bad\.png: La foto está dañada/);
  });

  it('tries again and takes out, with the keyboard', async () => {
    let tries = 0;
    const { choose, uploads, user } = await open(() =>
      (tries += 1) === 1 ? Promise.reject(new Error('cut off')) : Promise.resolve(aPhoto),
    );
    await choose(aFile('a.png'));
    await act(() => uploads.settled());

    screen.getByRole('button', { name: 'Reintentar a.png' }).focus();
    await user.keyboard('{Enter}');
    await act(() => uploads.settled());
    expect(uploads.ready()).toEqual(['p1']);

    screen.getByRole('button', { name: 'Quitar a.png' }).focus();
    await user.keyboard('{Enter}');
    expect(uploads.current()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Fotos' }));
  });

  it('says how many had no room, and asks for no more when it is full', async () => {
    const { choose } = await open(() => Promise.resolve(aPhoto));

    await choose(aFile('a.png'), aFile('b.png'), aFile('c.png'));

    expect(screen.getByRole('alert').textContent).toBe('Caben 2: una foto quedó fuera.');
    expect(screen.queryByRole('button', { name: /otra foto/ })).toBeNull();
  });
});
