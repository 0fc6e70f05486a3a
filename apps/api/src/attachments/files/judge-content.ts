import type { FileHandle } from 'node:fs/promises';

import type { MediaType } from '#custody/attachments/kinds';
import { Problem } from '#custody/problem';

import { isPlainText } from './is-plain-text.ts';
import { judgeOffice } from './office/judge-office.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PDF = Buffer.from('%PDF-');
const PDF_END = Buffer.from('%%EOF');
const ZIP = Buffer.from('PK\u0003\u0004');
const HEAD_BYTES = 16;
/** Programs write a line or two behind the end. */
const PDF_TAIL_BYTES = 2_048;

const TAKEN = 'JPEG, PNG, WebP, PDF, plain text or CSV, XLSX and DOCX are taken';

/** What a file is by its content alone, whatever its sender and its name say. Everything else is refused. */
export async function judgeContent(file: FileHandle, bytes: number): Promise<MediaType> {
  const head = await readAt(file, 0, Math.min(HEAD_BYTES, bytes));
  const startsWith = (magic: Buffer) => head.subarray(0, magic.length).equals(magic);
  if (startsWith(JPEG)) return 'image/jpeg';
  if (startsWith(PNG)) return 'image/png';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  if (startsWith(PDF)) return requirePdfEnd(file, bytes);
  if (startsWith(ZIP)) return judgeOffice(file, bytes);
  if (isPlainText(await readAt(file, 0, bytes))) return 'text/plain';
  throw new Problem('file-type-refused', TAKEN);
}

async function requirePdfEnd(file: FileHandle, bytes: number): Promise<MediaType> {
  const length = Math.min(PDF_TAIL_BYTES, bytes);
  const tail = await readAt(file, bytes - length, length);
  if (!tail.includes(PDF_END)) throw new Problem('file-type-refused', 'the PDF is cut off: its end is missing');
  return 'application/pdf';
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
