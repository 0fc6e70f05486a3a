import { readFile, stat } from 'node:fs/promises';

import { findingsAbout, type Finding } from '../finding.ts';

const { ok, warning, problem } = findingsAbout('secret key');

/** The key of device secrets: whole, and for its owner's eyes alone. */
export async function checkSecretKey(path: string): Promise<Finding[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code === 'ENOENT') return [ok(`${path} is not there yet: the first start makes it`)];
    return [problem(`${path}: ${found.message}`, 'it must be readable by the account that runs Muster.')];
  }
  const findings: Finding[] = [];
  if ((found.mode & 0o077) !== 0)
    findings.push(
      problem(
        `${path} may be read by others`,
        `chmod 600 ${path}, and issue device credentials anew if somebody may have read it.`,
      ),
    );
  const text = await readFile(path, 'utf8').catch(() => '');
  if (!/^[0-9a-f]{64}$/.test(text.trim()))
    findings.push(
      problem(`${path} is damaged`, 'restore it from a backup: with another key no device is known any more.'),
    );
  if (findings.length > 0) return findings;
  const isOurs = !process.getuid || found.uid === process.getuid();
  return [isOurs ? ok(path) : warning(`${path} belongs to account ${found.uid}`, 'run Muster as that account.')];
}
