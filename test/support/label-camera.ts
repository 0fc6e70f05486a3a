import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const WASM = fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'));
const PIXELS_A_DOT = 6;

/** A camera before which a label with a QR code is held; all behind the camera is the product's own. */
export async function holdLabel(context: BrowserContext, text: string): Promise<void> {
  const { buffer, byteOffset, length } = await readFile(WASM);
  prepareZXingModule({ overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer } });
  const { svg } = await writeBarcode(text, { format: 'QRCode', scale: PIXELS_A_DOT });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await context.addInitScript({ content: SHOW_LABEL.replace('PICTURE', JSON.stringify(picture)) });
}

/** Runs in the page, which has what these types do not know of. */
const SHOW_LABEL = `navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 480];
  const label = new Image();
  label.src = PICTURE;
  await label.decode();
  const draw = () => {
    const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(label, 200, 120);
  };
  draw();
  setInterval(draw, 100);
  return canvas.captureStream(10);
};`;
