import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
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
    adminPassword: at('admin-password'),
    operatorToken: at('operator-token'),
    addresses: at('addresses.json'),
  };
}

/** Replaces a file that only its owner may read; a reader sees the old one or the new one, whole. */
export async function writeSecret(path: string, content: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${content}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** The key of the hashes under which device secrets are stored: made once, lost never, or every device needs a new one. */
export async function loadSecretKey(path: string): Promise<Buffer> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) return parseSecretKey(path, text.trim());
  const key = randomBytes(32);
  await writeSecret(path, key.toString('hex'));
  return key;
}

export class DamagedKeyError extends Error {
  constructor(path: string) {
    super(`${path} is damaged: restore it from a copy. With another key no device's secret is known any more.`);
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
