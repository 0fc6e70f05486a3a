import writeXlsxFile from 'write-excel-file/node';

import type { Json } from './json.ts';
import type { RunningApi } from './running-api.ts';
import { eventually } from './eventually.ts';

type Cell = string | number | boolean | Date | null;

/** A workbook of one sheet. */
export function sheetOf(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : value)),
  );
  return writeXlsxFile(cells).toBuffer();
}

/** Sends a table and waits until it has been read. */
export async function stageTable(api: RunningApi, token: string | undefined, content: Buffer): Promise<Json> {
  const headers = { 'content-type': 'application/octet-stream' };
  const { status, body } = await api.call('POST', '/api/v1/equipment/imports?name=table.xlsx', {
    token,
    content,
    headers,
  });
  if (status !== 202) throw new Error(`staging answered ${status}: ${JSON.stringify(body)}`);
  return eventually(async () => {
    const { body: now } = await api.call('GET', `/api/v1/equipment/imports/${body.id}`, { token });
    return now.state === 'reading' ? undefined : now;
  });
}
