import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { copyCluster } from '#database/embedded/copy-cluster';
import { collectLog } from '#telemetry/log/collect-log';

import { dataFolderAt, type DataFolder } from '../settings/data-folder.ts';
import { OperatorError } from '../start/operator-error.ts';
import type { Settings } from '../settings/settings.ts';
import { noteLastBackup } from './last-backup.ts';
import { openSource, type LiveSource } from './live-source.ts';
import { CONTENT, THIS_PLATFORM, writeManifest, type Manifest } from './manifest.ts';
import { readContents, readGateway } from './read-contents.ts';
import { copyMissing, describeFiles } from './tree.ts';

export interface BackupRequest {
  readonly settings: Settings;
  readonly target: string;
  readonly version: string;
  readonly tell: (step: string) => void;
}

/**
 * Copies a data folder that may be in use. The order makes it whole: the log is held on to first, then come the stores,
 * then the end of the log, so that what a store lacks is in the log behind the position that this store says.
 */
export async function makeBackup(request: BackupRequest): Promise<Manifest> {
  const { settings, target, version, tell } = request;
  requireData(settings);
  const folder = dataFolderOf(settings);
  await requireEmpty(target);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const copy = dataFolderAt(join(unfinished, CONTENT));
  await mkdir(copy.root, { recursive: true, mode: 0o711 });
  const begunAt = new Date().toISOString();
  await copyWhileItRuns(folder, copy, request);
  tell('opening the copy to see that it is whole');
  const contents = await readContents(copy);
  tell('hashing');
  const files = await describeFiles(copy.root);
  const described = { muster: version, platform: THIS_PLATFORM, gateway: await readGateway(copy), contents, files };
  const endedAt = new Date().toISOString();
  await writeManifest(unfinished, { ...described, begunAt, endedAt });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
  await noteLastBackup(folder, { at: begunAt, folder: target });
  return { format: 1, ...described, begunAt, endedAt };
}

/** A key or files that are shared are no sign of it: they are named by their settings, wherever one stands. */
function requireData({ MUSTER_DATA_DIR }: Settings): void {
  const { log, secretKey, addresses } = dataFolderAt(MUSTER_DATA_DIR);
  if ([log, secretKey, addresses].some((path) => existsSync(path))) return;
  throw new OperatorError(
    `${MUSTER_DATA_DIR} holds no data of Muster: nothing to back up. Set MUSTER_DATA_DIR to the folder of the part that is meant.`,
  );
}

/** Files and keys may lie elsewhere, where several processes share them. */
function dataFolderOf(settings: Settings): DataFolder {
  const folder = dataFolderAt(settings.MUSTER_DATA_DIR);
  return {
    ...folder,
    files: settings.MUSTER_FILES_DIR ?? folder.files,
    secretKey: settings.MUSTER_SECRET_KEY_FILE ?? folder.secretKey,
    ledgerKey: settings.MUSTER_LEDGER_KEY_FILE ?? folder.ledgerKey,
    noticeSecret: settings.MUSTER_NOTICE_SECRET_FILE ?? folder.noticeSecret,
  };
}

async function requireEmpty(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new OperatorError(`${target}: ${error.message}`);
  });
  if (names.length > 0) throw new OperatorError(`${target} is not empty: name a folder that is not there yet.`);
  await mkdir(dirname(target), { recursive: true });
}

async function copyWhileItRuns(folder: DataFolder, copy: DataFolder, request: BackupRequest): Promise<void> {
  const { tell } = request;
  const heldLog = join(folder.copies, `log-${process.pid}`);
  await mkdir(folder.log, { recursive: true, mode: 0o700 });
  const log = await collectLog(folder.log, heldLog);
  try {
    await copyMissing(folder.files, copy.files, isPlaced);
    await copyStores(folder, copy, request);
    // Files whose rows were written meanwhile.
    await copyMissing(folder.files, copy.files, isPlaced);
    await copySecrets(folder, copy);
    tell('copying the log');
    await log.finish();
    await copyMissing(heldLog, copy.log, () => true);
  } finally {
    await log.finish().catch(() => undefined);
    await rm(heldLog, { recursive: true, force: true });
  }
}

async function copyStores(folder: DataFolder, copy: DataFolder, { settings, tell }: BackupRequest): Promise<void> {
  const source = await openSource(folder, settings.MUSTER_DATABASE_URL === 'embedded');
  try {
    if (source.databaseUrl !== undefined) await copyDatabase(source.databaseUrl, folder, copy, tell);
    else tell('PostgreSQL is a server of its own and is not in this backup: see docs/backup.md');
    if (settings.MUSTER_TELEMETRY_URL === 'embedded') await copyHistory(source, copy, tell);
    else tell('InfluxDB is a server of its own and is not in this backup: see docs/backup.md');
  } finally {
    await source.close();
  }
}

async function copyDatabase(
  url: string,
  { postgres }: DataFolder,
  copy: DataFolder,
  tell: BackupRequest['tell'],
): Promise<void> {
  tell('copying PostgreSQL');
  await mkdir(copy.postgres, { recursive: true, mode: 0o711 });
  await copyCluster(url, join(postgres, 'cluster'), join(copy.postgres, 'cluster'));
  await copyFile(join(postgres, 'password'), join(copy.postgres, 'password'));
}

async function copyHistory(source: LiveSource, copy: DataFolder, tell: BackupRequest['tell']): Promise<void> {
  tell('copying the history');
  const made = await source.copyHistory();
  try {
    await copyMissing(made, copy.telemetry, () => true);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

async function copySecrets(folder: DataFolder, copy: DataFolder): Promise<void> {
  await mkdir(copy.log, { recursive: true, mode: 0o700 });
  const wanted = [
    [folder.secretKey, copy.secretKey],
    [folder.ledgerKey, copy.ledgerKey],
    [folder.noticeSecret, copy.noticeSecret],
    [folder.adminPassword, copy.adminPassword],
    [join(folder.log, 'gateway-id'), join(copy.log, 'gateway-id')],
    [join(folder.log, 'influxdb-position'), join(copy.log, 'influxdb-position')],
  ] as const;
  for (const [from, to] of wanted) if (existsSync(from)) await copyFile(from, to);
}

/** Not what is still on its way in. */
function isPlaced(path: string): boolean {
  return !path.startsWith('incoming');
}
