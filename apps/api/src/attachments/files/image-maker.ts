import sharp, { type Sharp, type SharpOptions } from 'sharp';

import type { MediaType } from '#custody/attachments/kinds';
import { Problem } from '#custody/problem';

/** What one phone takes in one picture; memory and time follow from it. */
export const MOST_PIXELS = 50_000_000;
const LONGEST_SECONDS = 60;
const THUMBNAIL_PIXELS = 480;

const OPTIONS: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 };

export type ImageType = Extract<MediaType, `image/${string}`>;

const ENCODE: Readonly<Record<ImageType, (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 88 }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 88 }),
};

export interface MadeImage {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Buffer;
}

/**
 * Draws images anew: the pixels are kept, and nothing else that was in the file (position, names, hidden parts). One
 * after the other, so that a heap of photos takes no more memory than the largest of them.
 */
export class ImageMaker {
  private last: Promise<unknown> = Promise.resolve();

  make(path: string, type: ImageType): Promise<MadeImage> {
    const made = this.last.then(() => draw(path, type));
    this.last = made.catch(() => undefined);
    return made;
  }
}

async function draw(path: string, type: ImageType): Promise<MadeImage> {
  onlyWhatIsTaken();
  const image = sharp(path, OPTIONS);
  const { width, height } = await image.metadata().catch(explain);
  if (width * height > MOST_PIXELS) throw tooManyPixels();
  const { data, info } = await ENCODE[type](image.autoOrient().timeout({ seconds: LONGEST_SECONDS }))
    .toBuffer({ resolveWithObject: true })
    .catch(explain);
  const thumbnail = await sharp(data, OPTIONS)
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
  return { content: data, width: info.width, height: info.height, thumbnail };
}

/** The decoders of other formats are never reached; two threads would take both cores from those who wait. */
function onlyWhatIsTaken(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
  sharp.concurrency(1);
  sharp.cache(false);
}

function explain(error: unknown): never {
  if (error instanceof Error && /pixel limit|too large/i.test(error.message)) throw tooManyPixels();
  throw new Problem('file-type-refused', 'the image is damaged and cannot be drawn');
}

function tooManyPixels(): Problem {
  return new Problem('image-too-large', `an image may have ${MOST_PIXELS / 1_000_000} million pixels`);
}
