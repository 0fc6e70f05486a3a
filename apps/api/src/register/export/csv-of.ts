/** Excel reads a file as UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet would take for a formula, also as a Chinese keyboard types it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Rows as comma-separated values (RFC 4180), in which nothing is ever computed. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
}

function cellOf(text: string): string {
  if (text === '') return '';
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
