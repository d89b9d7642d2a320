import { crc32, deflateSync } from 'node:zlib';
import { PHOTO_SIDE_MAX, THUMBNAIL_SIDE_MAX, type PhotoRefusal } from '@vigia/domain/photo';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { PictureMaker, type MadePicture } from './picture-maker.js';

const SECRET = 'a-word-that-must-not-survive';

const maker = new PictureMaker();

const outcomeOf = (upload: Uint8Array): Promise<MadePicture | PhotoRefusal> =>
  maker.make((make) => make(upload));

async function made(upload: Uint8Array): Promise<MadePicture> {
  const outcome = await outcomeOf(upload);
  if (typeof outcome === 'string') throw new Error(`Refused: ${outcome}`);
  return outcome;
}

/** A plain picture, wider than high. */
function plain(width = 60, height = 40, background = '#c04020'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A picture that is hard to compress, so that its middle is far from its end. */
function noisy(width = 300, height = 200): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } });
}

/** A PNG of one bit per pixel, all of them there: kilobytes that unfold to anything. */
function blank(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

describe('a picture made of an upload', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('[PHO-2] is WebP, made of %s', async (format) => {
    const { picture, encoded } = await made(await plain().toFormat(format).toBuffer());

    expect(picture).toMatchObject({ width: 60, height: 40, bytes: encoded.full.length });
    for (const bytes of [encoded.full, encoded.thumbnail]) {
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: 'webp',
        width: 60,
        height: 40,
      });
    }
  });

  it('[PHO-2] keeps nothing that the camera or anybody else wrote into it', async () => {
    const upload = await plain()
      .withExif({
        IFD0: { Copyright: SECRET, Make: 'Camera' },
        IFD2: { UserComment: SECRET },
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '12/1 8/1 7/1', GPSLongitude: '77/1 1/1 3/1' },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${SECRET}</a></x:xmpmeta>`)
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const before = await sharp(upload).metadata();
    expect(upload.includes(SECRET)).toBe(true);
    expect([before.exif, before.xmp, before.icc].every((part) => part !== undefined)).toBe(true);

    const { encoded } = await made(upload);

    for (const bytes of [encoded.full, encoded.thumbnail]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc, icc, orientation]).toEqual(Array(5).fill(undefined));
      expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/EXIF|XMP |ICCP|GPS/);
    }
  });

  it.each([
    [3, 60, 40],
    [6, 40, 60],
    [8, 40, 60],
  ])('[PHO-2] stands upright, whatever way the camera was held (%i)', async (orientation, w, h) => {
    const left = plain(30, 40, '#ffffff');
    const upload = await plain(60, 40, '#000000')
      .composite([{ input: await left.png().toBuffer(), left: 0, top: 0 }])
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer();

    const { picture, encoded } = await made(upload);

    expect(picture).toMatchObject({ width: w, height: h });
    // Where the white half is afterwards: right, top, bottom.
    const probe = { 3: [w - 5, 20], 6: [20, 5], 8: [20, h - 5] }[orientation]!;
    const pixel = await sharp(encoded.full)
      .extract({ left: probe[0]!, top: probe[1]!, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(pixel[0]).toBeGreaterThan(200);
  });

  it('[PHO-2] is no longer than it may be, and never larger than it was', async () => {
    const { picture, encoded } = await made(await plain(4000, 1000).png().toBuffer());

    const thumbnail = await sharp(encoded.thumbnail).metadata();
    expect(picture).toMatchObject({ width: PHOTO_SIDE_MAX, height: 640 });
    expect(thumbnail).toMatchObject({ width: THUMBNAIL_SIDE_MAX, height: 120 });
  });

  it('[PHO-2] survives the longest and thinnest', async () => {
    const { picture } = await made(await plain(1, 12_000).png().toBuffer());

    expect(picture).toMatchObject({ width: 1, height: PHOTO_SIDE_MAX });
  });

  it('keeps what is transparent', async () => {
    const background = { r: 1, g: 2, b: 3, alpha: 0 };
    const upload = sharp({ create: { width: 8, height: 8, channels: 4, background } });

    const { encoded } = await made(await upload.png().toBuffer());

    expect((await sharp(encoded.full).metadata()).hasAlpha).toBe(true);
  });

  it('shows the first frame of many', async () => {
    const frames = ['#ff0000', '#00ff00'].map((colour) => plain(20, 40, colour).png().toBuffer());
    const upload = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(upload).metadata()).pages).toBe(2);

    const { picture, encoded } = await made(upload);

    expect(picture).toMatchObject({ width: 20, height: 40 });
    expect((await sharp(encoded.full).metadata()).pages).toBeUndefined();
  });

  it('[PHO-2] carries nothing of a file that is a picture and something else as well', async () => {
    const comment = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0, 2 + SECRET.length]),
      Buffer.from(SECRET),
    ]);
    const jpeg = await plain().jpeg().toBuffer();
    const upload = Buffer.concat([
      jpeg.subarray(0, 2),
      comment,
      jpeg.subarray(2),
      Buffer.from(`<script>${SECRET}</script>PK\u0003\u0004${SECRET}`),
    ]);

    const { encoded } = await made(upload);

    expect(Buffer.from(encoded.full).includes(SECRET)).toBe(false);
    expect(Buffer.from(encoded.full).includes('<script>')).toBe(false);
  });

  it('[PHO-3] is named by its content: the same for the same upload, another for another', async () => {
    const upload = await noisy().jpeg().toBuffer();

    const [first, second, other] = [
      await made(upload),
      await made(upload),
      await made(await noisy().jpeg().toBuffer()),
    ];

    expect(second.picture.digest).toBe(first.picture.digest);
    expect(other.picture.digest).not.toBe(first.picture.digest);
  });

  it('[PHO-4] may have 50 megapixels', async () => {
    const { picture } = await made(blank(10_000, 5_000));

    expect(picture).toMatchObject({ width: 2560, height: 1280 });
  });
});

describe('an upload that is no picture', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('not a picture')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['HEIC, which this build cannot open', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0heicmif1')],
  ])('[PHO-1] [PHO-4] is refused for its type: %s', async (_what, upload) => {
    expect(await outcomeOf(upload)).toBe('type');
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    '[PHO-4] is refused when cut off: %s',
    async (format) => {
      const whole = await noisy().toFormat(format).toBuffer();

      for (const part of [0.2, 0.5, 0.9]) {
        const cut = whole.subarray(0, Math.floor(whole.length * part));
        expect(await outcomeOf(cut), String(part)).toBe('unreadable');
      }
    },
  );

  it.each([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['WebP', [...Buffer.from('RIFF\0\0\0\u0001WEBPVP8 ')]],
  ])('[PHO-4] is refused when it only begins like %s', async (_what, head) => {
    const upload = Buffer.concat([Buffer.from(head), Buffer.alloc(2_000, 7)]);

    expect(await outcomeOf(upload)).toBe('unreadable');
  });

  it('[PHO-4] is refused when it would unfold to too many pixels, before it does', async () => {
    const bomb = blank(30_000, 30_000);
    const jpeg = await plain().jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);

    const before = process.memoryUsage.rss();
    expect(bomb.length).toBeLessThan(200_000);
    expect(await outcomeOf(bomb)).toBe('pixels');
    expect(await outcomeOf(jpeg)).toBe('pixels');
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });
});

describe('the maker', () => {
  it('works at one upload at a time, and goes on after one that fails', async () => {
    let atWork = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      atWork += 1;
      most = Math.max(most, atWork);
      await plain().png().toBuffer();
      atWork -= 1;
    };

    const outcomes = await Promise.allSettled([
      maker.make(work),
      maker.make(() => Promise.reject(new Error('the bucket is away'))),
      maker.make(work),
      maker.make(work),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(most).toBe(1);
  });
});
