import '#database/quick-imports';

const { describeAddresses } = await import('./start/describe-addresses.ts');
const { runProgram } = await import('./start/run-program.ts');
const { startApi } = await import('./start/start-api.ts');

await runProgram('An API of Muster 集结', startApi, describeAddresses);
