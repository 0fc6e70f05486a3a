import { keepRefused } from '#custody/state/keep-refused';
import type { DatabaseConnection } from '#database/connection';
import { TelemetryThread } from '#telemetry/thread/telemetry-thread';
import type { Logger } from 'pino';

import { chooseStore } from '../settings/choose-store.ts';
import type { DataFolder } from '../settings/data-folder.ts';
import type { Settings } from '../settings/settings.ts';
import { untilDone } from '../start/until-done.ts';

/** The history and what feeds it, on a thread of their own. */
export function openTelemetry(
  settings: Settings,
  folder: DataFolder,
  { db }: DatabaseConnection,
  logger: Logger,
): Promise<TelemetryThread> {
  return TelemetryThread.start(
    { store: chooseStore(settings, folder) },
    {
      onBackgroundError: (error) => logger.error({ err: error }, 'sealing or merging failed'),
      keepRefused: (refused) =>
        untilDone(
          () => keepRefused(db, refused, Date.now()),
          (error) => logger.error({ err: error }, 'what the history refused is not in the quarantine yet'),
        ),
    },
  );
}
