import type { BoardItem } from '../document/board-item.js';
import type { ResolveImage } from '../view/pictures.js';

/** The bytes of every picture among the items that can be had; what cannot is left out and drawn as a frame. */
export async function fetchPictures(
  items: readonly BoardItem[],
  resolve: ResolveImage | undefined,
): Promise<ReadonlyMap<string, Blob>> {
  const refs = new Set(items.flatMap(({ object }) => (object.kind === 'image' ? object.ref : [])));
  const found = new Map<string, Blob>();
  await Promise.all(
    [...refs].map(async (ref) => {
      try {
        if (resolve === undefined) return;
        const { url } = await resolve(ref);
        // What the browser kept of showing it may lack the headers that let it be read.
        const response = await fetch(url, { cache: 'no-store' });
        if (response.ok) found.set(ref, await response.blob());
      } catch {
        // Drawn as a frame.
      }
    }),
  );
  return found;
}

/** Pictures ready to be drawn on a canvas that is read afterwards; `close` when done. */
export async function decodePictures(blobs: ReadonlyMap<string, Blob>): Promise<{
  readonly images: ReadonlyMap<string, HTMLImageElement>;
  readonly close: () => void;
}> {
  const images = new Map<string, HTMLImageElement>();
  const urls: string[] = [];
  for (const [ref, blob] of blobs) {
    const url = URL.createObjectURL(blob);
    urls.push(url);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      images.set(ref, image);
    } catch {
      // Drawn as a frame.
    }
  }
  return { images, close: () => urls.forEach((url) => URL.revokeObjectURL(url)) };
}

/** A blob as an address that carries it. */
export async function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The picture cannot be read.'));
    reader.readAsDataURL(blob);
  });
}
