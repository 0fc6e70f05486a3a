import { readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

import { OperatorError } from '../start/operator-error.ts';

export const MANIFEST = 'manifest.json';
/** Where the copied data folder lies in a backup. */
export const CONTENT = 'data';
const FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** What the copy says of itself when it is opened: a restored one must say the same. */
const contents = z.object({
  /** `null`: on a server of its own, and not in this backup. */
  database: z
    .object({
      version: z.string(),
      appliedPosition: count,
      tables: z.record(z.string(), z.object({ rows: count, digest: z.string() })),
    })
    .nullable(),
  history: z.object({ position: count, series: count, readings: count, digest: sha256 }).nullable(),
  /** The messages that a store has yet to apply are in it. */
  log: z.object({ start: count, end: count }).nullable(),
});
export type Contents = z.output<typeof contents>;

/** Within the folder, whatever somebody has written into the manifest. */
const path = z.string().refine((text) => !isAbsolute(text) && !/(^|[\\/])\.\.([\\/]|$)/.test(text));

const manifest = z.object({
  format: z.literal(FORMAT),
  muster: z.string(),
  /** Files of PostgreSQL and DuckDB are of one kind of machine. */
  platform: z.string(),
  /** Everything acknowledged before `begunAt` is in it; of what came until `endedAt`, some. */
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  gateway: z.string().nullable(),
  contents,
  files: z.array(z.object({ path, bytes: count, mode: count.max(0o777), sha256 })),
});
export type Manifest = z.output<typeof manifest>;
export type ManifestFile = Manifest['files'][number];

export const THIS_PLATFORM = `${process.platform}-${process.arch}`;

export async function writeManifest(folder: string, content: Omit<Manifest, 'format'>): Promise<void> {
  const text = `${JSON.stringify({ format: FORMAT, ...content }, null, 1)}\n`;
  await writeFile(join(folder, MANIFEST), text, { mode: 0o600, flush: true });
}

export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${folder} holds no backup: ${error.message}`);
  });
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    throw new OperatorError(`${path} is damaged, or of another Muster: nothing was restored.`);
  }
}
