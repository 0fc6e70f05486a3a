import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

import { ImageMaker, type ImageType } from './image-maker.ts';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of noughts: small as a file, as large as one likes when it is drawn. */
function pngOf(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows));
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

describe('an image that is received', () => {
  let folder: string;
  const maker = new ImageMaker();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-image-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const make = async (content: Buffer, type: ImageType) => {
    const path = join(folder, 'given');
    await writeFile(path, content);
    return maker.make(path, type);
  };
  const photo = () =>
    sharp({ create: { width: 40, height: 20, channels: 3, background: '#1a7f37' } })
      .withExif({
        IFD0: { Make: 'Phone', Copyright: 'somebody' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 4/1 48/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><where>40.08,113.3</where></x:xmpmeta>');

  it.each([
    ['image/jpeg', () => photo().jpeg()],
    ['image/png', () => photo().png()],
    ['image/webp', () => photo().webp()],
  ] as const)('of %s keeps its pixels, and neither position nor maker', async (type, draw) => {
    const given = await draw().toBuffer();
    const { exif, xmp } = await sharp(given).metadata();
    expect([exif?.includes('Phone'), xmp?.includes('40.08,113.3')]).toEqual([true, true]);
    const { content, thumbnail, width, height } = await make(given, type);
    expect([width, height]).toEqual([40, 20]);
    for (const made of [content, thumbnail]) {
      const { exif, xmp, iptc, icc } = await sharp(made).metadata();
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(made.includes('Phone') || made.includes('40.08')).toBe(false);
    }
    const { channels } = await sharp(content).stats();
    expect(channels[1]?.mean).toBeCloseTo(0x7f, -1);
  });

  it('stands upright as it was taken, since the mark that says so goes', async () => {
    const given = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await make(given, 'image/jpeg');
    expect([width, height]).toEqual([20, 40]);
  });

  it('loses what is hidden behind its end', async () => {
    const given = Buffer.concat([await photo().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    expect((await make(given, 'image/png')).content.includes('script')).toBe(false);
  });

  it('is refused by its header alone when it would draw too many pixels', async () => {
    const bomb = pngOf(50_000, 50_000, 20);
    expect(bomb.length).toBeLessThan(10_000);
    await expect(make(bomb, 'image/png')).rejects.toMatchObject({ code: 'image-too-large' });
  });

  it('is drawn where it is large but not too large, and taken from its own kind alone', async () => {
    expect(await make(pngOf(5_000, 4_000), 'image/png')).toMatchObject({ width: 5_000, height: 4_000 });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(make(svg, 'image/png')).rejects.toMatchObject({ code: 'file-type-refused' });
    const gif = await sharp(pngOf(4, 4))
      .gif()
      .toBuffer()
      .catch(() => Buffer.from('GIF89a'));
    await expect(make(gif, 'image/png')).rejects.toMatchObject({ code: 'file-type-refused' });
  });

  it('is refused when it is cut off, and the next one is drawn all the same', async () => {
    const given = await photo().png().toBuffer();
    const cut = make(given.subarray(0, 60), 'image/png');
    await expect(cut).rejects.toMatchObject({ code: 'file-type-refused' });
    expect((await make(given, 'image/png')).width).toBe(40);
  });
});
