import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeZip, type ZipPart } from '../../../../../test/support/make-zip.ts';
import { judgeContent } from './judge-content.ts';

const TYPES = { name: '[Content_Types].xml', content: '<Types/>' };
const BOOK = { name: 'xl/workbook.xml', content: '<workbook/>' };
const sheet = (...more: ZipPart[]) => makeZip([TYPES, BOOK, ...more]);
const MIB = 1_048_576;

function pastTheDirectory(): Buffer {
  const archive = sheet({ name: 'xl/x.xml', content: 'x' });
  const listed = archive.lastIndexOf('xl/x.xml') - 46;
  archive.writeUInt32LE(archive.readUInt32LE(listed + 20) + 1, listed + 20);
  return archive;
}

describe('a file that is received', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-judge-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const judge = async (content: Buffer | string) => {
    const path = join(folder, 'given');
    await writeFile(path, content);
    const file = await open(path);
    try {
      return await judgeContent(file, Buffer.byteLength(content)).catch(({ code, message }) => `${code}: ${message}`);
    } finally {
      await file.close();
    }
  };

  it.each([
    ['a PDF', '%PDF-1.7\n…\n%%EOF\n', 'application/pdf'],
    ['text', '水泵 12 号：已检修\r\n', 'text/plain'],
    ['a table as Chinese programs write it', Buffer.from('b1e0bac52cc3fbb3c60d0a50552d312cb1c3', 'hex'), 'text/plain'],
    ['a sheet', sheet(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'a letter',
      makeZip([TYPES, { name: 'word/document.xml', content: 'x' }]),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'image/jpeg'],
  ])('is taken when it is %s', async (_, content, type) => {
    expect(await judge(content)).toBe(type);
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page behind a blank', '\ufeff \n<html>'],
    ['a page behind some text', 'name,value\n<script>alert(1)</script>'],
    ['a drawing with scripts', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a script', '#!/bin/sh\nrm -rf /'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['a bitmap', Buffer.from('424d460000000000', 'hex')],
    ['a PDF that is cut off', '%PDF-1.7\n1 0 obj'],
    ['a PDF behind something else', 'x%PDF-1.7\u0001%%EOF'],
    ['any archive', makeZip([{ name: 'a.txt', content: 'x' }])],
    ['a page packed like a document', makeZip([{ name: 'xl/workbook.xml', content: 'x' }])],
    ['a sheet with macros', sheet({ name: 'xl/vbaProject.bin', content: 'x' })],
    ['a sheet with a password', sheet({ name: 'xl/x.xml', content: 'x', flags: 1 })],
    ['a sheet with a way out', sheet({ name: 'xl/../../x.xml', content: 'x' })],
    ['a sheet that is cut off', sheet().subarray(0, 80)],
    ['a sheet with something behind it', Buffer.concat([sheet(), Buffer.from('x')])],
    ['a bomb', sheet({ name: 'xl/x.xml', content: 'x', claimedBytes: 201 * MIB })],
    ['a bomb that says it is small', sheet({ name: 'xl/x.xml', content: Buffer.alloc(8 * MIB), claimedBytes: 10 })],
    ['a heap of parts', sheet(...Array(5_001).fill({ name: 'xl/x.xml', content: '' }))],
    ['a sheet with two parts at one place', sheet({ name: 'xl/x.xml', content: 'x', timesAgain: 1 })],
    ['a sheet with a part in its directory', pastTheDirectory()],
  ])('is refused when it is %s', async (_, content) => {
    expect(await judge(content)).toMatch(/^file-type-refused: /);
  });

  it('is refused before anything is unpacked when its parts overlap', async () => {
    const blob = sheet({ name: 'xl/x.xml', content: randomBytes(4 * MIB), timesAgain: 4_000, claimedBytes: 1_000 });
    expect(await judge(blob)).toBe('file-type-refused: the archive has parts that overlap');
  });
});
