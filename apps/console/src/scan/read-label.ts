/** What a label or a typed line points to. */
export type LabelTarget = { readonly assetCode: string } | { readonly handover: string };

const ASSET_CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST = 2_000;

/** A label carries the address of its piece or handover, or just the code; null where it is somebody else's label. */
export function readLabel(scanned: string): LabelTarget | null {
  const text = scanned.normalize('NFKC').trim();
  if (text.length > LONGEST) return null;
  const path = readPath(text);
  if (path !== null) return fromPath(path);
  return ASSET_CODE.test(text) ? { assetCode: text } : null;
}

function readPath(text: string): string | null {
  if (!/^https?:/i.test(text)) return text.startsWith('/') ? text : null;
  try {
    return new URL(text).pathname;
  } catch {
    return null;
  }
}

function fromPath(path: string): LabelTarget | null {
  const parts = path.split('/').filter((part) => part !== '');
  const [last = ''] = parts.slice(-1);
  const parent = parts.at(-2);
  if (parent === 'handovers' && UUID.test(last)) return { handover: last };
  return parent === 'equipment' && ASSET_CODE.test(last) ? { assetCode: last } : null;
}
