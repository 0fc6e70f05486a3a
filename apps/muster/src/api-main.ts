import { describeAddresses } from './describe-addresses.ts';
import { runProgram } from './run-program.ts';
import { startApi } from './start-api.ts';

await runProgram('An API of Muster 集结', startApi, describeAddresses);
