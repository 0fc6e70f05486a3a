import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

import { writeTable, type Language, type TablePiece } from '#custody/register/import/write-table';

import { csvOf } from './csv-of.ts';
import { escapeCell } from './escape-cell.ts';

export interface TableJob {
  readonly pieces: readonly TablePiece[];
  readonly language: Language;
  readonly format: 'xlsx' | 'csv';
}

const WIDEST = 40;

const { pieces, language, format } = workerData as TableJob;
const rows = writeTable(pieces, language);
parentPort!.postMessage(format === 'csv' ? Buffer.from(csvOf(rows)) : await toXlsx(rows));

/** Every cell is text: whatever somebody wrote into it is never computed. */
async function toXlsx([headings = [], ...body]: string[][]): Promise<Buffer> {
  const bold = headings.map((value) => ({ value: escapeCell(value), type: String, fontWeight: 'bold' as const }));
  const cells = body.map((row) =>
    row.map((value) => (value === '' ? null : { value: escapeCell(value), type: String })),
  );
  const columns = headings.map((heading, index) => ({
    width: Math.min(WIDEST, Math.max(10, 2 * heading.length, 1.3 * (body[0]?.[index]?.length ?? 0))),
  }));
  return writeXlsxFile([bold, ...cells], { columns, stickyRowsCount: 1 }).toBuffer();
}
