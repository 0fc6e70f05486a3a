import { copyFile, mkdir, readdir, rename, rm, chmod, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { claimFolder } from '#database/embedded/claim-folder';
import { adoptCluster } from '#database/embedded/copy-cluster';

import { dataFolderAt } from '../settings/data-folder.ts';
import { OperatorError } from '../start/operator-error.ts';
import { compareContents } from './compare-contents.ts';
import { CONTENT, readManifest, THIS_PLATFORM, type Manifest, type ManifestFile } from './manifest.ts';
import { readContents } from './read-contents.ts';
import { noteRestored } from './restored.ts';
import { hashFile, listFiles } from './tree.ts';

export interface RestoreRequest {
  readonly backup: string;
  /** The data folder to be. */
  readonly target: string;
  /** A data folder that is there is put aside, never removed. */
  readonly putAside: boolean;
  readonly now: Date;
  readonly tell: (step: string) => void;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the former data folder is now. */
  readonly formerFolder?: string;
}

const NAMED_FAULTS = 20;

/** Restores a backup beside its place, proves that it is equal to what was copied, and only then puts it there. */
export async function restoreBackup({ backup, target, putAside, now, tell }: RestoreRequest): Promise<Restored> {
  const manifest = await readManifest(backup);
  if (manifest.platform !== THIS_PLATFORM)
    throw new OperatorError(`This backup is of ${manifest.platform} and cannot be used on ${THIS_PLATFORM}.`);
  const isTaken = (await listFiles(target)).length > 0;
  if (isTaken && !putAside)
    throw new OperatorError(
      `${target} is not empty: name another folder in MUSTER_DATA_DIR, or say --put-aside to give that one another name.`,
    );
  if (isTaken) await requireUnused(target);
  const unfinished = `${target}.restoring`;
  await rm(unfinished, { recursive: true, force: true });
  tell(`checking and copying ${manifest.files.length} files`);
  await copyChecked(join(backup, CONTENT), unfinished, manifest.files);
  tell('opening what was restored, to compare it with what was copied');
  const folder = dataFolderAt(unfinished);
  if (manifest.contents.database) await adoptCluster(join(folder.postgres, 'cluster'));
  const differences = compareContents(manifest.contents, await readContents(folder));
  if (differences.length > 0)
    throw new OperatorError(['What was restored is not what was copied:', ...differences].join('\n  '));
  await noteRestored(folder, { backupAt: manifest.begunAt, restoredAt: now.toISOString() });
  const formerFolder = isTaken ? `${target}.before-${now.toISOString().replaceAll(':', '')}` : undefined;
  if (formerFolder) await rename(target, formerFolder);
  await rm(target, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await rename(unfinished, target);
  return { manifest, ...(formerFolder && { formerFolder }) };
}

/** A folder in use must not be pulled away from under its owner. */
async function requireUnused(target: string): Promise<void> {
  const { postgres, log } = dataFolderAt(target);
  for (const folder of [postgres, log]) {
    if (!existsSync(folder)) continue;
    const release = await claimFolder(folder);
    await release();
  }
}

async function copyChecked(from: string, to: string, files: readonly ManifestFile[]): Promise<void> {
  const faults = await findStrangers(from, files);
  for (const file of files) {
    const source = join(from, file.path);
    const found = await stat(source).catch(() => undefined);
    if (!found) faults.push(`${file.path} is missing`);
    else if (found.size !== file.bytes) faults.push(`${file.path} has ${found.size} bytes instead of ${file.bytes}`);
    else if ((await placeCopy(source, join(to, file.path), file)) !== file.sha256)
      faults.push(`${file.path} is not what was copied (SHA-256)`);
  }
  if (faults.length === 0) return restoreFolders(from, to);
  await rm(to, { recursive: true, force: true });
  const more = faults.length > NAMED_FAULTS ? [`and ${faults.length - NAMED_FAULTS} more`] : [];
  throw new OperatorError(
    ['The backup is damaged; nothing was restored:', ...faults.slice(0, NAMED_FAULTS), ...more].join('\n  '),
  );
}

/** Hashes what was written, not what was read. */
async function placeCopy(source: string, target: string, { mode }: ManifestFile): Promise<string> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(source, target);
  await chmod(target, mode);
  return hashFile(target);
}

async function findStrangers(folder: string, files: readonly ManifestFile[]): Promise<string[]> {
  const named = new Set(files.map(({ path }) => path));
  return (await listFiles(folder)).filter((path) => !named.has(path)).map((path) => `${path} does not belong to it`);
}

/** PostgreSQL insists on folders that have nothing in them. */
async function restoreFolders(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    const copy = join(to, path.slice(from.length));
    await mkdir(copy, { recursive: true });
    await chmod(copy, mode & 0o777);
  }
  await chmod(to, (await stat(from)).mode & 0o777);
}
