import { parse } from 'csv-parse';

import { openFile } from './read-lines.ts';

export type Cells = Record<string, string>;

/** Rows of a comma-separated file. Without `header` the first line names the columns. */
export async function* readTable(path: string, header?: readonly string[]): AsyncGenerator<Cells> {
  const parser = parse({ columns: header === undefined ? true : [...header], trim: true, skip_empty_lines: true });
  const file = openFile(path);
  file.on('error', (error) => parser.destroy(error));
  for await (const row of file.pipe(parser)) yield row as Cells;
}
