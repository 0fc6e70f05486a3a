import '#database/quick-imports';

const { describeAddresses } = await import('./describe-addresses.ts');
const { runProgram } = await import('./run-program.ts');
const { startApi } = await import('./start-api.ts');

await runProgram('An API of Muster 集结', startApi, describeAddresses);
