import { expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import type { ApiParts } from '../parts.ts';
import { AttachmentFiles } from './attachment-files.ts';

it('receives again once the disk does, however often it did not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'muster-files-'));
  const filesFolder = join(folder, 'files');
  try {
    const files = new AttachmentFiles({ filesFolder } as ApiParts);
    const receive = () => files.receive(Readable.from(['a note']), 100, ({ file }) => Promise.resolve(file.mediaType));
    await writeFile(filesFolder, 'in the way of the folder');
    for (let attempt = 0; attempt < 20; attempt += 1) await expect(receive()).rejects.toThrow(/ENOTDIR|EEXIST/);
    await rm(filesFolder);
    expect(await receive()).toBe('text/plain');
  } finally {
    await rm(folder, { recursive: true });
  }
});
