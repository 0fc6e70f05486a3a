import { open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

import {
  LOCAL_LENGTH,
  readDirectory,
  readExactly,
  type ZipEntry,
} from '../../attachments/files/office/read-directory.ts';

const STORED = 0;
/** Attributes of a cell are short: without a bound a sheet of unfinished tags would take the square of its length. */
const CELL_WITH_FORMULA = /<(?:\w+:)?c\s[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}>\s*<(?:\w+:)?f[\s/>]/g;
const FORMULA = /<(?:\w+:)?f[\s/>]/g;

export interface Formulas {
  /** By the row's number the columns, from 0, whose cells compute. */
  readonly at: ReadonlyMap<number, ReadonlySet<number>>;
  /** Some whose cells say not where they are. */
  readonly nowhere: number;
}

/** The cells of all sheets that compute instead of saying something: the library that reads sheets gives their last result. */
export async function findFormulas(path: string): Promise<Formulas> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const sheets = (await readDirectory(file, size)).filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    const at = new Map<number, Set<number>>();
    let nowhere = 0;
    for (const sheet of sheets) nowhere += scan(await unpack(file, sheet), at);
    return { at, nowhere };
  } finally {
    await file.close();
  }
}

function scan(xml: string, at: Map<number, Set<number>>): number {
  let located = 0;
  for (const [, letters = '', row] of xml.matchAll(CELL_WITH_FORMULA)) {
    const columns = at.get(Number(row)) ?? new Set();
    at.set(Number(row), columns.add(columnOf(letters)));
    located += 1;
  }
  return [...xml.matchAll(FORMULA)].length - located;
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

type File = Awaited<ReturnType<typeof open>>;

async function unpack(file: File, { offset, method, packedBytes, unpackedBytes }: ZipEntry): Promise<string> {
  const local = await readExactly(file, offset, LOCAL_LENGTH);
  const begin = offset + LOCAL_LENGTH + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = await readExactly(file, begin, packedBytes);
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: unpackedBytes + 1 });
  return content.toString('utf8');
}
