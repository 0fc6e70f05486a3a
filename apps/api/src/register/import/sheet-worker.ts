import { readSheet } from 'read-excel-file/node';
import { parentPort, workerData } from 'node:worker_threads';

import { readHeading, readRow, type ReadRow } from '#custody/register/import/read-table';
import { MOST_IMPORT_ROWS, type CellFault } from '#custody/register/import/schemas';
import type { Cell } from '#custody/register/import/value';

import { findFormulas } from './find-formulas.ts';

export type SheetMessage =
  | { readonly kind: 'expect'; readonly rowCount: number }
  | { readonly kind: 'heading'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'rows'; readonly rows: readonly ReadRow[] }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'end' };

const ROWS_AT_ONCE = 250;
const port = parentPort!;
const tell = (message: SheetMessage) => port.postMessage(message);

try {
  await readAll((workerData as { path: string }).path);
} catch (error) {
  tell({ kind: 'refused', detail: `the sheet cannot be read: ${error instanceof Error ? error.message : error}` });
}

async function readAll(path: string): Promise<void> {
  const formulas = await findFormulas(path);
  if (formulas.nowhere > 0) return refuse('the sheet has formulas whose cells have no address');
  // Blanks are ours to judge.
  const [headings, ...body] = (await readSheet(path, { trim: false })) as unknown as Cell[][];
  if (!headings) return refuse('the sheet is empty');
  if (body.length > MOST_IMPORT_ROWS) return refuse(`a sheet may have ${MOST_IMPORT_ROWS} rows`);
  const { columns, faults } = readHeading(headings);
  const rows = body.flatMap((cells, index) => {
    const row = index + 2;
    return readRow(columns, cells, row, formulas.at.get(row)) ?? [];
  });
  if (rows.length === 0) return refuse('the sheet has no rows below its headings');
  tell({ kind: 'expect', rowCount: rows.length });
  const computed = formulas.at.has(1)
    ? [{ column: '1', code: 'formula' as const, detail: 'a heading is a formula' }]
    : [];
  if (faults.length + computed.length > 0) tell({ kind: 'heading', faults: [...faults, ...computed] });
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    tell({ kind: 'rows', rows: rows.slice(first, first + ROWS_AT_ONCE) });
  tell({ kind: 'end' });
}

function refuse(detail: string): void {
  tell({ kind: 'refused', detail });
}
