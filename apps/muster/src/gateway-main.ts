import '#database/quick-imports';

const { runProgram } = await import('./start/run-program.ts');
const { startGateway } = await import('./start/start-gateway.ts');

await runProgram('A gateway of Muster 集结', startGateway, ({ http, mqtt, mqtts }) => [
  `MQTT     ${mqtt}`,
  ...(mqtts ? [`MQTTS    ${mqtts}`] : []),
  `Health   ${http}/health/ready`,
]);
