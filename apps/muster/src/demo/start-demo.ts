import { isLoopback } from '#api/http/listener';
import type { DemoAccount } from '#api/options';
import type { Logger } from 'pino';

import { openDataFolder } from '../settings/data-folder.ts';
import { OperatorError } from '../start/operator-error.ts';
import { ApiClient } from '../replay/server/api-client.ts';
import { readOperatorToken } from '../replay/server/data-folder.ts';
import { signIn } from '../replay/server/sign-in.ts';
import type { Settings } from '../settings/settings.ts';
import { startMuster } from '../start/start-muster.ts';
import { DemoFleet } from './devices/demo-fleet.ts';
import { Notebook } from './notebook.ts';
import { seedDesks, seedHands } from './desks/seed-desks.ts';
import { ADMINISTRATOR, type DemoPerson, DISPATCHER, DUTY_OFFICER, PEOPLE } from './people.ts';
import { acknowledgeAlarms } from './seed/acknowledge-alarms.ts';
import { seedClaims } from './seed/seed-claims.ts';
import { seedDemo } from './seed/seed-demo.ts';

export interface RunningDemo {
  readonly http: string;
  readonly mqtt: string;
  readonly accounts: readonly DemoAccount[];
  /** Sends what is missing of the last day; hears the share that is done. */
  catchUp(onProgress: (share: number) => void): Promise<void>;
  goLive(): void;
  close(): Promise<void>;
}

const WRITTEN_DOWN_EVERY_MS = 60_000;

/** The product with organisations, people and a fleet in it. What was started is stopped in reverse. */
export async function startDemo(settings: Settings, logger: Logger): Promise<RunningDemo> {
  requireLoopback(settings);
  await using started = new AsyncDisposableStack();
  const { root } = await openDataFolder(settings.MUSTER_DATA_DIR);
  const notebook = await Notebook.open(root, Date.now(), settings.MUSTER_ADMIN_PASSWORD);
  const { password } = notebook.notes;
  const accounts = [...PEOPLE, ADMINISTRATOR].map((person) => ({ ...person, password }));
  const withPassword = { ...settings, MUSTER_ADMIN_PASSWORD: password };
  const muster = started.adopt(await startMuster(withPassword, logger, accounts), (running) => running.close());
  const administrator = new ApiClient(muster.http, await readOperatorToken(root));
  await seedDemo(administrator, notebook);
  const as = async ({ username }: DemoPerson) =>
    (await signIn({ url: muster.http, username, password, dataFolder: root })).api;
  await seedClaims(await as(DISPATCHER), notebook);
  await seedDesks({ administrator, as }, notebook);
  const fleet = new DemoFleet(muster.mqtt, notebook);
  started.defer(() => fleet.pause());
  const clock = setInterval(() => void notebook.save(), WRITTEN_DOWN_EVERY_MS);
  started.defer(() => clearInterval(clock));
  const onDuty = new AbortController();
  started.defer(() => onDuty.abort());
  const keepWatch = async () => {
    await acknowledgeAlarms(await as(DUTY_OFFICER), notebook, onDuty.signal);
  };
  const running = started.move();
  return {
    http: muster.http,
    mqtt: muster.mqtt,
    accounts,
    catchUp: async (onProgress) => {
      await fleet.catchUp(Date.now(), onProgress);
      await seedHands(as, notebook);
    },
    goLive: () => {
      fleet.goLive((assetCode, error) => logger.error({ err: error, assetCode }, 'a piece fell silent'));
      keepWatch().catch((error: unknown) => {
        if (!onDuty.signal.aborted) logger.warn({ err: error }, 'the duty officer could not acknowledge');
      });
    },
    close: async () => {
      await running.disposeAsync();
      await fleet.close();
    },
  };
}

/** Its passwords are shown to everyone who asks. */
function requireLoopback({ MUSTER_HOST }: Settings): void {
  if (isLoopback(MUSTER_HOST)) return;
  throw new OperatorError(
    'A demonstration shows its passwords to everyone: it listens on loopback only (MUSTER_HOST).',
  );
}
