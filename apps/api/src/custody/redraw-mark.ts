import sharp from 'sharp';

import { invalidField } from '#custody/problem';

const MOST_BYTES = 65_536;
const MOST_PIXELS = 1_000_000;
const [WIDTH, HEIGHT] = [600, 300];
const DATA_URL = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** A drawn mark as pixels and nothing else, on white, no larger than a signature is. */
export async function redrawMark(url: string): Promise<Buffer> {
  const encoded = DATA_URL.exec(url)?.[1];
  if (encoded === undefined) throw invalidField('signature', 'must be a PNG as data:image/png;base64,…');
  const content = Buffer.from(encoded, 'base64');
  if (content.length > MOST_BYTES) throw invalidField('signature', `may have ${MOST_BYTES / 1_024} KiB`);
  if (!content.subarray(0, PNG.length).equals(PNG)) throw invalidField('signature', 'is no PNG');
  return sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .resize(WIDTH, HEIGHT, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('b-w')
    .png({ palette: true, colours: 16 })
    .timeout({ seconds: 5 })
    .toBuffer()
    .catch(() => {
      throw invalidField('signature', 'is damaged, or has too many pixels');
    });
}
