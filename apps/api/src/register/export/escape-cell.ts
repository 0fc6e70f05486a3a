/** What XML cannot hold, and what would be read as standing for it (ECMA-376 Part 1, 22.9.2.19). */
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text as a cell of a sheet holds it, so that it is read as it was. */
export function escapeCell(text: string): string {
  return text.replace(UNWRITABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}
