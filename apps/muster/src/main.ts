import '#database/quick-imports';

const { describeAddresses } = await import('./describe-addresses.ts');
const { runProgram } = await import('./run-program.ts');
const { startMuster } = await import('./start-muster.ts');

await runProgram('Muster 集结', startMuster, describeAddresses);
