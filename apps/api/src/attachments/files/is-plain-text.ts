/** Chinese programs still write GB 18030; both are strict about what is no text. */
const ENCODINGS = ['utf-8', 'gb18030'];
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;
/** Markup and scripts are text as well, but text that programs run. */
const RUNNABLE = /^\s*(<|#!|%!)|<\s*(!doctype|html|script|svg|\?xml|iframe)\b/i;
const LOOKED_AT = 65_536;

export function isPlainText(content: Buffer): boolean {
  return ENCODINGS.some((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      return !CONTROL.test(text) && !RUNNABLE.test(text.slice(0, LOOKED_AT));
    } catch {
      return false;
    }
  });
}
