import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { startEmbeddedServer } from '#database/embedded-server';
import { FolderInUseError } from '#database/embedded/claim-folder';
import { findRunningServer } from '#database/embedded/find-running';
import { openDuckdbStore } from '#telemetry/store/duckdb/open-duckdb-store';

import type { DataFolder } from '../settings/data-folder.ts';
import { OperatorError } from '../start/operator-error.ts';
import { askOwnServer, findOwnAddress } from '../settings/own-server.ts';

/** Where a copy of the stores comes from: the server that has them open, or we ourselves where none runs. */
export interface LiveSource {
  /** Of the embedded PostgreSQL, where there is one. */
  readonly databaseUrl: string | undefined;
  /** Copies the history and answers where to; the caller removes it. */
  copyHistory(): Promise<string>;
  close(): Promise<void>;
}

/** A copy of a long history is mostly further names of files; what takes time is the newest million readings. */
const COPY_WITHIN_MS = 600_000;
const answered = z.object({ folder: z.string() });

export async function openSource(folder: DataFolder, isEmbedded: boolean): Promise<LiveSource> {
  const nothing = async () => undefined;
  if (!isEmbedded) {
    const copy = (await answers(folder)) ? askForCopy : copyOurselves;
    return { databaseUrl: undefined, copyHistory: () => copy(folder), close: nothing };
  }
  try {
    const server = await startEmbeddedServer({ folder: folder.postgres });
    return { databaseUrl: server.url, copyHistory: () => copyOurselves(folder), close: () => server.stop() };
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    const databaseUrl = await findRunningServer(folder.postgres);
    if (databaseUrl === undefined) throw error;
    return { databaseUrl, copyHistory: () => askForCopy(folder), close: nothing };
  }
}

async function answers(folder: DataFolder): Promise<boolean> {
  const address = await findOwnAddress(folder);
  if (address === undefined) return false;
  return askOwnServer(new URL('/health/live', address), { withinMs: 5_000 }).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function askForCopy(folder: DataFolder): Promise<string> {
  const address = await findOwnAddress(folder);
  if (address === undefined) throw new OperatorError(`${folder.addresses} does not say where Muster listens.`);
  const token = (await readFile(folder.operatorToken, 'utf8')).trim();
  const call = { method: 'POST', token, withinMs: COPY_WITHIN_MS } as const;
  const { status, text } = await askOwnServer(new URL('/api/v1/history/copies', address), call);
  if (status !== 201) throw new OperatorError(`The server did not copy its history (${status}): ${text}`);
  return answered.parse(JSON.parse(text)).folder;
}

async function copyOurselves(folder: DataFolder): Promise<string> {
  const target = join(folder.copies, `of-${process.pid}`);
  await rm(target, { recursive: true, force: true });
  const store = await openDuckdbStore({ folder: folder.telemetry });
  try {
    await store.copyTo(target);
  } finally {
    await store.close();
  }
  return target;
}
