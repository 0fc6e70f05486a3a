import { describeAddresses } from './describe-addresses.ts';
import { runProgram } from './run-program.ts';
import { startMuster } from './start-muster.ts';

await runProgram('Muster 集结', startMuster, describeAddresses);
