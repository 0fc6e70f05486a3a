import type { FileHandle } from 'node:fs/promises';

import { DOCX, XLSX, type MediaType } from '#custody/attachments/kinds';
import { Problem } from '#custody/problem';

import { countUnpacked } from './count-unpacked.ts';
import { readDirectory, type ZipEntry } from './read-directory.ts';

const MOST_UNPACKED_BYTES = 200 * 1_048_576;

const DOCUMENTS: readonly (readonly [string, MediaType])[] = [
  ['xl/workbook.xml', XLSX],
  ['word/document.xml', DOCX],
];
const ENCRYPTED = 0x1;
const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|\.(exe|dll|js|vbs|bin)$/i;

/** Whether the archive is a document of Office without macros, and no bomb. Its parts are unpacked to be counted, never kept. */
export async function judgeOffice(file: FileHandle, bytes: number): Promise<MediaType> {
  const entries = await readDirectory(file, bytes);
  const names = new Set(entries.map(({ name }) => name));
  const document = DOCUMENTS.find(([name]) => names.has(name));
  if (!names.has('[Content_Types].xml') || !document) throw refused('of archives only XLSX and DOCX are taken');
  for (const entry of entries) requireHarmless(entry);
  let left = MOST_UNPACKED_BYTES;
  for (const entry of entries) {
    left -= entry.unpackedBytes;
    if (left < 0) throw refused('the document unpacks to more than 200 MiB');
  }
  for (const entry of entries) await countUnpacked(file, entry);
  return document[1];
}

function requireHarmless({ name, flags }: ZipEntry): void {
  if ((flags & ENCRYPTED) !== 0) throw refused('the document is protected by a password');
  if (MACROS.test(name)) throw refused('the document carries macros or programs');
  if (name.includes('..') || name.includes('\\') || name.startsWith('/')) throw refused('the document is malformed');
}

function refused(detail: string): Problem {
  return new Problem('file-type-refused', detail);
}
