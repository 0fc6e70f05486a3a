import { existsSync } from 'node:fs';

import { describeAccounts } from './demo/describe-accounts.ts';
import { showProgress } from './demo/show-progress.ts';
import { startDemo } from './demo/start-demo.ts';
import { createLogger } from './start/create-logger.ts';
import { explainFailure } from './start/explain-failure.ts';
import { parseSettings } from './settings/settings.ts';
import { stopOnSignal } from './start/stop-on-signal.ts';

/** Not the folder of an installation: what happens here is invented. */
const DATA_FOLDER = './data/demo';

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = parseSettings({ ...process.env, MUSTER_DATA_DIR: process.env['MUSTER_DATA_DIR'] || DATA_FOLDER });
  const logger = createLogger(settings);
  const startedAt = performance.now();
  console.log('Muster 集结, a demonstration: organisations, people and a fleet are being set up …');
  const demo = await startDemo(settings, logger);
  stopOnSignal(demo);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`\nConsole  ${demo.http}\nAPI      ${demo.http}/api/docs\nMQTT     ${demo.mqtt}\n`);
  console.log(`${describeAccounts(demo.accounts)}\n`);
  console.log(`Muster 集结 is ready (${seconds} s)`);
  const progress = showProgress(process.stdout);
  await demo.catchUp(progress.show);
  progress.end();
  demo.goLive();
  console.log('The fleet reports live. Ctrl-C ends it; the next npm run demo goes on from there.');
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
