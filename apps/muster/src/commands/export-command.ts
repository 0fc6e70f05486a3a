import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';

import { OperatorError } from '../start/operator-error.ts';
import { signIn } from '../replay/server/sign-in.ts';

interface ExportEnvironment {
  readonly token: string | undefined;
  readonly dataFolder: string;
  /** Where the operator stood: npm runs scripts in the project's folder. */
  readonly callerFolder: string;
}

interface Typed {
  readonly assetCode?: string;
  readonly since?: string;
  readonly url?: string;
}

/** Beside the ledger there is nothing yet that is exported here; what is gets a subcommand of its own. */
export function exportCommand(environment: ExportEnvironment): Command {
  const ledger = new Command('ledger')
    .description('writes the ledger, or what you reach of it, into a file that verify-ledger checks without a network')
    .argument('<file>', 'is not there yet')
    .option('--asset-code <code>', 'only the chain of this piece')
    .option('--since <size>', 'the size of a checkpoint that you hold: a part shows that the ledger only grew since')
    .option('--url <address>', 'HTTP address of the server (default: that of the data folder)')
    .action((file: string, typed: Typed) => exportLedger(resolve(environment.callerFolder, file), typed, environment));
  return new Command('export').description('writes what the running server knows into files').addCommand(ledger);
}

async function exportLedger(file: string, { assetCode, since, url }: Typed, account: ExportEnvironment): Promise<void> {
  const { api } = await signIn({ ...account, url });
  const query = new URLSearchParams({ ...(assetCode && { assetCode }), ...(since && { since }) });
  const lines = await api.open(`/ledger/export?${query}`);
  await pipeline(Readable.fromWeb(lines), createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new OperatorError(`${file} is there already: nothing was written over.`);
      throw error;
    },
  );
  process.stdout.write(`${file}\nCheck it with: npm run muster -- verify-ledger ${file}\n`);
}
