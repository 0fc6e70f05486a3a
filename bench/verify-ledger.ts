import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { ledgerSigner } from '#custody/ledger/checkpoint';

import { makeExport } from './ledger/make-export.ts';
import { printFigure } from './print-figure.ts';

const USAGE = `npm run bench -- verify-ledger [options]   the built command line on an export that is made for it
  --entries 1000000
  --pieces 20000      each with a chain of its own
  --runs 3`;

export async function verifyLedger(args: string[]): Promise<void> {
  const options = {
    entries: { type: 'string', default: '1000000' },
    pieces: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) return console.log(USAGE);
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  try {
    const path = join(folder, 'ledger.ndjson');
    const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
    const ledger = { entries: Number(values.entries), pieces: Number(values.pieces) };
    await pipeline(Readable.from(makeExport(signer, ledger), { objectMode: false }), createWriteStream(path));
    printFigure('verify-ledger', 'machineLoadBefore', loadavg()[0]!, '1');
    printFigure('verify-ledger', 'cores', availableParallelism(), '1');
    printFigure('verify-ledger', 'entries', ledger.entries, '1');
    printFigure('verify-ledger', 'bytes', (await stat(path)).size, 'By');
    for (let run = 0; run < Number(values.runs); run++)
      printFigure('verify-ledger', 'verified', await timeVerifying(path, signer.verifier.text), 's');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The whole process, as an auditor waits for it. */
async function timeVerifying(path: string, key: string): Promise<number> {
  const startedAt = performance.now();
  const command = ['dist/apps/muster/src/cli.js', 'verify-ledger', path, '--key', key];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`verify-ledger ended with ${code} (npm run build?)`);
  return (performance.now() - startedAt) / 1_000;
}
