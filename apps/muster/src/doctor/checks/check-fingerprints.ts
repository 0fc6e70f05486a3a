import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { connectDatabase, DEFAULT_LIMITS } from '#database/connection';
import { findRunningServer } from '#database/embedded/find-running';
import { readFingerprint } from '#database/key-fingerprint';

import { fingerprintOfLedgerKey, fingerprintOfSecret, type KeyName } from '../../compose/key-fingerprints.ts';
import type { DataFolder } from '../../settings/data-folder.ts';
import { parseLedgerKey } from '../../settings/ledger-key.ts';
import type { Settings } from '../../settings/settings.ts';
import { findingsAbout, type Finding } from '../finding.ts';

const { ok, warning, problem } = findingsAbout('keys of this installation');

/** Whether the keys of this part are those that the database has been used with. */
export async function checkFingerprints(settings: Settings, folder: DataFolder): Promise<Finding[]> {
  const found: Finding[] = settings.MUSTER_REPLACE_KEY
    ? [warning('MUSTER_REPLACE_KEY is set', 'take it out again after the one start that it is meant for.')]
    : [];
  const url =
    settings.MUSTER_DATABASE_URL === 'embedded'
      ? await findRunningServer(folder.postgres).catch(() => undefined)
      : settings.MUSTER_DATABASE_URL;
  if (url === undefined) return found;
  const secret = settings.MUSTER_SECRET_KEY_FILE ?? folder.secretKey;
  const ledger = settings.MUSTER_LEDGER_KEY_FILE ?? folder.ledgerKey;
  return [
    ...found,
    ...(await compare(url, { name: 'secret', path: secret, fingerprint: readSecret })),
    ...(await compare(url, { name: 'ledger', path: ledger, fingerprint: readLedger })),
  ];
}

type CheckedKey = Exclude<KeyName, 'notice'>;

interface KeyFile {
  readonly name: CheckedKey;
  readonly path: string;
  readonly fingerprint: (text: string) => string | undefined;
}

const readSecret = (text: string) => fingerprintOfSecret(Buffer.from(text.trim(), 'hex'));
const readLedger = (text: string) => {
  const key = parseLedgerKey(text);
  return key && fingerprintOfLedgerKey(key);
};

async function compare(url: string, { name, path, fingerprint }: KeyFile): Promise<Finding[]> {
  const noted = await askFor(url, name);
  if (noted === undefined) return [];
  const remedy = `copy it from a part that runs or from a backup; with another this part does not start (${setting(name)}).`;
  if (!existsSync(path)) return [problem(`the ${name} key ${path} is not there, and the database knows one`, remedy)];
  const isSame = fingerprint(await readFile(path, 'utf8').catch(() => '')) === noted;
  return [isSame ? ok(`${path} is the one`) : problem(`${path} is another than the database knows`, remedy)];
}

const setting = (name: CheckedKey) => `MUSTER_${name.toUpperCase()}_KEY_FILE`;

/** Undefined where the database knows none, or is not there: that it is away is another check's matter. */
async function askFor(url: string, name: CheckedKey): Promise<string | undefined> {
  const database = connectDatabase(url, { ...DEFAULT_LIMITS, connections: 1 });
  try {
    return await readFingerprint(database.db, name);
  } catch {
    return undefined;
  } finally {
    await database.close();
  }
}
