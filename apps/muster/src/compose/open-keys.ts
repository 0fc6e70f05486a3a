import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

import type { DatabaseConnection } from '#database/connection';
import { noteFingerprint, readFingerprint, replaceFingerprint } from '#database/key-fingerprint';

import { loadSecretKey, type DataFolder } from '../settings/data-folder.ts';
import { loadLedgerKey } from '../settings/ledger-key.ts';
import { loadNoticeSecret } from '../settings/notice-secret.ts';
import { OperatorError } from '../start/operator-error.ts';
import type { Settings } from '../settings/settings.ts';
import {
  fingerprintOfLedgerKey,
  fingerprintOfNoticeSecret,
  fingerprintOfSecret,
  type KeyName,
} from './key-fingerprints.ts';

export interface KeyStart {
  readonly settings: Settings;
  readonly folder: DataFolder;
  readonly database: Pick<DatabaseConnection, 'db'>;
}

interface Named {
  readonly name: KeyName;
  readonly setting: string;
  readonly path: string;
  readonly withAnother: string;
}

interface KeyFile<Key> extends Named {
  readonly load: (path: string) => Promise<Key>;
  readonly fingerprint: (key: Key) => string;
}

/** The key of device secrets: the one that every part on this database has. */
export function openSecretKey(start: KeyStart): Promise<Buffer> {
  return openKey(start, {
    name: 'secret',
    setting: 'MUSTER_SECRET_KEY_FILE',
    path: start.settings.MUSTER_SECRET_KEY_FILE ?? start.folder.secretKey,
    load: loadSecretKey,
    fingerprint: fingerprintOfSecret,
    withAnother: 'no device that has a credential would be let in',
  });
}

/** The key of the ledger's checkpoints: the one that every API on this database has. */
export function openLedgerKey(start: KeyStart): Promise<KeyObject> {
  return openKey(start, {
    name: 'ledger',
    setting: 'MUSTER_LEDGER_KEY_FILE',
    path: start.settings.MUSTER_LEDGER_KEY_FILE ?? start.folder.ledgerKey,
    load: loadLedgerKey,
    fingerprint: fingerprintOfLedgerKey,
    withAnother: 'whoever pinned the first one would take no export of the ledger',
  });
}

/** The secret that signs calls to people on duty: the one that every API on this database has. */
export function openNoticeSecret(start: KeyStart): Promise<Buffer> {
  return openKey(start, {
    name: 'notice',
    setting: 'MUSTER_NOTICE_SECRET_FILE',
    path: start.settings.MUSTER_NOTICE_SECRET_FILE ?? start.folder.noticeSecret,
    load: loadNoticeSecret,
    fingerprint: fingerprintOfNoticeSecret,
    withAnother: 'the port that texts and calls people would refuse what it is sent',
  });
}

async function openKey<Key>({ settings, database: { db } }: KeyStart, file: KeyFile<Key>): Promise<Key> {
  const { name, path } = file;
  const isReplaced = settings.MUSTER_REPLACE_KEY === name;
  const known = await readFingerprint(db, name);
  if (known && !isReplaced && !existsSync(path)) throw refusal(file, `${path} is not there`);
  const key = await file.load(path).catch((error: unknown) => {
    throw explainPath(file, error);
  });
  const fingerprint = file.fingerprint(key);
  if (isReplaced) await replaceFingerprint(db, { name, fingerprint });
  else if ((await noteFingerprint(db, { name, fingerprint })) !== fingerprint)
    throw refusal(file, `${path} is another key`);
  return key;
}

function refusal({ name, setting, withAnother }: Named, says: string): OperatorError {
  return new OperatorError(
    `${setting}: ${says}, and this database has been used with one already: with another ${withAnother}. ` +
      'Copy the file from a part that runs or from a backup. ' +
      `Only where it is lost for good, start once with MUSTER_REPLACE_KEY=${name}.`,
  );
}

/** What is wrong with the place of a file that is to be made, and which setting names it. */
function explainPath({ setting, path }: Named, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new OperatorError(`${setting}: there is no folder ${dirname(path)}`);
  if (code === 'EACCES' || code === 'EROFS')
    return new OperatorError(
      `${setting}: ${path} must be readable, or its folder writable, for this account (${code})`,
    );
  return error;
}
