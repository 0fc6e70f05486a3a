/** Text, a number, an instant, or nothing. */
export type Cell = string | number | Date | null;

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula, also as a Chinese keyboard types it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Rows as comma-separated values (RFC 4180); text is text, whatever a machine or a person wrote into it. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}
