import '#database/quick-imports';

const { describeAddresses } = await import('./start/describe-addresses.ts');
const { runProgram } = await import('./start/run-program.ts');
const { startMuster } = await import('./start/start-muster.ts');

await runProgram('Muster 集结', startMuster, describeAddresses);
