import type { DatabaseConnection } from '#database/connection';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { Logger } from 'pino';

import type { Counters } from '../counters.ts';
import { KnownPieces } from './known-pieces.ts';
import type { MosquittoFilesOptions } from './mosquitto-files.ts';
import { OutsideBroker } from './outside-broker.ts';
import { OutsideKeeper } from './outside-keeper.ts';

/** Where a broker of somebody else's is, and as whom all gateways hear it. */
export interface OutsideAddress {
  readonly url: string;
  readonly clientId: string;
  /** Where the broker is a Mosquitto on this machine: its files are kept in step with the register. */
  readonly mosquitto?: Pick<MosquittoFilesOptions, 'folder' | 'pidFile' | 'own'> | undefined;
}

export interface HearOutsideOptions extends OutsideAddress {
  readonly database: DatabaseConnection;
  /** Of this gateway. */
  readonly gateway: string;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly store: (entry: LogEntry) => Promise<unknown>;
  readonly onStatus: (assetCode: string) => void;
}

/** Hears the outside broker whenever no other gateway does. */
export function hearOutside(options: HearOutsideOptions): OutsideKeeper {
  const { database, gateway, logger, clientId } = options;
  const pieces = new KnownPieces(database, Date.now);
  return new OutsideKeeper({
    ...{ database, logger },
    holder: gateway,
    lease: `outside-broker ${clientId}`,
    open: () => new OutsideBroker({ ...options, now: Date.now, timeSourceOf: (assetCode) => pieces.find(assetCode) }),
  });
}
