import type { Server } from 'node:http';

import { WitnessKeeper } from './alarms/witness-keeper.ts';
import { assembleApplication } from './application.ts';
import { Housekeeping } from './housekeeping.ts';
import { requireSafeListener } from './http/listener.ts';
import { LedgerKeeper } from './ledger/ledger-keeper.ts';
import type { ApiOptions } from './options.ts';
import { Courier } from './notices/courier.ts';
import { OutwardCourier } from './notices/outward-courier.ts';
import { EventFeed } from './stream/event-feed.ts';
import { FleetFeed } from './stream/fleet-feed.ts';

export interface Api {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly address: string;
  /** For whoever else lives on this port (MQTT over WebSocket). */
  readonly server: Server;
  close(): Promise<void>;
}

/** Starts the API: follows the fleet, then listens. `close` undoes both. */
export async function createApi(options: ApiOptions): Promise<Api> {
  requireSafeListener(options);
  const app = await assembleApplication(options);
  const feed = app.get(FleetFeed, { strict: false });
  const events = app.get(EventFeed, { strict: false });
  const courier = app.get(Courier, { strict: false });
  const outward = app.get(OutwardCourier, { strict: false });
  const housekeeping = app.get(Housekeeping);
  const ledger = app.get(LedgerKeeper);
  const witness = app.get(WitnessKeeper);
  await feed.start();
  await events.start();
  courier.start();
  outward.start();
  housekeeping.start();
  ledger.start();
  witness.start();
  const close = async () => {
    await app.close();
    await housekeeping.stop();
    await ledger.stop();
    await witness.stop();
    await courier.stop();
    await outward.stop();
    await feed.stop();
    await events.stop();
  };
  try {
    await app.listen(options.port, options.host);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: (await app.getUrl()).replace(/\/$/, ''), server: app.getHttpServer(), close };
}
