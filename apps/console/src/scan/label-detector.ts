import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** From our own server: the page loads nothing from anywhere else. */
prepareZXingModule({ overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) } });

export function createDetector(): BarcodeDetector {
  return new BarcodeDetector({ formats: ['qr_code'] });
}
