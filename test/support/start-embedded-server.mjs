import { setInterval } from 'node:timers';

import { startEmbeddedServer } from '../../libs/database/src/embedded-server.ts';

/** A process that starts the embedded server on the folder it is given, says where, and then waits to be killed. */
try {
  const server = await startEmbeddedServer({ folder: process.argv[2] });
  console.log(server.url);
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1_000);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
