import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';

import { readCheckpoint, type SignedCheckpoint } from '#custody/ledger/checkpoint';
import { parseVerifier, type Verifier } from '#custody/ledger/note';
import type { ExportReport } from '#custody/ledger/verify/export-judge';

import { OperatorError } from '../start/operator-error.ts';
import { describeReport } from './describe-report.ts';
import { verifyFile } from './verify-file.ts';

interface Typed {
  readonly key: readonly string[];
  readonly witness?: string;
}

const NOTES = `
It needs the file alone: no settings, no server, no network. Exit code 0 when all of it holds, 1 when something was changed;
each place is named by its line. --key and --witness take the text itself or a file that holds it. docs/ledger.md says how
to check an export, and what each of the two shows.`;

export function verifyLedgerCommand({ callerFolder }: { readonly callerFolder: string }): Command {
  return new Command('verify-ledger')
    .description('checks an export of the ledger (GET /api/v1/ledger/export, or: muster export) byte for byte, offline')
    .argument('<file>', 'the export')
    .option('--key <key>', 'the public key that you noted (GET /api/v1/ledger/key); may be given again', collect, [])
    .option('--witness <checkpoint>', 'a checkpoint that somebody else kept (GET /api/v1/ledger/checkpoints)')
    .addHelpText('after', NOTES)
    .action(async (file: string, typed: Typed) => {
      const at = (given: string) => resolve(callerFolder, given);
      const keys = await Promise.all(typed.key.map((given) => readKey(given, at)));
      const witness = typed.witness === undefined ? undefined : await readWitness(typed.witness, at);
      const path = at(file);
      if (!existsSync(path)) throw new OperatorError(`${path} is not there.`);
      const report = await verifyFile(path, { keys, witness }, availableParallelism());
      tell(report, describeReport(report, { isPinned: keys.length > 0, witness }));
    });
}

function tell({ faultCount }: ExportReport, text: string): void {
  if (faultCount === 0) return void process.stdout.write(`${text}\n`);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

async function readKey(given: string, at: (path: string) => string): Promise<Verifier> {
  const text = await textOf(given, at);
  try {
    return parseVerifier(text.trim());
  } catch (error) {
    throw new OperatorError(`--key: ${given} ${(error as Error).message}`);
  }
}

async function readWitness(given: string, at: (path: string) => string): Promise<SignedCheckpoint> {
  const text = await textOf(given, at);
  try {
    return readCheckpoint(text);
  } catch (error) {
    throw new OperatorError(`--witness: ${given} ${(error as Error).message}`);
  }
}

/** What is no file is the text itself. */
async function textOf(given: string, at: (path: string) => string): Promise<string> {
  return existsSync(at(given)) ? readFile(at(given), 'utf8') : given;
}
