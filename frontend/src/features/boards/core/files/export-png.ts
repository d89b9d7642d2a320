import type { BoardDocument } from '../document/board-document.js';
import { heightOf, widthOf } from '../geometry/box.js';
import { createMeasure } from '../geometry/text-layout.js';
import { Painter } from '../view/painter.js';
import { sheetOf, type ExportOptions } from './export-options.js';
import { decodePictures, fetchPictures } from './export-pictures.js';

const UNITS_PER_PIXEL = 10;
/** What every browser can make. */
const LONGEST_SIDE = 8_192;
const MOST_PIXELS = 48_000_000;

/** The board, or some of it, as PNG; `scale` pixels a CSS pixel, fewer where a browser could not make the picture. */
export async function exportPng(
  document: BoardDocument,
  options: ExportOptions & { readonly scale?: number } = {},
): Promise<Blob> {
  const { items, box } = sheetOf(document, options.ids);
  const [width, height] = [widthOf(box) / UNITS_PER_PIXEL, heightOf(box) / UNITS_PER_PIXEL];
  const scale = Math.min(
    options.scale ?? 2,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  const canvas = globalThis.document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas.');
  const { background = '#ffffff' } = options;
  if (background !== null) {
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  const { images, close } = await decodePictures(await fetchPictures(items, options.resolveImage));
  const pictures = {
    get: (ref: string) => {
      const image = images.get(ref);
      return image === undefined
        ? ({ kind: 'loading' } as const)
        : ({ kind: 'there', image } as const);
    },
  };
  const painter = new Painter(createMeasure(), pictures, { pictureLoading: '', pictureFailed: '' });
  const perUnit = scale / UNITS_PER_PIXEL;
  context.setTransform(perUnit, 0, 0, perUnit, -box.left * perUnit, -box.top * perUnit);
  for (const item of items) painter.paint(context, item);
  try {
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('The picture is too large for this browser.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    close();
  }
}
