import { ASSET_CODE } from '#telemetry/codec/topics';

/** The asset code that a label carries as its address, or that somebody typed; undefined where it is neither. */
export function readScannedCode(scanned: string): string | undefined {
  const text = scanned.normalize('NFKC').trim();
  const code = (readAddress(text) ?? text).toUpperCase();
  return ASSET_CODE.test(code) ? code : undefined;
}

function readAddress(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const parts = new URL(text).pathname.split('/').filter((part) => part !== '');
  return parts.at(-2) === 'equipment' ? parts.at(-1) : '';
}
