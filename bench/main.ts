import { absence } from './absence.ts';
import { calendar } from './calendar.ts';
import { catchUp } from './catch-up.ts';
import { disk } from './disk.ts';
import { fleet } from './fleet.ts';
import { flood } from './flood.ts';
import { gateways } from './gateways.ts';
import { history } from './history.ts';
import { idle, ingest } from './ingest.ts';
import { importTable } from './import.ts';
import { ledgerAppend } from './ledger-append.ts';
import { stack } from './stack.ts';
import { stocktake } from './stocktake.ts';
import { verifyLedger } from './verify-ledger.ts';
import { visible } from './visible.ts';

const BENCHES: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  absence,
  calendar,
  'catch-up': catchUp,
  disk,
  fleet,
  flood,
  gateways,
  history,
  idle,
  import: importTable,
  ingest,
  'ledger-append': ledgerAppend,
  stack,
  stocktake,
  'verify-ledger': verifyLedger,
  visible,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) await bench(args);
else {
  console.error(
    `npm run bench -- <name> [options]; names: ${Object.keys(BENCHES).join(', ')}; --help after a name shows its options`,
  );
  process.exitCode = 2;
}
