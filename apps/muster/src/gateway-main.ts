import { runProgram } from './run-program.ts';
import { startGateway } from './start-gateway.ts';

await runProgram('A gateway of Muster 集结', startGateway, ({ http, mqtt, mqtts }) => [
  `MQTT     ${mqtt}`,
  ...(mqtts ? [`MQTTS    ${mqtts}`] : []),
  `Health   ${http}/health/ready`,
]);
