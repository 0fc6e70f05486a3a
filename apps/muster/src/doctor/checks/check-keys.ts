import { readFile, stat } from 'node:fs/promises';

import { parseLedgerKey } from '../../settings/ledger-key.ts';
import { findingsAbout, type Finding } from '../finding.ts';

interface KeyCheck {
  readonly about: string;
  readonly path: string;
  readonly isWhole: (text: string) => boolean;
  /** What to do when somebody may have read it, after its mode is right again. */
  readonly ifRead: string;
  readonly withAnother: string;
}

/** The key of device secrets: whole, and for its owner's eyes alone. */
export function checkSecretKey(path: string): Promise<Finding[]> {
  return checkKey({
    about: 'secret key',
    path,
    isWhole: (text) => /^[0-9a-f]{64}$/.test(text.trim()),
    ifRead: 'issue device credentials anew if somebody may have read it',
    withAnother: 'no device is known any more',
  });
}

/** The key that signs the ledger, likewise. */
export function checkLedgerKey(path: string): Promise<Finding[]> {
  return checkKey({
    about: 'ledger key',
    path,
    isWhole: (text) => parseLedgerKey(text) !== undefined,
    ifRead: 'tell whoever pinned it if somebody may have read it: a checkpoint could be forged',
    withAnother: 'whoever pinned it takes no new export',
  });
}

async function checkKey({ about, path, isWhole, ifRead, withAnother }: KeyCheck): Promise<Finding[]> {
  const { ok, warning, problem } = findingsAbout(about);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (!('mode' in found)) {
    if (found.code === 'ENOENT') return [ok(`${path} is not there yet: the first start makes it`)];
    return [problem(`${path}: ${found.message}`, 'it must be readable by the account that runs Muster.')];
  }
  const findings: Finding[] = [];
  if ((found.mode & 0o077) !== 0)
    findings.push(problem(`${path} may be read by others`, `chmod 600 ${path}, and ${ifRead}.`));
  if (!isWhole(await readFile(path, 'utf8').catch(() => '')))
    findings.push(problem(`${path} is damaged`, `restore it from a backup: with another key ${withAnother}.`));
  if (findings.length > 0) return findings;
  const isOurs = !process.getuid || found.uid === process.getuid();
  return [isOurs ? ok(path) : warning(`${path} belongs to account ${found.uid}`, 'run Muster as that account.')];
}
