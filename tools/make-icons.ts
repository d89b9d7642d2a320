/** Draws the icons of the installed app, and the badge of its notices, from the favicon: `npm run icons`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const PUBLIC = join(import.meta.dirname, '../frontend/public');
const ICONS = join(PUBLIC, 'icons');

const favicon = readFileSync(join(PUBLIC, 'favicon.svg'), 'utf8');
const glyph = favicon.replace(/^<svg[^>]*>|<\/svg>\s*$|<rect[^>]*>/g, '');
const [, ground = ''] = /<rect[^>]*fill="([^"]+)"/.exec(favicon) ?? [];

/** Systems cut these into their own shape: the ground fills the square, the glyph stays within the inner 80 %. */
const fullBleed = svg(
  `<rect width="32" height="32" fill="${ground}"/><g transform="translate(3.2 3.2) scale(0.8)">${glyph}</g>`,
);
/** Android takes only the shape of a badge. */
const badge = svg(glyph.replaceAll(/(stroke|fill)="#[0-9a-f]+"/g, '$1="#fff"'));

mkdirSync(ICONS, { recursive: true });
await draw('icon-192.png', favicon, 192);
await draw('icon-512.png', favicon, 512);
await draw('maskable-192.png', fullBleed, 192);
await draw('maskable-512.png', fullBleed, 512);
await draw('apple-touch-icon.png', fullBleed, 180);
await draw('badge-96.png', badge, 96);

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${content}</svg>`;
}

async function draw(name: string, source: string, size: number): Promise<void> {
  const png = await sharp(Buffer.from(source), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
  writeFileSync(join(ICONS, name), png);
}
