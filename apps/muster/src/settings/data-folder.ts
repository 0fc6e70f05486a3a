import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where each part keeps its data below `MUSTER_DATA_DIR`. */
export interface DataFolder {
  readonly root: string;
  readonly postgres: string;
  readonly log: string;
  readonly telemetry: string;
  readonly files: string;
  /** On the same disk as what is copied. */
  readonly copies: string;
  readonly secretKey: string;
  /** Signs the checkpoints of the ledger. */
  readonly ledgerKey: string;
  readonly noticeSecret: string;
  readonly adminPassword: string;
  readonly operatorToken: string;
  readonly addresses: string;
}

export async function openDataFolder(root: string): Promise<DataFolder> {
  await mkdir(root, { recursive: true, mode: 0o711 });
  return dataFolderAt(root);
}

/** The same for who only looks: makes nothing. */
export function dataFolderAt(root: string): DataFolder {
  const at = (name: string) => join(root, name);
  return {
    root,
    postgres: at('postgres'),
    log: at('log'),
    telemetry: at('telemetry'),
    files: at('files'),
    copies: at('copies'),
    secretKey: at('secret.key'),
    ledgerKey: at('ledger.key'),
    noticeSecret: at('notice.secret'),
    adminPassword: at('admin-password'),
    operatorToken: at('operator-token'),
    addresses: at('addresses.json'),
  };
}

/** Replaces a file that only its owner may read; a reader sees the old one or the new one, whole. */
export async function writeSecret(path: string, content: string): Promise<void> {
  await rename(await draftSecret(path, content), path);
}

async function draftSecret(path: string, content: string): Promise<string> {
  // Another process may write the same file at the same time.
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${content}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

/** The key of the hashes under which device secrets are stored: made once, lost never, or every device needs a new one. */
export async function loadSecretKey(path: string): Promise<Buffer> {
  const known = await readSecretKey(path);
  if (known) return known;
  await writeSecretOnce(path, randomBytes(32).toString('hex'));
  return (await readSecretKey(path))!;
}

/** Makes a secret that stays: of several processes that start at once one makes it, and the others take that one. */
export async function writeSecretOnce(path: string, content: string): Promise<void> {
  const draft = await draftSecret(path, content);
  try {
    await link(draft, path).catch(ignore('EEXIST'));
  } finally {
    await rm(draft);
  }
}

async function readSecretKey(path: string): Promise<Buffer | undefined> {
  const text = await readFile(path, 'utf8').catch(ignore('ENOENT'));
  return text === undefined ? undefined : parseSecretKey(path, text.trim());
}

function ignore(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
  };
}

export class DamagedKeyError extends Error {
  constructor(path: string, withAnother = "no device's secret is known any more") {
    super(`${path} is damaged: restore it from a copy. With another key ${withAnother}.`);
    this.name = 'DamagedKeyError';
  }
}

function parseSecretKey(path: string, text: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new DamagedKeyError(path);
  return Buffer.from(text, 'hex');
}

/** What the command line and tests look up when ports were chosen by the system. */
export async function writeAddresses(path: string, addresses: Readonly<Record<string, string>>): Promise<void> {
  await writeFile(path, `${JSON.stringify(addresses)}\n`);
}
