import { existsSync } from 'node:fs';

import { createLogger } from './create-logger.ts';
import { explainFailure } from './explain-failure.ts';
import { parseSettings } from './settings.ts';
import { startMuster, type RunningMuster } from './start-muster.ts';
import { stopOnSignal } from './stop-on-signal.ts';

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = parseSettings(process.env);
  const logger = createLogger(settings);
  const startedAt = performance.now();
  const muster = await startMuster(settings, logger);
  announce(muster, performance.now() - startedAt);
  stopOnSignal(muster);
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}

/** One line per address, the last of them `ready`. */
function announce({ http, mqtt, mqtts, adminPasswordFile }: RunningMuster, elapsedMs: number): void {
  console.log(`Console  ${http}`);
  console.log(`API      ${http}/api/docs`);
  console.log(`MQTT     ${mqtt}`);
  if (mqtts) console.log(`MQTTS    ${mqtts}`);
  if (adminPasswordFile) console.log(`First password of admin: ${adminPasswordFile}`);
  console.log(`Muster 集结 is ready (${(elapsedMs / 1000).toFixed(1)} s)`);
}
