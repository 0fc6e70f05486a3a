import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

import { invalidField, Problem } from '#custody/problem';

/** A phone on a bad line may take its time, but not for ever. */
const LONGEST_MS = 10 * 60_000;
export const MEBIBYTE = 1_048_576;

export interface Received {
  readonly bytes: number;
  /** Of what was sent, before anything was done to it. */
  readonly sha256: Buffer;
}

/** Writes the body to the file as it comes, never holding more than a piece of it, and stops where it is too long. */
export async function receiveBody(body: Readable, file: FileHandle, limitBytes: number): Promise<Received> {
  const hash = createHash('sha256');
  let bytes = 0;
  const tooLong = setTimeout(() => body.destroy(), LONGEST_MS);
  try {
    // The request must outlive a refusal: it carries the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limitBytes) throw tooLarge(limitBytes);
      hash.update(chunk);
      await file.write(chunk);
    }
  } catch (error) {
    if (body.destroyed) throw new Problem('validation-failed', 'the upload broke off');
    throw error;
  } finally {
    clearTimeout(tooLong);
  }
  if (bytes === 0) throw invalidField('body', 'is empty');
  return { bytes, sha256: hash.digest() };
}

export function tooLarge(limitBytes: number): Problem {
  return new Problem('file-too-large', `a file may have ${Math.floor(limitBytes / MEBIBYTE)} MiB`);
}
